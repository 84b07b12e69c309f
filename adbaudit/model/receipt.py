"""Receipts: what was asked of the phone, how it stood before, and how it stands afterwards, read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from adbaudit.model.action import Action, Argv
from adbaudit.model.message import Message, message
from adbaudit.model.plan import PlannedStep
from adbaudit.model.subject import State, Subject


class Outcome(Enum):
    """What was read back, never what a command said of itself."""

    DONE = "done"
    NOT_EFFECTIVE = "not-effective"
    REFUSED = "refused"
    SKIPPED = "skipped"
    MANUAL = "manual"
    UNKNOWN = "unknown"
    """It was sent, and how the phone stands since could not be read."""


NOT_SENT = message("it was not sent: the connection to the phone was gone before")
"""Why something was skipped that should have been done."""
ONLY_SHOWN = message("nothing was sent: this run only shows the plan")
"""Why nothing was done in a dry run."""
RESULT_LOST = message("it was sent, and the connection broke before it could be read back")
"""Why an outcome is not known, most often."""
_OPEN = frozenset({Outcome.NOT_EFFECTIVE, Outcome.REFUSED, Outcome.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One action, or one subject that was put back; `before` and `after` are `None` where they could not be read."""

    action: Action | None
    """`None` of an undo: it follows no plan but the state before."""
    subject: Subject
    outcome: Outcome
    because: Message
    commands: tuple[Argv, ...]
    before: State | None
    after: State | None
    at: datetime
    """When `after` was read."""
    sent_at: datetime | None = None
    """When its command was sent; `None` where none was, and in journals of earlier versions."""

    @property
    def took_effect(self) -> bool:
        """False where it was to be done and nobody has seen it hold."""
        return self.outcome not in _OPEN and self.because != NOT_SENT


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """A step of a plan and what came of each of its actions; a step by hand has no receipts."""

    planned: PlannedStep
    outcome: Outcome
    because: Message
    receipts: tuple[Receipt, ...] = ()
    not_seen_again: Message | None = None
    """Why the last look, after all other work, told nothing of it; `None` where it did, or there was none."""

    @property
    def took_effect(self) -> bool:
        """False where it was to be done and nobody has seen it hold."""
        return self.outcome not in _OPEN and self.because != NOT_SENT
