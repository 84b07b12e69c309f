"""One sign that an app lends, or does not."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.identity import Reason, ReasonKind
from adbaudit.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A weight toward the thresholds of `Scoring`, and the reason in words."""

    weight: float
    reason: Reason
    is_own: bool = True
    """False for what counts only beside another sign."""
    holds: bool = False
    """Whether it holds the verdict at maybe: a word against a lender, of a calculator or a guide."""
    is_accessory: bool = False
    """Speaks of calculators and guides, which are around loans and do not lend."""
    lifts_to_loan: bool = True
    """False for what may make a maybe, and adds nothing more to what is one already."""


def a_sign(weight: float, kind: ReasonKind, detail: Message, source: str, *, is_own: bool = True) -> Sign:
    """A sign for a lender."""
    return Sign(weight=weight, reason=Reason(kind=kind, detail=detail, source=source), is_own=is_own)


def beside_another(weight: float, kind: ReasonKind, detail: Message, source: str) -> Sign:
    """A sign that says nothing by itself."""
    return a_sign(weight, kind, detail, source, is_own=False)
