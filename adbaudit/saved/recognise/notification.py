"""`dumpsys notification` (AOSP NotificationManagerService.dump): known only so that it is taken for nothing else."""

from adbaudit.saved.recogniser import service

RECOGNISER = service(
    "notification", r"^[ \t]*Current Notification Manager state:", "Current Notification Manager state:"
)
