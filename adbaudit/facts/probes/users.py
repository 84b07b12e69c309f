"""`pm list users`: the Android users and profiles of the phone (AOSP UserInfo.toString)."""

from __future__ import annotations

import re

from adbaudit.model.user import User, UserId, UserKind
from adbaudit.ports import Command

_LINE = re.compile(r"^\s*UserInfo\{(\d+):(.*):([0-9a-fA-F]+)\}(.*)$", re.MULTILINE)

FLAG_GUEST = 0x4
FLAG_MANAGED_PROFILE = 0x20
CLONE_IDS = frozenset({95, 998, 999})
SECURE_IDS = range(150, 161)


def command() -> Command:
    """Users of the phone; known since Android 4.2."""
    return Command(argv=("pm", "list", "users"), seconds=15, max_bytes=1024 * 1024)


def parse(text: str) -> tuple[User, ...]:
    """Read `UserInfo{ID:NAME:FLAGS} running`; a name may hold colons, the flags are hexadecimal."""
    users = {
        int(number): User(
            id=UserId(int(number)),
            name="" if name == "null" else name,
            kind=_kind(int(number), int(flags, 16)),
            running="running" in rest,
        )
        for number, name, flags, rest in _LINE.findall(text)
    }
    return tuple(users[number] for number in sorted(users))


def _kind(number: int, flags: int) -> UserKind:
    """Samsung's Secure Folder and the makers' dual apps are known by their ids, the rest by AOSP's flags."""
    if number == 0:
        return UserKind.OWNER
    if number in SECURE_IDS:
        return UserKind.SECURE
    if number in CLONE_IDS:
        return UserKind.CLONE
    if flags & FLAG_MANAGED_PROFILE:
        return UserKind.WORK
    return UserKind.GUEST if flags & FLAG_GUEST else UserKind.SECONDARY
