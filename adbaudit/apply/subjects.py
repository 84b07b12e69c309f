"""What an action is about: the piece of state that is read before it, after it, and put back as a whole."""

from __future__ import annotations

from typing import assert_never

from adbaudit.model.action import Action, ActionKind
from adbaudit.model.permission import PRIVACY_PERMISSIONS, PermissionName
from adbaudit.model.subject import AppSubject, ListSubject, OpSubject, PermissionSubject, RoleSubject, Subject

LISTENERS = "enabled_notification_listeners"
ACCESSIBILITY = "enabled_accessibility_services"
_OP_OF = {permission.name: permission.op for permission in PRIVACY_PERMISSIONS}
_PERMISSION_OVER = {permission.op: permission.name for permission in PRIVACY_PERMISSIONS if permission.op}


def subject_of(action: Action) -> Subject:
    """An op that a permission stands over is part of that permission's state, so both are one subject."""
    match action.kind:
        case ActionKind.REVOKE_PERMISSION | ActionKind.SET_FLAGS:
            return _permission(action, PermissionName(action.target))
        case ActionKind.SET_OP | ActionKind.SET_UID_OP:
            return _of_op(action)
        case ActionKind.LEAVE_ROLE:
            return RoleSubject(user=action.user, role=action.target)
        case ActionKind.DISALLOW_LISTENER | ActionKind.LEAVE_ACCESSIBILITY:
            is_listener = action.kind is ActionKind.DISALLOW_LISTENER
            return ListSubject(user=action.user, setting=LISTENERS if is_listener else ACCESSIBILITY)
        case ActionKind.STOP_APP | ActionKind.SUSPEND_APP | ActionKind.DISABLE_APP:
            return AppSubject(package=action.package, user=action.user)
        case _:
            assert_never(action.kind)


def _of_op(action: Action) -> Subject:
    over = _PERMISSION_OVER.get(action.target)
    if over is not None:
        return _permission(action, over)
    return OpSubject(package=action.package, user=action.user, op=action.target)


def _permission(action: Action, name: PermissionName) -> PermissionSubject:
    return PermissionSubject(package=action.package, user=action.user, permission=name, op=_OP_OF.get(name))
