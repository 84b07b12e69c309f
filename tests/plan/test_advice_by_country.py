"""Advice brings the offices and the law of the chosen countries along, and says what is missing."""

from __future__ import annotations

import pytest

from adbaudit.model.law import LawReference, LawRole
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.model.plan import Advice, Situation
from adbaudit.plan import Setting, advice

TEXT = LocalText(texts=(("en", "text"),))


def _advice(when=Situation.FINDINGS, **fields):
    return Advice(**{"id": "one", "order": 1, "when": when, "title": message("Do"), "text": message("this"), **fields})


def _law(name, role):
    return LawReference(
        id=name, country="CN", cite=TEXT, text=TEXT, role=role, source="s", checked="2026-11-21", verified=True
    )


@pytest.fixture
def told(build):
    def of(one, *, subject="contacts", **setting):
        return advice([one], [build.finding(subject)], (), Setting(on_phone=True, **setting))

    return of


def test_advice_takes_the_law_of_its_roles_in_their_order(told):
    law = (_law("a", LawRole.RIGHTS), _law("b", LawRole.LENDING), _law("c", LawRole.PENALTY))
    (one,) = told(_advice(law_roles=(LawRole.LENDING, LawRole.RIGHTS)), law=law)
    assert [law.id for law in one.law] == ["b", "a"]


def test_advice_without_kinds_of_offices_names_none(told):
    (one,) = told(_advice())
    assert (one.channels, one.law) == ((), ())


@pytest.mark.parametrize(("countries", "count"), [(("CN",), 1), (("IN", "CN"), 1), (("IN",), 0), ((), 0)])
def test_advice_for_one_country_is_told_there_only(told, countries, count):
    assert len(told(_advice(countries=("CN",)), countries=countries)) == count


@pytest.mark.parametrize(("subject", "count"), [("contacts", 1), ("overlay", 0)])
def test_advice_about_some_subjects_needs_one_of_them(told, subject, count):
    assert len(told(_advice(subjects=frozenset({"contacts", "sms"})), subject=subject)) == count


def test_no_country_is_a_situation_of_its_own(told):
    assert len(told(_advice(Situation.NO_COUNTRY))) == 1
    assert told(_advice(Situation.NO_COUNTRY), countries=("CN",)) == ()


def test_country_that_is_not_on_file_is_named_in_the_text(told):
    one = _advice(Situation.UNKNOWN_COUNTRY, text=message("Nothing for {countries}"))
    (filled,) = told(one, countries=("XX", "CN", "YY"), not_on_file=("XX", "YY"))
    assert str(filled.text) == "Nothing for XX, YY"
    assert told(one, countries=("CN",)) == ()
