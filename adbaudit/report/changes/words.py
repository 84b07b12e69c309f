"""What outcomes and subjects are called."""

from __future__ import annotations

from typing import assert_never

from adbaudit.model.message import Message, message
from adbaudit.model.names import special_access_name
from adbaudit.model.receipt import Outcome
from adbaudit.model.special_access import ROLES, SpecialAccessKind
from adbaudit.model.subject import AppSubject, ListSubject, OpSubject, PermissionSubject, RoleSubject, Subject

_LISTS = {
    "enabled_accessibility_services": SpecialAccessKind.ACCESSIBILITY,
    "enabled_notification_listeners": SpecialAccessKind.NOTIFICATION_LISTENER,
}


def outcome_name(outcome: Outcome) -> Message:
    """What was read back, in a word or two."""
    return {
        Outcome.DONE: message("DONE"),
        Outcome.NOT_EFFECTIVE: message("NOT EFFECTIVE"),
        Outcome.REFUSED: message("REFUSED"),
        Outcome.SKIPPED: message("LEFT AS IT IS"),
        Outcome.MANUAL: message("BY HAND"),
    }[outcome]


def subject_name(subject: Subject) -> Message:
    """Whose state it is, and of what."""
    match subject:
        case PermissionSubject(package=package, permission=permission):
            name = permission.removeprefix("android.permission.")
            return message("{package}: {what}", package=package, what=name)
        case OpSubject(package=package, op=op):
            return message("{package}: {what}", package=package, what=op)
        case AppSubject(package=package):
            return message("{package}: whether the app is switched on", package=package)
        case RoleSubject(role=role):
            kind = next((one for one, name in ROLES.items() if name == role), None)
            return special_access_name(kind) if kind else message("{what}", what=role)
        case ListSubject(setting=setting):
            return special_access_name(_LISTS[setting]) if setting in _LISTS else message("{what}", what=setting)
        case _:
            assert_never(subject)
