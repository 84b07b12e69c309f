"""Lists of components that the apps of a user share in the secure settings."""

from __future__ import annotations

from adbaudit.model.action import Argv
from adbaudit.model.user import UserId


def write_list(user: UserId, setting: str, components: tuple[str, ...]) -> Argv:
    """The command that writes the whole list (AOSP Settings.Secure); an empty one is no list.

    >>> write_list(UserId(0), "enabled_accessibility_services", ("com.x/.Reader",))[-1]
    'com.x/.Reader'
    """
    place = ("--user", str(user), "secure", setting)
    return ("settings", "put", *place, ":".join(components)) if components else ("settings", "delete", *place)
