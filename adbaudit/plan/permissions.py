"""Taking away the permissions of one group."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Access, Effective
from adbaudit.model.action import Action
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name
from adbaudit.model.permission import (
    PRIVACY_PERMISSIONS,
    RUNTIME_PERMISSIONS_SINCE,
    GrantState,
    PermissionGroup,
    PermissionName,
)
from adbaudit.model.plan import Disposition, Step
from adbaudit.plan.commands import ignore_op, revoke, settle_denial
from adbaudit.plan.fixed import by_removing_only, fixed_steps, is_fixed
from adbaudit.plan.locks import notes_on_commands
from adbaudit.plan.names import is_permission
from adbaudit.plan.place import Place
from adbaudit.plan.screens import notes_on_screens, refusing_button, screens_for

_FIRST_FLAGS = 33
"""`pm set-permission-flags` exists from here on (AOSP PackageManagerShellCommand)."""

_SPLIT_CALL_LOG = 28
"""Before this the call log belonged to the platform's Phone group."""

_CALLS = frozenset({PermissionGroup.CALL_LOG, PermissionGroup.PHONE})
_PEOPLE = frozenset({PermissionGroup.CONTACTS, PermissionGroup.ACCOUNTS})
_MATES_WITH_A_PAGE: tuple[PermissionGroup, ...] = (PermissionGroup.CONTACTS, PermissionGroup.CALL_LOG, *PermissionGroup)
"""Where several groups share a switch, the one whose page it is comes first."""

_NOT_RUNTIME = frozenset(known.name for known in PRIVACY_PERMISSIONS if not known.is_runtime)
_OPS = {known.name: known.op for known in PRIVACY_PERMISSIONS}
_SETTLED = frozenset({Effective.ASKS, Effective.BLOCKED})
"""Nothing can be read now."""


def permission_steps(place: Place, group: PermissionGroup, named: tuple[PermissionName, ...] = ()) -> tuple[Step, ...]:
    """One step for what can be taken away, one for what cannot, with the reason; none for what is closed already."""
    if group is PermissionGroup.QUERY_ALL_PACKAGES:
        return (by_removing_only(place, group),)
    asked = tuple(access for access in place.installed.access if _concerns(access, place, group, named))
    fixed = tuple(access for access in asked if is_fixed(access))
    free = tuple(access for access in asked if access not in fixed)
    held = tuple(access for access in fixed if access.effective is not Effective.BLOCKED)
    if asked and all(access.effective is Effective.BLOCKED for access in free):
        return fixed_steps(place, group, held)
    return (_free_step(place, group, free), *fixed_steps(place, group, held))


def platform_mates(group: PermissionGroup, sdk: int | None) -> frozenset[PermissionGroup]:
    """Groups that Android itself treats as one: a member left behind gives its mates back without asking."""
    if group in _PEOPLE:
        return _PEOPLE
    if group in _CALLS and sdk is not None and sdk < _SPLIT_CALL_LOG:
        return _CALLS
    return frozenset({group})


def _concerns(access: Access, place: Place, group: PermissionGroup, named: tuple[PermissionName, ...]) -> bool:
    in_group = access.group in platform_mates(group, place.sdk) or access.permission in named
    return in_group and access.requested is not False and access.permission not in _NOT_RUNTIME


def _free_step(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Step:
    if _is_legacy(place):
        return _legacy_step(place, group, free)
    if free and all(access.effective in _SETTLED for access in free):
        return _asking_step(place, group, free)
    return _runtime_step(place, group, free)


def _is_legacy(place: Place) -> bool:
    target = place.installed.target_sdk
    return target is not None and target < RUNTIME_PERMISSIONS_SINCE


def _runtime_step(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Step:
    actions = _runtime_actions(place, free)
    return Step(
        step=place.titled(message("Take away its access to {what}.", what=_what(place, group, free))),
        disposition=Disposition.AUTOMATIC if actions else Disposition.MANUAL,
        actions=actions,
        screens=screens_for(place, _page(place, group)),
        notes=tuple(_notes(place, group, has_actions=bool(actions))),
    )


def _asking_step(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Step:
    """It is off already: all that is left is that the app may ask."""
    actions = _runtime_actions(place, free)
    return Step(
        step=place.titled(message("Keep it from asking again for {what}.", what=_what(place, group, free))),
        disposition=Disposition.AUTOMATIC if actions else Disposition.MANUAL,
        actions=actions,
        notes=(
            message("It is off now. If the app asks, tap “{button}”.", button=refusing_button(place)),
            *(notes_on_commands(place, writes_uid_ops=False) if actions else ()),
        ),
        is_off=True,
    )


def _what(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Message:
    """The groups it is about, so that two findings on mates have the same step."""
    asked = {access.group for access in free} & platform_mates(group, place.sdk)
    if asked == _PEOPLE:
        return message("contacts and the list of accounts")
    if asked == _CALLS:
        return message("call log and phone")
    return group_name(next(iter(asked), group))


def _runtime_actions(place: Place, free: tuple[Access, ...]) -> tuple[Action, ...]:
    return tuple(_actions_for_each(place, free)) if _can_command(place) else ()


def _actions_for_each(place: Place, free: tuple[Access, ...]) -> Iterator[Action]:
    for access in free:
        if not is_permission(access.permission):
            continue
        if access.grant is not GrantState.DENIED and access.effective is not Effective.BLOCKED:
            yield revoke(place, access.permission)
        if _knows_flags(place) and "USER_FIXED" not in access.flags:
            yield settle_denial(place, access.permission)


def _legacy_step(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Step:
    """An app made for Android 5 keeps its grants for good; only the app-op behind them can be closed."""
    ops = [_OPS.get(access.permission) for access in free if access.effective is not Effective.BLOCKED]
    actions = tuple(ignore_op(place, op) for op in ops if op is not None) if _can_command(place) else ()
    return Step(
        step=place.titled(message("Close its access to {what}.", what=_what(place, group, free))),
        disposition=Disposition.AUTOMATIC if actions else Disposition.MANUAL,
        actions=actions,
        screens=screens_for(place, _page(place, group)),
        notes=(
            message("It was made for Android 5 or older: Android will warn that it may no longer work as intended."),
            *_notes(place, group, has_actions=bool(actions)),
        ),
    )


def _notes(place: Place, group: PermissionGroup, *, has_actions: bool) -> Iterator[Message]:
    yield from notes_on_screens(place, _page(place, group))
    if not _is_legacy(place) and not _knows_flags(place):
        yield message(
            "It may ask again. Answer “{button}”, and “Don’t ask again” if that is offered.",
            button=refusing_button(place),
        )
    if has_actions:
        yield from notes_on_commands(place, writes_uid_ops=_is_legacy(place))


def _can_command(place: Place) -> bool:
    return place.may_be_commanded and place.sdk is not None and place.sdk >= RUNTIME_PERMISSIONS_SINCE


def _knows_flags(place: Place) -> bool:
    return place.sdk is not None and place.sdk >= _FIRST_FLAGS


def _page(place: Place, group: PermissionGroup) -> str:
    """The page that holds the group's switch: mates share one."""
    mates = platform_mates(group, place.sdk)
    return str(next(mate for mate in _MATES_WITH_A_PAGE if mate in mates).value)
