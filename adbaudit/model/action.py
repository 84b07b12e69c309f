"""Actions: single changes to a phone, each one command, so small that its effect can be read back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId

Argv = tuple[str, ...]


class ActionKind(Enum):
    """What a command changes."""

    REVOKE_PERMISSION = "revoke-permission"
    SET_FLAGS = "set-flags"
    """The flags by which a denial becomes final (`user-set user-fixed`, Android 13 and later)."""
    SET_OP = "set-op"
    """The app-op mode of the package."""
    SET_UID_OP = "set-uid-op"
    """The app-op mode of the whole uid, which wins over the package's."""
    LEAVE_ROLE = "leave-role"
    DISALLOW_LISTENER = "disallow-listener"
    LEAVE_ACCESSIBILITY = "leave-accessibility"
    STOP_APP = "stop-app"
    """Ends the app until somebody opens it: the only kind that no command takes back."""
    SUSPEND_APP = "suspend-app"
    DISABLE_APP = "disable-app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One command and what it is about; nothing in `argv` comes from a phone without having been validated."""

    kind: ActionKind
    package: PackageName
    user: UserId
    target: str = ""
    """The permission, app-op, role or component; empty where it is the whole app."""
    argv: Argv
