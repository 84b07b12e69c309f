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
    counted = _counted(signs, scoring)
    weight = _weight(counted)
    reasons = tuple(sign.reason for sign in counted)
    if weight < scoring.maybe_threshold:
        return Identity(verdict=Verdict.NO, confidence=_sure_of_no(weight), reasons=reasons)
    if _reaches_loan(counted, scoring):
        return Identity(verdict=Verdict.LOAN, confidence=Confidence.MEDIUM, reasons=reasons)
    return Identity(
        verdict=Verdict.MAYBE, confidence=Confidence.LOW, reasons=(*reasons, *_store_rule(counted, scoring))
    )


def _counted(signs: Sequence[Sign], scoring: Scoring) -> tuple[Sign, ...]:
    """The signs that have a say; what may only make a maybe has none where there is one already."""
    has_own = any(sign.is_own and sign.weight > 0 for sign in signs)
    counted = tuple(sign for sign in signs if has_own or sign.is_own)
    lifting = tuple(sign for sign in counted if sign.lifts_to_loan)
    return lifting if _weight(lifting) >= scoring.maybe_threshold else counted


def _weight(counted: Sequence[Sign]) -> float:
    """All of them, or what the label says: that stands, though the package name is about something else."""
    in_label = (sign.weight for sign in counted if sign.reason.kind is ReasonKind.LABEL)
    return max(sum(sign.weight for sign in counted), sum(in_label))


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
