"""Differences: what two reports of one phone say, side by side; what one of them could not see stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum
from typing import Union

from adbaudit.model.access import Effective
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message
from adbaudit.model.permission import MAIN_GROUPS, PackageName, PermissionGroup, PermissionName
from adbaudit.model.report import SourceKind
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId


class Turn(Enum):
    """`GAINED` and `LOST`: can now what it could not, or the other way round; `STILL`: could and can.

    `CHANGED` stays on one side, as from blocked to asking again; `UNKNOWN`: one of the reports could not see it, and
    the other says that it can.
    """

    GAINED = "gained"
    LOST = "lost"
    STILL = "still"
    CHANGED = "changed"
    UNKNOWN = "unknown"


class Presence(Enum):
    """Whether both reports have the app; `UNKNOWN`: one lacks it, and could not see everything."""

    BOTH = "both"
    NEW = "new"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessChange:
    """One permission; `None` where the app was not there."""

    group: PermissionGroup
    permission: PermissionName
    before: Effective | None
    after: Effective | None
    turn: Turn | None
    """`None`: the same in both, and it cannot read in either."""
    used: datetime | None = None
    """A last use that only the second report knows, where the phone kept one."""
    was_unasked: bool = False
    """What it might ask for came without a question, before."""
    is_unasked: bool = False
    """The same, after."""
    is_regained: bool = False
    """It was switched off with adbaudit before, and is on again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialChange:
    """One special access; `None` where the app was not there."""

    kind: SpecialAccessKind
    before: SpecialAccessState | None
    after: SpecialAccessState | None
    turn: Turn | None
    is_regained: bool = False


Change = Union[AccessChange, SpecialChange]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppDifference:
    """One app of one user; what it is and is called, as the report says that has it, the second before the first."""

    package: PackageName
    user: UserId
    whose: Message
    """What that user is called."""
    name: str
    verdict: Verdict
    system: bool | None
    presence: Presence
    access: tuple[AccessChange, ...]
    special_access: tuple[SpecialChange, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Permissions, then special access."""
        return (*self.access, *self.special_access)

    def has(self, turn: Turn) -> bool:
        """Whether anything about it took this turn."""
        return any(change.turn is turn for change in self.changes)

    @property
    def is_of_lending(self) -> bool:
        """A loan app, credit inside a larger one, or perhaps one."""
        return self.verdict in {Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE}

    @property
    def is_different(self) -> bool:
        """Anything at all is not as before, or not known to be."""
        if self.presence is not Presence.BOTH:
            return True
        has_turned = any(change.turn not in {None, Turn.STILL} for change in self.changes)
        return has_turned or any(change.used is not None for change in self.access)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two reports."""

    captured_at: datetime
    source: SourceKind
    device: str | None
    """The keyed hash of the phone, where it is known which one it is."""
    gaps: tuple[Gap, ...]
    phone: Message
    """Maker, model and Android version."""
    zone: tzinfo | None
    """That of the phone's clock."""
    language: str | None = None
    """The language that the phone was set to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Every app of both reports, those of lending first, in the order of the second report."""

    before: Side
    after: Side
    apps: tuple[AppDifference, ...]
    standing: tuple[Message, ...]
    """Who can read as the second report has it, in the words of a scan."""

    @property
    def is_same_phone(self) -> bool:
        """Both carry the same keyed hash."""
        return self.before.device is not None and self.before.device == self.after.device

    @property
    def is_backwards(self) -> bool:
        """The second report is the older one."""
        return self.after.captured_at < self.before.captured_at

    @property
    def is_empty(self) -> bool:
        """Nothing that was seen differs."""
        return not any(app.is_different for app in self.apps)

    @property
    def is_complete(self) -> bool:
        """Nothing stayed unread in either."""
        return not self.before.gaps and not self.after.gaps

    @property
    def is_worse(self) -> bool:
        """An app of lending gained something, or any other app can read people's names or messages anew."""
        return any(_is_worse(app) for app in self.apps)


def _is_worse(app: AppDifference) -> bool:
    if app.is_of_lending:
        return app.has(Turn.GAINED)
    return app.system is not True and any(
        change.turn is Turn.GAINED and change.group in MAIN_GROUPS for change in app.access
    )
