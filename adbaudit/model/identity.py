"""Identity: is this a loan app, how sure are we, and because of what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.message import Message


class Verdict(Enum):
    """`CREDIT_INSIDE`: a larger app with credit in it; `UNKNOWN`: not enough was read to say."""

    LOAN = "loan"
    CREDIT_INSIDE = "credit-inside"
    MAYBE = "maybe"
    NO = "no"
    UNKNOWN = "unknown"


LENDING = (Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE)
"""What lends, or may; the surest first."""


class Confidence(Enum):
    """How much weight the reasons carry."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class LoanClass(Enum):
    """What the named list calls the app; never a judgement of ours."""

    LICENSED = "licensed"
    MARKETPLACE = "marketplace"
    UNLICENSED = "unlicensed"
    REPORTED_PREDATORY = "reported_predatory"
    RISK_FLAGGED = "risk_flagged"
    UNCLASSIFIED = "unclassified"


class ReasonKind(Enum):
    """Where a reason was found."""

    CATALOGUE = "catalogue"
    LABEL = "label"
    PACKAGE = "package"
    SIGNER = "signer"
    SDK = "sdk"
    HASH = "hash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason in words, with the list or rule file it rests on."""

    kind: ReasonKind
    detail: Message
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A verdict never stands without its reasons, except `NO` and `UNKNOWN`, which may have none."""

    verdict: Verdict
    confidence: Confidence
    loan_class: LoanClass | None = None
    reasons: tuple[Reason, ...] = ()
