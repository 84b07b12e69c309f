"""Taking away the permissions of one group."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Access, Effective
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PRIVACY_PERMISSIONS, GrantState, PermissionGroup, PermissionName
from adbaudit.model.plan import Disposition, Step
from adbaudit.plan.commands import Argv, ignore_op, revoke, settle_denial
from adbaudit.plan.locks import notes_on_commands
from adbaudit.plan.names import is_permission
from adbaudit.plan.place import Place
from adbaudit.plan.screens import notes_on_screens, screens_for
from adbaudit.plan.subjects import subject_name

_FIRST_RUNTIME = 23
"""The API level from which permissions are asked for while running, on the phone's side and the app's."""

_FIRST_FLAGS = 33
"""`pm set-permission-flags` exists from here on (AOSP PackageManagerShellCommand)."""

_SPLIT_CALL_LOG = 28
"""Before this the call log belonged to the platform's Phone group."""

_FIXED = frozenset({"POLICY_FIXED", "SYSTEM_FIXED"})
_MATES_WITH_A_PAGE: tuple[PermissionGroup, ...] = (PermissionGroup.CONTACTS, PermissionGroup.CALL_LOG, *PermissionGroup)
"""Where several groups share a switch, the one whose page it is comes first."""

_NOT_RUNTIME = frozenset(known.name for known in PRIVACY_PERMISSIONS if not known.is_runtime)
_OPS = {known.name: known.op for known in PRIVACY_PERMISSIONS}


def permission_steps(place: Place, group: PermissionGroup, named: tuple[PermissionName, ...] = ()) -> tuple[Step, ...]:
    """One step for what can be taken away, and one for each permission that cannot, with the reason."""
    if group is PermissionGroup.QUERY_ALL_PACKAGES:
        return (_only_by_uninstalling(group),)
    asked = tuple(access for access in place.installed.access if _concerns(access, place, group, named))
    fixed = tuple(access for access in asked if access.flags & _FIXED)
    steps = [_fixed_step(access) for access in fixed]
    if not asked or len(fixed) < len(asked):
        free = tuple(access for access in asked if access not in fixed)
        steps.insert(0, _legacy_step(place, group, free) if _is_legacy(place) else _runtime_step(place, group, free))
    return tuple(steps)


def platform_mates(group: PermissionGroup, sdk: int | None) -> frozenset[PermissionGroup]:
    """Groups that Android itself treats as one: a member left behind gives its mates back without asking."""
    if group in {PermissionGroup.CONTACTS, PermissionGroup.ACCOUNTS}:
        return frozenset({PermissionGroup.CONTACTS, PermissionGroup.ACCOUNTS})
    if group is PermissionGroup.CALL_LOG and sdk is not None and sdk < _SPLIT_CALL_LOG:
        return frozenset({PermissionGroup.CALL_LOG, PermissionGroup.PHONE})
    return frozenset({group})


def _concerns(access: Access, place: Place, group: PermissionGroup, named: tuple[PermissionName, ...]) -> bool:
    in_group = access.group in platform_mates(group, place.sdk) or access.permission in named
    return in_group and access.requested is not False and access.permission not in _NOT_RUNTIME


def _is_legacy(place: Place) -> bool:
    target = place.installed.target_sdk
    return target is not None and target < _FIRST_RUNTIME


def _runtime_step(place: Place, group: PermissionGroup, free: tuple[Access, ...]) -> Step:
    commands = tuple(_runtime_commands(place, free)) if _can_command(place) else ()
    return Step(
        step=message("Take away its access to {what}.", what=_what(group, free)),
        disposition=Disposition.AUTOMATIC if commands else Disposition.MANUAL,
        commands=commands,
        screens=screens_for(place, _page(place, group)),
        notes=tuple(_notes(place, group, has_commands=bool(commands))),
    )


def _what(group: PermissionGroup, free: tuple[Access, ...]) -> Message:
    """The groups it is about, so that two findings on mates have the same step."""
    asked = {access.group for access in free}
    if {PermissionGroup.CONTACTS, PermissionGroup.ACCOUNTS} <= asked:
        return message("contacts and the list of accounts")
    if {PermissionGroup.CALL_LOG, PermissionGroup.PHONE} <= asked:
        return message("call log and phone")
    return subject_name(group.value)


def _runtime_commands(place: Place, free: tuple[Access, ...]) -> Iterator[Argv]:
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
    commands = tuple(ignore_op(place, op) for op in ops if op is not None) if _can_command(place) else ()
    return Step(
        step=message("Close its access to {what}.", what=_what(group, free)),
        disposition=Disposition.AUTOMATIC if commands else Disposition.MANUAL,
        commands=commands,
        screens=screens_for(place, _page(place, group)),
        notes=(
            message("It was made for Android 5 or older: Android will warn that it may no longer work as intended."),
            *_notes(place, group, has_commands=bool(commands)),
        ),
    )


def _notes(place: Place, group: PermissionGroup, *, has_commands: bool) -> Iterator[Message]:
    yield from notes_on_screens(place, _page(place, group))
    if not _is_legacy(place) and not _knows_flags(place):
        yield message("It may ask again. Answer “Don’t allow”, and “Don’t ask again” if that is offered.")
    if has_commands:
        yield from notes_on_commands(place, writes_uid_ops=_is_legacy(place))


def _fixed_step(access: Access) -> Step:
    by = message("the phone’s administrator") if "POLICY_FIXED" in access.flags else message("the phone’s own system")
    return Step(
        step=message(
            "{permission} is held fast by {by}; neither you nor adbaudit can take it away here.",
            permission=access.permission,
            by=by,
        ),
        disposition=Disposition.MANUAL,
        notes=(message("Ask whoever manages the phone, or uninstall the app when your proof is kept."),),
    )


def _only_by_uninstalling(group: PermissionGroup) -> Step:
    return Step(
        step=message(
            "Its access to {what} has no switch; it ends only when the app is uninstalled.",
            what=subject_name(group.value),
        ),
        disposition=Disposition.MANUAL,
        notes=(
            message("Keep your proof and a way to repay first: uninstalling ends neither the debt nor the account."),
        ),
    )


def _can_command(place: Place) -> bool:
    return place.may_be_commanded and place.sdk is not None and place.sdk >= _FIRST_RUNTIME


def _knows_flags(place: Place) -> bool:
    return place.sdk is not None and place.sdk >= _FIRST_FLAGS


def _page(place: Place, group: PermissionGroup) -> str:
    """The page that holds the group's switch: mates share one."""
    mates = platform_mates(group, place.sdk)
    return str(next(mate for mate in _MATES_WITH_A_PAGE if mate in mates).value)
