"""Access: can this package, in effect, read this now? Grant, flags, app-op and target SDK together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from adbaudit.model.appop import OpCount, OpMode
from adbaudit.model.message import Message
from adbaudit.model.permission import GrantState, PermissionGroup, PermissionName


class Effective(Enum):
    """The answer in one word; `ASKS` means not now, but it may show the system's question again."""

    ALLOWED = "allowed"
    WHILE_USING = "while-using"
    ASKS = "asks"
    BLOCKED = "blocked"
    NOT_REQUESTED = "not-requested"
    UNKNOWN = "unknown"


NOW = frozenset({Effective.ALLOWED, Effective.WHILE_USING})
"""Answers that let an app read at once, without asking again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One privacy permission of one package for one user, judged, with the reason in words."""

    group: PermissionGroup
    permission: PermissionName
    requested: bool | None
    """`None` where this Android version does not tell requested from granted."""
    grant: GrantState
    flags: frozenset[str] = frozenset()
    op: str | None = None
    op_mode: OpMode = OpMode.UNKNOWN
    """The mode in force: the uid's when it is set, else the package's."""
    effective: Effective
    because: Message
    comes_unasked: bool | None = False
    """`ASKS`, but on this Android the app gets it without a question, as it holds another of the same group."""
    last_access: datetime | None = None
    last_reject: datetime | None = None
    access_state: str | None = None
    """How the app ran at the last access, as Android dumps it; its meaning is in `AppOp`."""
    access_proxy: str | None = None
    count: OpCount | None = None
    """How often, where the phone keeps a history and was asked; `None` says nothing."""

    @property
    def is_use_without_time(self) -> bool:
        """The phone recorded a use, and when it was could not be read."""
        return self.last_access is None and self.access_state is not None
