"""`pm list users`: the Android users and profiles of the phone (AOSP UserInfo.toString)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adbaudit.model.user import User, UserId, UserKind
from adbaudit.ports import Command

_LINE = re.compile(r"[ \t]*UserInfo\{(\d{1,9}):.*:([0-9a-fA-F]{1,16})\}(.*)")
MOST_USERS = 200

FLAG_GUEST = 0x4
FLAG_MANAGED_PROFILE = 0x20
CLONE_IDS = frozenset({95, 998, 999})
SECURE_IDS = range(150, 161)


def command() -> Command:
    """Users of the phone; known since Android 4.2."""
    return Command(argv=("pm", "list", "users"), seconds=15, max_bytes=1024 * 1024)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserList:
    """Users by id; `is_whole` is false when a line was not understood, as when the list was cut off."""

    users: tuple[User, ...]
    is_whole: bool


def parse(text: str) -> UserList | None:
    """Read `UserInfo{ID:NAME:FLAGS} running`; a name may hold colons, the flags are hexadecimal."""
    found: dict[int, User] = {}
    is_whole = True
    for line in text.splitlines():
        row = _LINE.fullmatch(line)
        if row:
            user = _user(*row.groups())
            is_whole &= found.setdefault(user.id, user) == user
        elif line.strip() not in {"", "Users:"}:
            is_whole = False
    if not found or len(found) > MOST_USERS:
        return None
    return UserList(users=tuple(found[number] for number in sorted(found)), is_whole=is_whole)


def unlisted(number: int) -> User:
    """A user that only a dump tells of."""
    return User(id=UserId(number), kind=_kind(number, 0), running=None)


def _user(number: str, flags: str, rest: str) -> User:
    return User(
        id=UserId(int(number)),
        kind=_kind(int(number), int(flags, 16)),
        running="running" in rest,
    )


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
