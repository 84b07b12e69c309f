"""What a journal holds: the state before, what was meant to be done, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Union

from adbaudit.model.action import Action
from adbaudit.model.receipt import Receipt
from adbaudit.model.subject import State, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """One subject as it stood, and the actions that are about to be tried on it."""

    subject: Subject
    before: State
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One subject that an undo would bring back from how it stands now to how it stood before."""

    subject: Subject
    before: State
    now: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Written before the first command: from here on the phone may have changed."""

    device: str
    """The keyed hash of the phone."""
    sdk: int
    version: str
    """The version of adbaudit."""
    at: datetime
    intentions: tuple[Intention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Written when everything was read back."""

    at: datetime
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PuttingBack:
    """Written before an undo touches the phone; from here on these subjects may stand in any way."""

    at: datetime
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """Written when an undo was read back."""

    at: datetime
    receipts: tuple[Receipt, ...]


Entry = Union[Begun, Ended, PuttingBack, PutBack]
