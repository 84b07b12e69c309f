"""Signs added up to a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.listed import STORE_RULE
from adbaudit.identify.sign import Sign
from adbaudit.model.catalogue import Scoring
from adbaudit.model.identity import Confidence, Identity, Reason, ReasonKind, Verdict


def weigh(signs: Sequence[Sign], scoring: Scoring) -> Identity:
    """Names are never quite sure, and "loan" only where nothing in them speaks against a lender.

    What only adds to another sign is left out when it stands alone.
    """
    has_own = any(sign.is_own and sign.weight > 0 for sign in signs)
    counted = [sign for sign in signs if has_own or sign.is_own]
    weight = max(sum(sign.weight for sign in counted), _label_weight(counted))
    reasons = tuple(sign.reason for sign in counted)
    if weight < scoring.maybe_threshold:
        return Identity(verdict=Verdict.NO, confidence=_sure_of_no(weight), reasons=reasons)
    if _reaches_loan(counted, scoring):
        return Identity(verdict=Verdict.LOAN, confidence=Confidence.MEDIUM, reasons=reasons)
    return Identity(
        verdict=Verdict.MAYBE, confidence=Confidence.LOW, reasons=(*reasons, *_store_rule(counted, scoring))
    )


def _label_weight(counted: Sequence[Sign]) -> float:
    """What the label says stands, though the package name is about something else."""
    return sum(sign.weight for sign in counted if sign.reason.kind is ReasonKind.LABEL)


def _reaches_loan(counted: Sequence[Sign], scoring: Scoring) -> bool:
    weight = sum(sign.weight for sign in counted if sign.lifts_to_loan)
    return weight >= scoring.loan_threshold and not any(sign.holds for sign in counted)


def _store_rule(counted: Sequence[Sign], scoring: Scoring) -> tuple[Reason, ...]:
    """Why a calculator or a guide is told of at all."""
    if not any(sign.is_accessory for sign in counted):
        return ()
    return (Reason(kind=ReasonKind.LABEL, detail=STORE_RULE, source=scoring.file),)


def _sure_of_no(weight: float) -> Confidence:
    return Confidence.MEDIUM if weight <= 0 else Confidence.LOW
