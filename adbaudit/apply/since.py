"""Whether a subject still stands as we left it, or somebody changed it in the meantime."""

from __future__ import annotations

from adbaudit.model.appop import OpMode
from adbaudit.model.subject import AppState, ListState, OpState, PermissionState, RoleState, State

_OURS = frozenset({"USER_SET", "USER_FIXED", "REVOKED_COMPAT", "ONE_TIME"})
"""Flags that taking a permission away may set or clear."""
_CLOSED = frozenset({OpMode.IGNORE, OpMode.DENY})
_OFF_BY_PERSON = 3
_MODES_WATCHED_SINCE = 29
"""From Android 10 on for messages, call log and location, from 11 on for every permission."""


def is_same(one: State, other: State) -> bool:
    """The same for our purpose: an app is stopped and runs again without anybody's doing."""
    if isinstance(one, AppState) and isinstance(other, AppState):
        return one.enabled == other.enabled and is_alike(one.is_suspended, other.is_suspended)
    return one == other


def stands_as_left(left: State, now: State, sdk: int) -> bool:
    """The same, or other only by what Android itself brings in line once the app's user runs.

    Of a user that is stopped the app-op stays behind while the permission changes (AOSP PermissionPolicyService).
    """
    if is_same(left, now):
        return True
    if sdk < _MODES_WATCHED_SINCE or not (isinstance(left, PermissionState) and isinstance(now, PermissionState)):
        return False
    is_but_for_modes = (left.is_granted, left.flags) == (now.is_granted, now.flags)
    return is_but_for_modes and left.package_mode is now.package_mode and _follows_permission(now)


def is_alike(one: bool | None, other: bool | None) -> bool:  # noqa: FBT001  # two of the same kind are compared
    """Whether nothing is known to be different."""
    return one is None or other is None or one is other


def could_be_ours(before: State, now: State) -> bool:
    """After a crash nobody noted the state after: whether everything that differs may come from our own commands."""
    match before, now:
        case PermissionState(), PermissionState():
            is_less = before.is_granted or not now.is_granted
            return is_less and before.flags ^ now.flags <= _OURS and _are_modes_ours(before, now)
        case OpState(), OpState():
            return _are_modes_ours(before, now)
        case RoleState(), RoleState():
            return set(now.holders) <= set(before.holders)
        case ListState(), ListState():
            return set(now.components) <= set(before.components)
        case AppState(), AppState():
            is_paused_by_us = now.is_suspended is True
            return now.enabled in {before.enabled, _OFF_BY_PERSON} and (
                is_paused_by_us or is_alike(before.is_suspended, now.is_suspended)
            )
        case _:
            return False


def _follows_permission(state: PermissionState) -> bool:
    is_off = not state.is_granted or "REVOKED_COMPAT" in state.flags
    return (state.uid_mode in _CLOSED) is is_off


def _are_modes_ours(before: PermissionState | OpState, now: PermissionState | OpState) -> bool:
    pairs = ((before.uid_mode, now.uid_mode), (before.package_mode, now.package_mode))
    return all(old is new or new in _CLOSED or new is OpMode.ALLOW for old, new in pairs)
