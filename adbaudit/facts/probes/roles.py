"""`dumpsys role`: who holds the SMS and phone roles, from Android 10 on (AOSP RoleUserState.dump)."""

from __future__ import annotations

import re

from adbaudit.facts.probes.numbers import number_of
from adbaudit.model.user import UserId
from adbaudit.ports import Command

SMS = "android.app.role.SMS"
DIALER = "android.app.role.DIALER"
SINCE = 29

_PAIR = re.compile(r"(user_id|name|holders)=(\S+)")
_LINE = re.compile(r"[{}\[\]]|\w+=.*|[\w.]+")
_HEADER = re.compile(r"^\s*ROLE .*\(dumpsys role\):", re.MULTILINE)


Held = dict[UserId, dict[str, tuple[str, ...]]]


def command() -> Command:
    """Every role of every user in one answer."""
    return Command(argv=("dumpsys", "role"), seconds=15, max_bytes=4 * 1024 * 1024)


def parse(text: str) -> Held | None:
    """Holders by user and role, from `user_id=0`, `name=android.app.role.SMS`, `holders=com.x` lines.

    Several holders stand below `holders=[`. `None` when the header is missing or no user is told of.
    """
    if not _HEADER.search(text):
        return None
    held: Held = {}
    of_user: dict[str, tuple[str, ...]] = {}
    role, is_listing = "", False
    for line in map(str.strip, text.splitlines()):
        found = _PAIR.fullmatch(line)
        key, value = found.groups() if found else ("holders", line) if is_listing else ("", "")
        is_listing = line == "holders=[" or (is_listing and line != "]")
        if line in {"{", "}"}:
            role = ""
        elif key == "user_id":
            number = number_of(value)
            of_user = {} if number is None else held.setdefault(UserId(number), {})
        elif key == "name":
            role = value
        elif key == "holders" and role and value not in {"[", "]"}:
            of_user[role] = (*of_user.get(role, ()), value)
    return held or None


def parse_whole(text: str) -> Held | None:
    """The same of an answer that must be whole: each line is one that Android writes, each bracket is closed."""
    lines = [line.strip() for line in text[text.find("{") :].splitlines() if line.strip()]
    is_whole = lines[-1:] == ["}"] and all(map(_LINE.fullmatch, lines))
    opened, closed = (sum(line[-1] in signs for line in lines) for signs in ("{[", "}]"))
    return parse(text) if is_whole and opened == closed else None
