"""What was changed, as a report keeps it: one line an action, without what only a journal needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.action import Argv
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName
from adbaudit.model.receipt import Outcome
from adbaudit.model.subject import State
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """`before` and `after` as they were read from the phone; `None` where they were not, or nothing was tried."""

    package: PackageName | None
    user: UserId
    step: str
    """The kind of action, or `by-hand`, `not-tried`, `put-back`."""
    target: str | None
    """The permission, app-op, role or component; of a step that was not tried what it is about."""
    outcome: Outcome
    because: Message
    commands: tuple[Argv, ...] = ()
    screens: tuple[LocalText, ...] = ()
    before: State | None = None
    after: State | None = None
    at: datetime | None = None
    sent_at: datetime | None = None
    not_seen_again: Message | None = None
    """Why the last look, after all other work, told nothing of it."""
