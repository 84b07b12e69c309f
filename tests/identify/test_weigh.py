"""Signs added up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.identify.sign import Sign
from adbaudit.identify.weigh import weigh
from adbaudit.model.identity import Reason, ReasonKind, Verdict
from adbaudit.model.message import message

WEIGHTS = st.floats(-3, 3, allow_nan=False)
KINDS = st.sampled_from([ReasonKind.LABEL, ReasonKind.PACKAGE, ReasonKind.SDK])


def a_sign(weight, kind=ReasonKind.PACKAGE, **more):
    return Sign(weight=weight, reason=Reason(kind=kind, detail=message("as the test says"), source="test"), **more)


@pytest.fixture
def scoring(catalogue):
    return catalogue.scoring


def test_enough_weight_is_a_loan_app(scoring):
    assert weigh([a_sign(2), a_sign(2, ReasonKind.LABEL)], scoring).verdict is Verdict.LOAN


def test_what_speaks_against_holds_at_maybe_however_much_speaks_for(scoring):
    assert weigh([a_sign(9), a_sign(-0.1, holds=True)], scoring).verdict is Verdict.MAYBE


def test_what_may_only_make_a_maybe_makes_no_loan_app(scoring):
    signs = [a_sign(2), a_sign(0.9, ReasonKind.LABEL), a_sign(2, ReasonKind.LABEL, lifts_to_loan=False)]
    assert weigh(signs, scoring).verdict is Verdict.MAYBE


def test_what_may_only_make_a_maybe_is_not_told_where_there_is_one(scoring):
    found = weigh([a_sign(2), a_sign(0.75, ReasonKind.LABEL, lifts_to_loan=False)], scoring)
    assert len(found.reasons) == 1


def test_what_counts_beside_another_sign_is_not_even_told_alone(scoring):
    found = weigh([a_sign(3, is_own=False)], scoring)
    assert (found.verdict, found.reasons) == (Verdict.NO, ())


def test_label_stands_though_the_package_name_speaks_against(scoring):
    assert weigh([a_sign(2, ReasonKind.LABEL), a_sign(-2, holds=True)], scoring).verdict is Verdict.MAYBE


@given(st.lists(st.builds(a_sign, WEIGHTS, KINDS, holds=st.booleans(), is_own=st.booleans()), max_size=6))
def test_loan_needs_an_own_sign_and_nothing_that_holds(catalogue, signs):
    if weigh(signs, catalogue.scoring).verdict is Verdict.LOAN:
        assert any(sign.is_own and sign.weight > 0 for sign in signs)
        assert not any(sign.holds for sign in signs if sign.is_own)


@given(st.lists(st.builds(a_sign, WEIGHTS, KINDS, holds=st.booleans()), max_size=6))
def test_order_of_signs_does_not_matter(catalogue, signs):
    verdicts = {weigh(ordered, catalogue.scoring).verdict for ordered in (signs, signs[::-1])}
    assert len(verdicts) == 1
