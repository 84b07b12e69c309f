"""App-ops: numbers, defaults and first versions (AOSP AppOpsManager, sAppOpInfos), and modes."""

from __future__ import annotations

import re
from dataclasses import dataclass

MODES: tuple[str, ...] = ("allow", "ignore", "deny", "default", "foreground")
"""In the order of their numbers, which dumps to Android 8.1 print instead of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """One op: its number, the mode that stands when none was set, and the op that decides for it."""

    name: str
    number: int
    since: int = 19
    default: str = "allow"
    switch: str | None = None


_ROWS: tuple[tuple[str, int, int, str], ...] = (
    ("COARSE_LOCATION", 0, 19, "allow"),
    ("FINE_LOCATION", 1, 19, "allow"),
    ("VIBRATE", 3, 19, "allow"),
    ("READ_CONTACTS", 4, 19, "allow"),
    ("WRITE_CONTACTS", 5, 19, "allow"),
    ("READ_CALL_LOG", 6, 19, "allow"),
    ("WRITE_CALL_LOG", 7, 19, "allow"),
    ("READ_CALENDAR", 8, 19, "allow"),
    ("WRITE_CALENDAR", 9, 19, "allow"),
    ("WIFI_SCAN", 10, 19, "allow"),
    ("POST_NOTIFICATION", 11, 19, "allow"),
    ("CALL_PHONE", 13, 19, "allow"),
    ("READ_SMS", 14, 19, "allow"),
    ("WRITE_SMS", 15, 19, "ignore"),
    ("RECEIVE_SMS", 16, 19, "allow"),
    ("RECEIVE_MMS", 18, 19, "allow"),
    ("RECEIVE_WAP_PUSH", 19, 19, "allow"),
    ("SEND_SMS", 20, 19, "allow"),
    ("WRITE_SETTINGS", 23, 19, "default"),
    ("SYSTEM_ALERT_WINDOW", 24, 19, "default"),
    ("CAMERA", 26, 19, "allow"),
    ("RECORD_AUDIO", 27, 19, "allow"),
    ("READ_CLIPBOARD", 29, 19, "allow"),
    ("WAKE_LOCK", 40, 19, "allow"),
    ("GET_USAGE_STATS", 43, 22, "default"),
    ("TOAST_WINDOW", 45, 22, "allow"),
    ("PROJECT_MEDIA", 46, 22, "ignore"),
    ("READ_PHONE_STATE", 51, 23, "allow"),
    ("PROCESS_OUTGOING_CALLS", 54, 23, "allow"),
    ("BODY_SENSORS", 56, 23, "allow"),
    ("READ_CELL_BROADCASTS", 57, 23, "allow"),
    ("READ_EXTERNAL_STORAGE", 59, 23, "allow"),
    ("WRITE_EXTERNAL_STORAGE", 60, 23, "allow"),
    ("GET_ACCOUNTS", 62, 24, "allow"),
    ("RUN_IN_BACKGROUND", 63, 24, "allow"),
    ("READ_PHONE_NUMBERS", 65, 26, "allow"),
    ("REQUEST_INSTALL_PACKAGES", 66, 26, "default"),
    ("ANSWER_PHONE_CALLS", 69, 26, "allow"),
    ("RUN_ANY_IN_BACKGROUND", 70, 28, "allow"),
    ("BIND_ACCESSIBILITY_SERVICE", 73, 28, "allow"),
    ("START_FOREGROUND", 76, 28, "allow"),
    ("ACTIVITY_RECOGNITION", 79, 29, "allow"),
    ("READ_MEDIA_AUDIO", 81, 29, "allow"),
    ("READ_MEDIA_VIDEO", 83, 29, "allow"),
    ("READ_MEDIA_IMAGES", 85, 29, "allow"),
    ("LEGACY_STORAGE", 87, 29, "default"),
    ("ACCESS_ACCESSIBILITY", 88, 29, "allow"),
    ("READ_DEVICE_IDENTIFIERS", 89, 29, "deny"),
    ("ACCESS_MEDIA_LOCATION", 90, 30, "allow"),
    ("QUERY_ALL_PACKAGES", 91, 30, "default"),
    ("MANAGE_EXTERNAL_STORAGE", 92, 30, "default"),
    ("SCHEDULE_EXACT_ALARM", 107, 31, "default"),
    ("BLUETOOTH_CONNECT", 111, 31, "allow"),
    ("ACCESS_RESTRICTED_SETTINGS", 119, 33, "default"),
    ("READ_MEDIA_VISUAL_USER_SELECTED", 123, 34, "allow"),
    ("USE_FULL_SCREEN_INTENT", 133, 34, "default"),
)

OPS: dict[str, Op] = {
    name: Op(name=name, number=number, since=since, default=default) for name, number, since, default in _ROWS
}

_MAKER_OP = re.compile(r"MIUIOP\((1\d{4})\)\Z")


def op_named(text: str, sdk: int) -> Op | None:
    """The op of that name or number on this version; MIUI's own ops have numbers above 10000 and no name."""
    if (maker := _MAKER_OP.match(text)) is not None:
        return Op(name=text, number=int(maker.group(1)))
    if text.isascii() and text.isdigit():
        number = int(text)
        if 10000 < number < 20000:
            return Op(name=f"MIUIOP({number})", number=number)
        return next((op for op in OPS.values() if op.number == number and op.since <= sdk), None)
    op = OPS.get(text.removeprefix("android:").upper())
    return op if op is not None and op.since <= sdk else None


def switch_of(name: str, sdk: int) -> str:
    """The op whose mode decides; to Android 10 fine location follows coarse."""
    return "COARSE_LOCATION" if name == "FINE_LOCATION" and sdk <= 29 else name


def default_of(name: str) -> str:
    """The mode that stands when none was set."""
    return OPS[name].default if name in OPS else "allow"
