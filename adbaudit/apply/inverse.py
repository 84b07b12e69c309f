"""The way back: commands that bring one subject from how it stands now to how it stood before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from adbaudit.apply.effect import MODES_FOLLOW_SINCE, full_name
from adbaudit.apply.since import is_alike
from adbaudit.apply.subjects import LISTENERS
from adbaudit.model.action import Argv
from adbaudit.model.appop import OpMode
from adbaudit.model.service_list import write_list
from adbaudit.model.subject import (
    AppState,
    AppSubject,
    ListState,
    ListSubject,
    OpState,
    OpSubject,
    PermissionState,
    PermissionSubject,
    RoleState,
    RoleSubject,
    State,
    Subject,
)

FLAG_WORDS = {
    "REVIEW_REQUIRED": "review-required",
    "REVOKED_COMPAT": "revoked-compat",
    "REVOKE_WHEN_REQUESTED": "revoke-when-requested",
    "USER_FIXED": "user-fixed",
    "USER_SET": "user-set",
}
"""Flags that a shell may write (AOSP PackageManagerShellCommand.setPermissionFlags), since Android 13."""
_FLAGS_SINCE = 33
_LISTENERS_SINCE = 27
_DEFAULT_STATE_SINCE = 26
_DEFAULT, _SWITCHED_ON, _SWITCHED_OFF_BY_PERSON = 0, 1, 3


def way_back(subject: Subject, before: State, now: State, sdk: int) -> tuple[Argv, ...]:
    """What to run; nothing where the two are the same. Each state is of its subject's own kind."""
    match subject:
        case PermissionSubject():
            return tuple(_permission(subject, cast("PermissionState", before), cast("PermissionState", now), sdk))
        case OpSubject():
            return tuple(_op(subject, cast("OpState", before), cast("OpState", now)))
        case RoleSubject():
            return tuple(_role(subject, cast("RoleState", before), cast("RoleState", now)))
        case ListSubject():
            return tuple(_list(subject, cast("ListState", before), cast("ListState", now), sdk))
        case AppSubject():
            return tuple(_app(subject, cast("AppState", before), cast("AppState", now), sdk))


def is_nearest(before: State, now: State, sdk: int) -> bool:
    """As near to the state before as this Android can write: to 7.1 an app can be switched on, not to its default."""
    if sdk >= _DEFAULT_STATE_SINCE or not (isinstance(before, AppState) and isinstance(now, AppState)):
        return False
    is_on_again = (before.enabled, now.enabled) == (_DEFAULT, _SWITCHED_ON)
    return is_on_again and is_alike(before.is_suspended, now.is_suspended)


def _permission(subject: PermissionSubject, before: PermissionState, now: PermissionState, sdk: int) -> Iterator[Argv]:
    """The grant, then the modes, then the flags: each may change what comes after it, never what came before."""
    user = str(subject.user)
    if before.is_granted is not now.is_granted:
        verb = "grant" if before.is_granted else "revoke"
        yield ("pm", verb, "--user", user, subject.package, subject.permission)
    if subject.op is not None:
        yield from _modes(subject, before, now, sdk)
    if sdk >= _FLAGS_SINCE:
        yield from _flags(subject, before.flags, now.flags)


def _modes(subject: PermissionSubject, before: PermissionState, now: PermissionState, sdk: int) -> Iterator[Argv]:
    """Where modes follow the permission, only "closed" and "not closed" can be written."""
    user, op = str(subject.user), subject.op or ""
    if before.uid_mode is not None and before.uid_mode is not now.uid_mode:
        is_open = before.uid_mode not in {OpMode.IGNORE, OpMode.DENY}
        mode = OpMode.ALLOW if sdk >= MODES_FOLLOW_SINCE and is_open else before.uid_mode
        yield ("appops", "set", "--user", user, "--uid", subject.package, op, mode.value)
    if before.package_mode is not None and before.package_mode is not now.package_mode:
        yield ("appops", "set", "--user", user, subject.package, op, before.package_mode.value)


def _flags(subject: PermissionSubject, before: frozenset[str], now: frozenset[str]) -> Iterator[Argv]:
    where = ("--user", str(subject.user), subject.package, subject.permission)
    missing = [FLAG_WORDS[flag] for flag in sorted(before - now) if flag in FLAG_WORDS]
    added = [FLAG_WORDS[flag] for flag in sorted(now - before) if flag in FLAG_WORDS]
    if missing:
        yield ("pm", "set-permission-flags", *where, *missing)
    if added:
        yield ("pm", "clear-permission-flags", *where, *added)


def _op(subject: OpSubject, before: OpState, now: OpState) -> Iterator[Argv]:
    user = str(subject.user)
    if before.uid_mode is not now.uid_mode:
        yield ("appops", "set", "--user", user, "--uid", subject.package, subject.op, before.uid_mode.value)
    if before.package_mode is not now.package_mode:
        yield ("appops", "set", "--user", user, subject.package, subject.op, before.package_mode.value)


def _role(subject: RoleSubject, before: RoleState, now: RoleState) -> Iterator[Argv]:
    for holder in sorted(set(before.holders) - set(now.holders)):
        yield ("cmd", "role", "add-role-holder", "--user", str(subject.user), subject.role, holder)


def _list(subject: ListSubject, before: ListState, now: ListState, sdk: int) -> Iterator[Argv]:
    """What others added since stays; accessibility comes back in its old order where nobody else touched it."""
    present = {full_name(one) for one in now.components}
    missing = [one for one in before.components if full_name(one) not in present]
    if subject.setting == LISTENERS and sdk >= _LISTENERS_SINCE:
        for component in missing:
            yield ("cmd", "notification", "allow_listener", component, str(subject.user))
        return
    wanted = before.components if set(now.components) <= set(before.components) else (*now.components, *missing)
    if wanted != now.components:
        yield write_list(subject.user, subject.setting, wanted)
    if before.is_on and not now.is_on:
        yield ("settings", "put", "--user", str(subject.user), "secure", "accessibility_enabled", "1")


def _app(subject: AppSubject, before: AppState, now: AppState, sdk: int) -> Iterator[Argv]:
    """A stop has no way back by command: the person opens the app."""
    where = ("--user", str(subject.user), subject.package)
    if before.enabled != now.enabled:
        yield ("pm", _verb_for(before.enabled, sdk), *where)
    if not is_alike(before.is_suspended, now.is_suspended):
        yield ("pm", "suspend" if before.is_suspended else "unsuspend", *where)


def _verb_for(enabled: int, sdk: int) -> str:
    verb = {_SWITCHED_ON: "enable", _SWITCHED_OFF_BY_PERSON: "disable-user"}.get(enabled, "default-state")
    return "enable" if verb == "default-state" and sdk < _DEFAULT_STATE_SINCE else verb
