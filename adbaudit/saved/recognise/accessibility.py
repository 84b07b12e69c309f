"""`dumpsys accessibility` (AOSP AccessibilityManagerService.dump); enabled services stand in it as well."""

from adbaudit.saved.recogniser import service

RECOGNISER = service(
    "accessibility", r"^[ \t]*ACCESSIBILITY MANAGER \(dumpsys accessibility\)", "(dumpsys accessibility)"
)
