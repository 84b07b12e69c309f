"""`dumpsys role`: who holds the SMS and phone roles, from Android 10 on (AOSP RoleUserState.dump)."""

from __future__ import annotations

import re

from adbaudit.facts.probes.numbers import number_of
from adbaudit.model.user import UserId
from adbaudit.ports import Command

SMS = "android.app.role.SMS"
DIALER = "android.app.role.DIALER"
SINCE = 29

_PAIR = re.compile(r"^\s*(user_id|name|holders)=(\S+)\s*$")
_HEADER = re.compile(r"^\s*ROLE .*\(dumpsys role\):", re.MULTILINE)


def command() -> Command:
    """Every role of every user in one answer."""
    return Command(argv=("dumpsys", "role"), seconds=15, max_bytes=4 * 1024 * 1024)


def parse(text: str) -> dict[UserId, dict[str, tuple[str, ...]]] | None:
    """Holders by user and role, from `user_id=0`, `name=android.app.role.SMS`, `holders=com.x` lines.

    `None` when the header is missing or no user is told of.
    """
    if not _HEADER.search(text):
        return None
    held: dict[UserId, dict[str, tuple[str, ...]]] = {}
    user: UserId | None = None
    role: str | None = None
    for key, value in (found.groups() for found in map(_PAIR.match, text.splitlines()) if found):
        if key == "user_id":
            number, role = number_of(value), None
            user = None if number is None else UserId(number)
            if user is not None:
                held.setdefault(user, {})
        elif key == "name":
            role = value
        elif user is not None and role is not None:
            held[user][role] = (*held[user].get(role, ()), value)
    return held or None
