"""`pm list packages` and `pm list users` (PackageManagerShellCommand#runListPackages, Pm#runListUsers)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from adbaudit.practice.android.blueprint import PackageBlueprint, UserBlueprint
from adbaudit.practice.android.files import folder_of
from adbaudit.practice.android.programs.words import (
    EVERYONE,
    Words,
    argument,
    complained,
    said,
    split_user,
    users_meant,
)
from adbaudit.practice.android.state import PackageUserState, PhoneState
from adbaudit.practice.android.texts import scattered
from adbaudit.practice.machine import Output

_SINCE: dict[str, int] = {
    **dict.fromkeys(("-f", "-i", "-s", "-3", "-d", "-e", "-u"), 19),
    "-a": 28,
    "-U": 26,
    "--uid": 28,
    "--show-versioncode": 29,
    "--factory-only": 30,
    "--apex-only": 29,
}

_MANAGED_PROFILE, _QUIET_MODE = 0x20, 0x80
"""Flags of AOSP UserInfo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """What a listing was asked for."""

    flags: frozenset[str]
    name_part: str
    uid: int | None


def list_things(state: PhoneState, words: Words) -> Output:
    """`pm list WHAT`."""
    what = argument(words, 0, "Error: didn't specify type of data to list\n", 1)
    if what in {"packages", "package"}:
        return list_packages(state, words[1:])
    if what == "users":
        return list_users(state)
    return complained(f"Error: unknown list type '{what}'\n", 255)


def list_users(state: PhoneState) -> Output:
    """Every user with its name, flags and whether it runs."""
    lines = [
        f"\tUserInfo{{{user.id}:{user.name}:{_flags_of(state, user)}}}{' running' if state.is_running(user.id) else ''}"
        for user in state.profile.users
    ]
    return said("\n".join(["Users:", *lines]) + "\n")


def _flags_of(state: PhoneState, user: UserBlueprint) -> str:
    """From Android 7 on a work profile that is stopped is paused: one bit more (UserInfo.FLAG_QUIET_MODE)."""
    bits = int(user.flags, 16)
    is_paused = state.sdk >= 24 and bits & _MANAGED_PROFILE and not state.is_running(user.id)
    return f"{bits | _QUIET_MODE:x}" if is_paused else user.flags


def list_packages(state: PhoneState, words: Words) -> Output:
    """The packages; without `--user` user 0 to Android 12, everyone's from 13 on."""
    user_id, rest = split_user(words, default=EVERYONE if state.sdk >= 33 else 0)
    users = users_meant(state, user_id)
    flags: set[str] = set()
    uid: int | None = None
    position = 0
    while position < len(rest) and rest[position].startswith("-"):
        option = rest[position]
        if _SINCE.get(option, 99) > state.sdk:
            return said(f"Error: Unknown option: {option}\n", 255)
        flags.add(option)
        position += 1
        if option == "--uid":
            uid = int(argument(rest, position, "Error: no uid specified\n"))
            position += 1
    options = _Options(flags=frozenset(flags), name_part=rest[position] if position < len(rest) else "", uid=uid)
    return said("".join(f"{line}\n" for line in _lines(state, users, options)))


def _lines(state: PhoneState, users: tuple[int, ...], options: _Options) -> Iterator[str]:
    """One line a package; uids of several users are joined with commas."""
    for name in scattered(tuple(state.packages)):
        package = state.packages[name]
        uids = [
            package.app_id + user_id * 100_000
            for user_id in users
            if (name, user_id) in state.package_users  # a user that does not exist has no packages
            and _is_wanted(package, state.package_users[name, user_id], options)
        ]
        if not uids or options.name_part not in name or (options.uid is not None and options.uid not in uids):
            continue
        shows_uid = "-U" in options.flags or options.uid is not None
        yield _described(state, package, options) + (f" uid:{','.join(map(str, uids))}" if shows_uid else "")


def _is_wanted(package: PackageBlueprint, status: PackageUserState, options: _Options) -> bool:
    """Whether the filters keep it for this user; `-u` adds what was removed with its data kept."""
    tests: dict[str, Callable[[], bool]] = {
        "-s": lambda: package.system,
        "-3": lambda: not package.system,
        "-d": lambda: status.enabled in {2, 3, 4},
        "-e": lambda: status.enabled not in {2, 3, 4},
        "--factory-only": lambda: package.system and not package.updated,
        "--apex-only": lambda: False,
    }
    there = status.installed or ("-u" in options.flags and package.system)
    return there and all(test() for option, test in tests.items() if option in options.flags)


def _described(state: PhoneState, package: PackageBlueprint, options: _Options) -> str:
    """`package:[PATH=]NAME[ versionCode:N][  installer=X]`."""
    path = f"{folder_of(package, state.sdk)}/{state.apk_names[package.name][0]}=" if "-f" in options.flags else ""
    code = f" versionCode:{package.version_code}" if "--show-versioncode" in options.flags else ""
    installer = f"  installer={package.installer or 'null'}" if "-i" in options.flags else ""
    return f"package:{path}{package.name}{code}{installer}"
