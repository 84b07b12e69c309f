"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.message import Message


class Verdict(Enum):
    """As it should be, not as it should be, or not to be told from here."""

    OK = "ok"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the diagnosis, and what follows from it."""

    verdict: Verdict
    finds: Message
    means: Message | None = None
    next_step: Message | None = None
    lines: tuple[str, ...] = ()
    """To be typed or copied exactly as they stand."""


def ok(finds: Message) -> Check:
    """As it should be: nothing to press."""
    return Check(verdict=Verdict.OK, finds=finds)


def wrong(finds: Message, *, means: Message, next_step: Message, lines: tuple[str, ...] = ()) -> Check:
    """Not as it should be."""
    return Check(verdict=Verdict.WRONG, finds=finds, means=means, next_step=next_step, lines=lines)


def unknown(finds: Message, *, means: Message, next_step: Message) -> Check:
    """Not to be told from here."""
    return Check(verdict=Verdict.UNKNOWN, finds=finds, means=means, next_step=next_step)
