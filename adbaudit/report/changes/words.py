"""What outcomes, subjects, copies of apps and phones are called where something is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, assert_never

from adbaudit.model.device import Device
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, special_access_name
from adbaudit.model.permission import PRIVACY_PERMISSIONS
from adbaudit.model.quoted import in_sentence
from adbaudit.model.receipt import NOT_SENT, RESULT_LOST, Outcome
from adbaudit.model.special_access import ROLES, SpecialAccessKind
from adbaudit.model.subject import (
    AppSubject,
    ListState,
    ListSubject,
    OpSubject,
    PermissionSubject,
    RoleState,
    RoleSubject,
    State,
    Subject,
)
from adbaudit.model.user import User, UserId
from adbaudit.report.naming import user_name
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

T = TypeVar("T")
Copy = tuple[str, UserId]
"""A package and a user who has it."""

TOLD_AT_THE_END = frozenset({NOT_SENT, RESULT_LOST})
"""A broken connection is told once for all."""
_LISTS = {
    "enabled_accessibility_services": SpecialAccessKind.ACCESSIBILITY,
    "enabled_notification_listeners": SpecialAccessKind.NOTIFICATION_LISTENER,
}
_OPS = {
    "SYSTEM_ALERT_WINDOW": SpecialAccessKind.OVERLAY,
    "GET_USAGE_STATS": SpecialAccessKind.USAGE,
    "REQUEST_INSTALL_PACKAGES": SpecialAccessKind.INSTALL_APPS,
    "MANAGE_EXTERNAL_STORAGE": SpecialAccessKind.ALL_FILES,
}
_GROUPS = {known.name: known.group for known in PRIVACY_PERMISSIONS}
_STYLES = {Outcome.DONE: "green", Outcome.MANUAL: "yellow", Outcome.SKIPPED: ""}


def phone_name(device: Device | None, serial: str) -> Message:
    """Maker and model, and the serial where it is what tells one phone from the other."""
    parts = [device.manufacturer, device.model] if device is not None else []
    name = " ".join(part for part in parts if part)
    phone = message("{name}", name=in_sentence(name)) if name else message("This phone")
    return message("{phone} ({serial})", phone=phone, serial=serial) if serial else phone


def heading(paper: Paper, words: Words, title: Message, phone: Message) -> None:
    """A title with the phone that it is about."""
    paper.heading(words(message("{title}: {phone}", title=title, phone=phone)))


def copy_name(app: str | None, package: str, user: UserId, known: User | None) -> Message:
    """A copy of an app, with whose it is in the words of phones; by its package alone where no name is known."""
    if app is None or app == package:
        of_user = message("{package}, {user}", package=package, user=user_name(user, known))
        return message("{package}", package=package) if known is None and user == 0 else of_user
    if known is None and user == 0:
        return message("{app} ({package})", app=app, package=package)
    return message("{app} ({package}), {user}", app=app, package=package, user=user_name(user, known))


def by_copy(ones: Sequence[T], copy: Callable[[T], Copy]) -> list[T]:
    """Those of one copy of an app together; the copies in the order in which the plan comes to them."""
    first: dict[Copy, int] = {}
    for place, one in enumerate(ones):
        first.setdefault(copy(one), place)
    return sorted(ones, key=lambda one: first[copy(one)])


def without_place(step: Message) -> Message:
    """A step's sentence without whose copy it is about, where that stands above it."""
    inner = dict(step.values).get("step") if step.template.startswith("{place}") else None
    return inner if isinstance(inner, Message) else step


def outcome_name(outcome: Outcome) -> Message:
    """What was read back, in a word or two."""
    return {
        Outcome.DONE: message("DONE"),
        Outcome.NOT_EFFECTIVE: message("NOT EFFECTIVE"),
        Outcome.REFUSED: message("REFUSED"),
        Outcome.SKIPPED: message("LEFT AS IT IS"),
        Outcome.MANUAL: message("BY HAND"),
        Outcome.UNKNOWN: message("NOT KNOWN"),
    }[outcome]


def write_outcome(paper: Paper, words: Words, outcome: Outcome, what: Message, because: Message) -> None:
    """One line, and the reason where it is not done."""
    line = message("{outcome}: {what}", outcome=outcome_name(outcome), what=what)
    paper.say(words(line), indent=2, style=_STYLES.get(outcome, "bold red"))
    if outcome is not Outcome.DONE and because not in TOLD_AT_THE_END:
        paper.say(words(because), indent=4)


def subject_name(subject: Subject) -> Message:
    """Of what it is the state, in the words of reports; two permissions of one group have the same name."""
    match subject:
        case PermissionSubject(permission=permission):
            group = _GROUPS.get(permission)
            return group_name(group) if group else message("{what}", what=permission)
        case OpSubject(op=op):
            return special_access_name(_OPS[op]) if op in _OPS else message("{what}", what=op)
        case AppSubject():
            return message("running and being opened")
        case RoleSubject(role=role):
            kind = next((one for one, name in ROLES.items() if name == role), None)
            return special_access_name(kind) if kind else message("{what}", what=role)
        case ListSubject(setting=setting):
            return special_access_name(_LISTS[setting]) if setting in _LISTS else message("{what}", what=setting)
        case _:
            assert_never(subject)


def copies_of(subject: Subject, one: State | None, other: State | None) -> tuple[Copy, ...]:
    """Whose state it is; of a list that apps share, those that stand in one of the two states only.

    Of a list that was not read, nobody's.
    """
    match subject:
        case PermissionSubject() | OpSubject() | AppSubject():
            return ((subject.package, subject.user),)
        case RoleSubject() | ListSubject():
            moved = sorted(_members(one) ^ _members(other)) or sorted(_members(one) | _members(other))
            return tuple((package, subject.user) for package in moved)
        case _:
            assert_never(subject)


def _members(state: State | None) -> frozenset[str]:
    match state:
        case RoleState(holders=holders):
            return frozenset(holders)
        case ListState(components=components):
            return frozenset(component.partition("/")[0] for component in components)
        case _:
            return frozenset()
