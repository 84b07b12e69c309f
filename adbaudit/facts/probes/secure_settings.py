"""`settings get secure`: enabled accessibility services, notification listeners, default SMS and phone app."""

from __future__ import annotations

import re

from adbaudit.model.user import UserId
from adbaudit.ports import Command

ACCESSIBILITY = "enabled_accessibility_services"
NOTIFICATION_LISTENERS = "enabled_notification_listeners"
DEFAULT_SMS = "sms_default_application"
DEFAULT_DIALER = "dialer_default_application"

_COMPONENT = re.compile(r"([A-Za-z0-9_.]+)/([A-Za-z0-9_.$]+)")


def command(user: UserId, key: str) -> Command:
    """One setting; `--user` stands after the verb, which old and new versions both take."""
    return Command(argv=("settings", "get", "--user", str(user), "secure", key), seconds=15, max_bytes=1024 * 1024)


def parse_components(text: str) -> tuple[str, ...] | None:
    """Read `a/b:c/.D`, `null` or nothing; `None` when it is neither.

    >>> parse_components("com.x/.Service:com.y/com.y.Listener")
    ('com.x/.Service', 'com.y/com.y.Listener')
    """
    value = text.strip()
    if value in {"", "null"}:
        return ()
    parts = [part for part in value.split(":") if part]
    if not all(_COMPONENT.fullmatch(part) for part in parts):
        return None
    return tuple(dict.fromkeys(parts))


def parse_package(text: str) -> tuple[str, ...] | None:
    """Read a package name, `null` or nothing; a component's package counts."""
    value = text.strip().partition("/")[0]
    if value in {"", "null"}:
        return ()
    return (value,) if re.fullmatch(r"[A-Za-z0-9_.]+", value) else None
