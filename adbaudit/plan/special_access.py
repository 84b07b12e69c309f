"""Switching off a special access."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.action import Action
from adbaudit.model.message import Message, message
from adbaudit.model.names import special_access_name
from adbaudit.model.plan import Disposition, Step
from adbaudit.model.special_access import ROLES, SpecialAccessKind
from adbaudit.plan.commands import (
    disallow_listener,
    ignore_package_op,
    ignore_uid_op,
    leave_accessibility,
    leave_role,
)
from adbaudit.plan.locks import notes_on_commands
from adbaudit.plan.names import is_component, is_listed
from adbaudit.plan.place import Place
from adbaudit.plan.screens import notes_on_screens, screens_for

_PACKAGE_OPS = {
    SpecialAccessKind.OVERLAY: "SYSTEM_ALERT_WINDOW",
    SpecialAccessKind.USAGE: "GET_USAGE_STATS",
    SpecialAccessKind.INSTALL_APPS: "REQUEST_INSTALL_PACKAGES",
}
_LISTED = frozenset({SpecialAccessKind.ACCESSIBILITY, SpecialAccessKind.NOTIFICATION_LISTENER})
_SINCE = {
    SpecialAccessKind.OVERLAY: 23,
    SpecialAccessKind.USAGE: 23,
    SpecialAccessKind.INSTALL_APPS: 26,
    SpecialAccessKind.ALL_FILES: 30,
    SpecialAccessKind.NOTIFICATION_LISTENER: 27,
    SpecialAccessKind.ACCESSIBILITY: 23,
    SpecialAccessKind.DEFAULT_SMS: 29,
    SpecialAccessKind.DEFAULT_DIALER: 29,
}
"""The API level from which the command exists; kinds that are missing have no command at all."""


def special_access_steps(place: Place, kind: SpecialAccessKind) -> tuple[Step, ...]:
    """One step; by hand only where there is no command, or what it would leave to other apps was not read."""
    actions = tuple(_actions(place, kind))
    return (
        Step(
            step=place.titled(message("Switch off: {what}.", what=special_access_name(kind))),
            disposition=_disposition(kind) if actions else Disposition.MANUAL,
            actions=actions,
            screens=screens_for(place, kind.value),
            notes=(
                *_notes(kind),
                *(() if actions else _notes_by_hand(place, kind)),
                *notes_on_screens(place, kind.value),
                *(notes_on_commands(place, writes_uid_ops=kind is SpecialAccessKind.ALL_FILES) if actions else ()),
            ),
        ),
    )


def _actions(place: Place, kind: SpecialAccessKind) -> Iterator[Action]:
    if not place.may_be_commanded or (place.sdk or 0) < _SINCE.get(kind, 1000):
        return
    if kind in _PACKAGE_OPS:
        yield ignore_package_op(place, _PACKAGE_OPS[kind])
    elif kind in ROLES:
        yield leave_role(place, ROLES[kind])
    elif kind is SpecialAccessKind.ALL_FILES:
        yield ignore_uid_op(place, "MANAGE_EXTERNAL_STORAGE")  # a uid op by its declaration in AppOpsManager
    elif kind is SpecialAccessKind.ACCESSIBILITY:
        yield from _leave_accessibility(place)
    elif kind is SpecialAccessKind.NOTIFICATION_LISTENER:
        yield from (disallow_listener(place, component) for component in _components(place, kind))


def _leave_accessibility(place: Place) -> Iterator[Action]:
    """One command a service, each leaving out those before it too; the list that other apps share stays otherwise."""
    left = place.accessibility
    for component in _components(place, SpecialAccessKind.ACCESSIBILITY):
        if left is None or component not in left or not all(map(is_listed, left)):
            return
        left = tuple(one for one in left if one != component)
        yield leave_accessibility(place, component, left)


def _components(place: Place, kind: SpecialAccessKind) -> Iterator[str]:
    for special in place.installed.special_access:
        if special.kind is kind and is_component(special.component or "", place.installed.package):
            yield special.component or ""


def _notes_by_hand(place: Place, kind: SpecialAccessKind) -> Iterator[Message]:
    """Why there is no command where this Android has one."""
    if kind in _LISTED and place.may_be_commanded and (place.sdk or 0) >= _SINCE[kind]:
        yield message(
            "Only by hand: in the phone’s list of such services stands a name that could not be read whole, and "
            "adbaudit changes no list that it cannot keep exactly as it is."
        )


def _disposition(kind: SpecialAccessKind) -> Disposition:
    """A role is given up only with the person's word: messages or calls would be missed without another app."""
    return Disposition.CONFIRM if kind in ROLES else Disposition.AUTOMATIC


def _notes(kind: SpecialAccessKind) -> Iterator[Message]:
    match kind:
        case SpecialAccessKind.DEVICE_ADMIN:
            yield message("Only the phone’s own screen can do this. Until then the app cannot be uninstalled.")
        case SpecialAccessKind.ACCESSIBILITY:
            yield message(
                "The phone keeps one list for all such services. From a computer only “adbaudit revoke” does this: it "
                "reads the list right before, so that the others, yours among them, stay on."
            )
        case SpecialAccessKind.DEFAULT_SMS:
            yield message("Choose another app for messages first, or new messages may be missed.")
        case SpecialAccessKind.DEFAULT_DIALER:
            yield message("Choose another app for calls first, or calls may be missed.")
        case _:
            return
