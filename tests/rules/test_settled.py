"""What who an app is settles of a rule, before its phone is read."""

from __future__ import annotations

import pytest

from adbaudit.model.condition import AllOf, AnyOf, ClassIs, HasGaps, IdentityIs, Not
from adbaudit.model.identity import Confidence, Identity, LoanClass, Verdict
from adbaudit.model.truth import Truth
from adbaudit.rules.settled import settled

PREDATORY = ClassIs(classes=frozenset({LoanClass.REPORTED_PREDATORY}))
LOAN = IdentityIs(verdicts=frozenset({Verdict.LOAN}))


def an_identity(verdict=Verdict.LOAN, loan_class=None):
    return Identity(verdict=verdict, confidence=Confidence.HIGH, loan_class=loan_class)


@pytest.mark.parametrize(
    ("condition", "identity", "answer"),
    [
        (PREDATORY, an_identity(loan_class=LoanClass.REPORTED_PREDATORY), Truth.YES),
        (PREDATORY, an_identity(loan_class=LoanClass.LICENSED), Truth.NO),
        (PREDATORY, an_identity(), Truth.NO),
        (LOAN, an_identity(), Truth.YES),
        (LOAN, an_identity(Verdict.NO), Truth.NO),
        (LOAN, an_identity(Verdict.UNKNOWN), Truth.UNKNOWN),
        (HasGaps(), an_identity(), Truth.UNKNOWN),
        (AllOf(parts=(LOAN, HasGaps())), an_identity(), Truth.UNKNOWN),
        (AllOf(parts=(PREDATORY, HasGaps())), an_identity(), Truth.NO),
        (AnyOf(parts=(LOAN, HasGaps())), an_identity(), Truth.YES),
        (Not(part=LOAN), an_identity(), Truth.NO),
        (Not(part=HasGaps()), an_identity(), Truth.UNKNOWN),
    ],
)
def test_identity_settles_what_only_asks_for_it(condition, identity, answer):
    assert settled(condition, identity) is answer
