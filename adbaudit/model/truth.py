"""Three-valued answers: what could not be observed is neither yes nor no."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Kleene's strong logic of three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def negated(self) -> Truth:
        """Yes and no change places; unknown stays unknown."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[self]


def all_of(answers: Iterable[Truth]) -> Truth:
    """No if any is no, else unknown if any is unknown, else yes (also of nothing)."""
    return _first_present(answers, (Truth.NO, Truth.UNKNOWN), otherwise=Truth.YES)


def any_of(answers: Iterable[Truth]) -> Truth:
    """Yes if any is yes, else unknown if any is unknown, else no (also of nothing)."""
    return _first_present(answers, (Truth.YES, Truth.UNKNOWN), otherwise=Truth.NO)


def _first_present(answers: Iterable[Truth], wanted: tuple[Truth, ...], *, otherwise: Truth) -> Truth:
    seen = set(answers)
    return next((value for value in wanted if value in seen), otherwise)
