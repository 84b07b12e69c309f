"""`dumpsys role` (AOSP RoleManagerService.dump)."""

from adbaudit.saved.recogniser import service

RECOGNISER = service("role", r"^[ \t]*ROLE \w[\w ]*\(dumpsys role\):", "(dumpsys role)")
