"""`dumpsys device_policy` (AOSP DevicePolicyManagerService.dump)."""

from adbaudit.saved.recogniser import service

RECOGNISER = service(
    "device_policy", r"^[ \t]*Current Device Policy Manager state:", "Current Device Policy Manager state:"
)
