"""`dumpsys appops` (AOSP AppOpsService.dump)."""

from adbaudit.saved.recogniser import service

RECOGNISER = service("appops", r"^[ \t]*Current AppOps Service state:", "Current AppOps Service state:")
