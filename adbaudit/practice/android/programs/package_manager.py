"""`pm` and `cmd package` (PackageManagerShellCommand; to 8.1 Pm.java)."""

from __future__ import annotations

from collections.abc import Callable

from adbaudit.practice.android import flags
from adbaudit.practice.android.files import folder_of
from adbaudit.practice.android.grants import change_flags, grant_permission, revoke_permission
from adbaudit.practice.android.programs.package_list import list_things
from adbaudit.practice.android.programs.words import (
    Words,
    argument,
    complained,
    said,
    split_user,
    users_meant,
)
from adbaudit.practice.android.state import PackageUserState, PhoneState
from adbaudit.practice.android.thrown import ILLEGAL_ARGUMENT, SECURITY, Thrown
from adbaudit.practice.machine import Output

_NO_PACKAGE = "Error: no package specified\n"
_FLAG_WORDS = {
    "review-required": flags.REVIEW_REQUIRED,
    "revoked-compat": flags.REVOKED_COMPAT,
    "revoke-when-requested": 0x80,
    "user-fixed": flags.USER_FIXED,
    "user-set": flags.USER_SET,
}
_STATES = {"enable": (1, "enabled"), "disable-user": (3, "disabled-user"), "default-state": (0, "default")}


def package_manager(state: PhoneState, words: Words) -> Output:
    """One `pm` command."""
    verb = argument(words, 0, "usage: pm path [--user USER_ID] PACKAGE\n", 1)
    rest = words[1:]
    if verb == "list":
        return list_things(state, rest)
    if verb == "path":
        return _path(state, rest)
    since, change = _CHANGES.get(verb, (99, None))
    if change is not None and since <= state.sdk:
        return change(state, verb, rest)
    if state.sdk <= 27:
        return complained(f"Error: unknown command '{verb}'\n", 1)
    return said(f"Unknown command: {verb}\n", 255)


def _path(state: PhoneState, words: Words) -> Output:
    """The APK files, base first; status 1 and not a word when the user does not have the package."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    name = argument(rest, 0, _NO_PACKAGE, 1)
    if not state.has(name, user_id):
        return Output(status=1)
    folder = folder_of(state.packages[name], state.sdk)
    return said("".join(f"package:{folder}/{file}\n" for file in state.apk_names[name]))


def _change_grant(state: PhoneState, verb: str, words: Words) -> Output:
    """`grant` and `revoke`; nothing is printed, whether it worked or was passed over in silence."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    package = argument(rest, 0, _NO_PACKAGE, 1)
    permission = argument(rest, 1, "Error: no permission specified\n", 1)
    if package not in state.packages and state.sdk >= 35:
        return Output(stdout=b"Failure [package not found]\n", stderr=b"Error: package not found\n", status=1)
    change = grant_permission if verb == "grant" else revoke_permission
    change(state, package, user_id, permission)
    return said("")


def _change_flags(state: PhoneState, verb: str, words: Words) -> Output:
    """`set-permission-flags` and `clear-permission-flags`, Android 13+."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    name = argument(rest, 0, _NO_PACKAGE, 1)
    permission = argument(rest, 1, "Error: no permission specified\n", 1)
    argument(rest, 2, "Error: no permission flags specified\n", 1)
    mask = 0
    for word in rest[2:]:
        if word not in _FLAG_WORDS:
            return complained(f"Error: specified flag {word} is not one of {list(_FLAG_WORDS)}\n", 1)
        mask |= _FLAG_WORDS[word]
    package = state.packages.get(name)
    if package is not None:
        change_flags(state, package, user_id, permission, (mask, mask if verb.startswith("set") else 0))
    return said("")


def _suspend(state: PhoneState, verb: str, words: Words) -> Output:
    """Suspended apps cannot be opened; those of an administrator are passed over (setPackagesSuspendedAsUser)."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    argument(rest, 0, _NO_PACKAGE, 1)
    _check_may_suspend(state, user_id)
    lines = []
    for name in rest:
        status = _status_of(state, name, user_id, "Unknown target package")
        status.suspended = verb == "suspend" and not _is_admin(state, name, user_id)
        lines.append(f"Package {name} new suspended state: {'true' if status.suspended else 'false'}\n")
    return said("".join(lines))


def _check_may_suspend(state: PhoneState, user_id: int) -> None:
    """To 8.1 it needs what the shell lost in 2016 (CVE-2016-3833); to 10 the shell's package of that very user."""
    if state.sdk <= 27:
        raise Thrown(SECURITY, "Neither user 2000 nor current process has android.permission.MANAGE_USERS.")
    if state.sdk <= 29 and user_id != 0:
        text = f"Calling package com.android.shell in user {user_id} does not belong to calling uid 2000"
        raise Thrown(SECURITY, text)


def _is_admin(state: PhoneState, name: str, user_id: int) -> bool:
    admins = (admin for admin in state.profile.admins if admin.user == user_id)
    return any(admin.component.partition("/")[0] == name for admin in admins)


def _set_enabled(state: PhoneState, verb: str, words: Words) -> Output:
    """The shell may switch apps off for a user, but not as the system does (`disable`)."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    name = argument(rest, 0, "Error: no package or component specified\n", 1)
    status = _status_of(state, name, user_id, "Unknown package")
    if verb == "disable":
        raise Thrown(SECURITY, f"Shell cannot change component state for {name}/null to 2")
    status.enabled, text = _STATES[verb]
    return said(f"Package {name} new state: {text}\n")


def _status_of(state: PhoneState, name: str, user_id: int, unknown: str) -> PackageUserState:
    """The package's state for a user who has it."""
    if not state.has(name, user_id):
        raise Thrown(ILLEGAL_ARGUMENT, f"{unknown}: {name}")
    return state.package_users[name, user_id]


_CHANGES: dict[str, tuple[int, Callable[[PhoneState, str, Words], Output]]] = {
    "grant": (23, _change_grant),
    "revoke": (23, _change_grant),
    "set-permission-flags": (33, _change_flags),
    "clear-permission-flags": (33, _change_flags),
    "suspend": (24, _suspend),
    "unsuspend": (24, _suspend),
    "enable": (1, _set_enabled),
    "disable": (1, _set_enabled),
    "disable-user": (14, _set_enabled),
    "default-state": (26, _set_enabled),
}
