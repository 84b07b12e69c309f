"""`settings get secure`: enabled accessibility services, notification listeners, default SMS and phone app."""

from __future__ import annotations

import re

from adbaudit.model.user import UserId
from adbaudit.ports import Command

ACCESSIBILITY = "enabled_accessibility_services"
NOTIFICATION_LISTENERS = "enabled_notification_listeners"
DEFAULT_SMS = "sms_default_application"
DEFAULT_DIALER = "dialer_default_application"

_PACKAGE = re.compile(r"[A-Za-z0-9_.]+")
_COMPONENT = re.compile(r"[A-Za-z0-9_.]+/[\w.$]+")


def command(user: UserId, key: str) -> Command:
    """One setting; `--user` stands after the verb, which old and new versions both take."""
    return Command(argv=("settings", "get", "--user", str(user), "secure", key), seconds=15, max_bytes=1024 * 1024)


def parse_components(text: str) -> tuple[str, ...] | None:
    """Read `a/b:c/.D`, `null` or nothing; `None` when no part of it is one.

    Java lets a class have a name in any script; of one with other signs in it only the package is told.
    What Android itself could not read as a component it passes over, see `odd_parts`.

    >>> parse_components("com.x/.Service:com.y/com.y.Listener")
    ('com.x/.Service', 'com.y/com.y.Listener')
    """
    value = text.strip()
    if value in {"", "null"}:
        return ()
    parts = [part for part in value.split(":") if part]
    named = [name for name in map(_component, parts) if name is not None]
    return tuple(dict.fromkeys(named)) if named or not parts else None


def parse_list(text: str) -> tuple[str, ...] | None:
    """Every entry just as it stands, to be written back the same; `None` where it could not be kept exactly so."""
    components = parse_components(text)
    value = text.removesuffix("\n").removesuffix("\r")
    is_exact = value.isprintable() and "\ufffd" not in value and "" not in value.split(":")
    if not components:
        return components
    return tuple(value.split(":")) if is_exact else None


def odd_parts(text: str) -> bool:
    """Whether anything stands in the setting that is no component."""
    value = text.strip()
    return value not in {"", "null"} and any(part and _component(part) is None for part in value.split(":"))


def _component(part: str) -> str | None:
    if _COMPONENT.fullmatch(part):
        return part
    package, slash, name = part.partition("/")
    return package if slash and name and _PACKAGE.fullmatch(package) else None


def parse_package(text: str) -> tuple[str, ...] | None:
    """Read a package name, `null` or nothing; a component's package counts."""
    value = text.strip().partition("/")[0]
    if value in {"", "null"}:
        return ()
    return (value,) if re.fullmatch(r"[A-Za-z0-9_.]+", value) else None
