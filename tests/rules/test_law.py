"""Which law a finding cites: of which country, for which app, with which limits, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from adbaudit.model.finding import Finding
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import message
from adbaudit.model.severity import Severity
from adbaudit.rules.law import references, with_law
from adbaudit.rules.of_countries import not_on_file, of_countries

TODAY = date(2026, 11, 22)
PLAY = "com.android.vending"


@pytest.fixture
def cited(pack, an_app):
    """The provisions that a finding about a subject cites, by id."""

    def of(subject="contacts", codes=("CN",), today=TODAY, **app):
        one = an_app(**app)
        finding = Finding(
            rule=f"loan-{subject}",
            severity=Severity.CRITICAL,
            confidence=Confidence.HIGH,
            title=message("t"),
            why=message("w"),
            package=one.installed.package,
            user=one.installed.user,
            subject=subject,
        )
        (told,) = with_law([finding], [one], of_countries(pack.law, codes), today)
        return {law.id: law for law in told.law}

    return of


def test_contacts_in_china_cite_the_necessary_information_rule_first(cited):
    assert next(iter(cited())) == "cn-39-5-12"


@pytest.mark.parametrize("number", [6, 13, 15, 16, 47, 50, 65, 66])
def test_contacts_in_china_cite_the_articles_of_the_personal_information_law(cited, number):
    assert f"cn-pipl-{number}" in cited()


def test_another_group_is_told_only_what_forbids_taking_data(cited):
    assert "cn-pipl-6" in cited("location")
    assert not {"cn-pipl-47", "cn-gbt45251"} & cited("location").keys()


def test_law_of_lending_itself_is_on_no_finding(cited):
    assert not {"cn-civil-670", "cn-private-lending-25"} & cited().keys()


@pytest.mark.parametrize(
    ("app", "cites"),
    [
        ({"installer": PLAY, "is_installer_read": True}, True),
        ({"installer": "com.xiaomi.market", "is_installer_read": True}, False),
        ({"installer": None, "is_installer_read": True, "is_sideloaded": True}, False),
        ({"installer": None, "is_installer_read": False}, True),
    ],
)
def test_store_policy_is_told_only_of_apps_that_may_have_come_from_the_store(cited, app, cites):
    assert ("play-loans" in cited(**app)) is cites


def test_store_policy_says_so_where_the_store_is_not_known(cited):
    known = cited(installer=PLAY, is_installer_read=True)["play-loans"]
    unknown = cited()["play-loans"]
    assert [note.template for note in known.notes] == ["It binds only apps that came from this store."]
    assert known.notes_on_app == ()
    assert [note.template for note in unknown.notes_on_app] == [
        "Where this app came from is not known, so this may not bind it."
    ]


def test_app_that_may_be_a_loan_app_is_bound_only_if_it_lends(cited):
    law = cited(verdict=Verdict.MAYBE)["cn-39-5-12"]
    assert "only if it does" in law.notes_on_app[0].template


def test_larger_app_is_bound_as_to_its_credit(cited):
    law = cited(verdict=Verdict.CREDIT_INSIDE)["cn-39-5-12"]
    assert "credit inside" in law.notes_on_app[0].template


def test_law_of_a_later_day_says_from_when(pack):
    picker = next(one for one in pack.law if one.id == "play-contacts-picker")
    before, after = (references([picker], day)[0].notes for day in (TODAY, date(2027, 1, 27)))
    assert str(before[0]) == "Not in force yet: from 2027-01-27."
    assert not any("Not in force" in note.template for note in after)


def test_draft_standard_and_hearsay_say_what_they_are(pack):
    notes = {
        one.id: " ".join(map(str, references([one], TODAY)[0].notes))
        for one in pack.law
        if one.id in {"cn-cac-draft-2026", "cn-gbt45251", "cn-nifa-2018"}
    }
    assert "draft" in notes["cn-cac-draft-2026"]
    assert "not a law" in notes["cn-gbt45251"]
    assert "second-hand" in notes["cn-gbt45251"]
    assert "not a law" in notes["cn-nifa-2018"]


def test_member_of_the_union_has_the_law_of_the_union(cited):
    assert "eu-gdpr-7-3" in cited(codes=("DE",))


def test_several_countries_are_told_one_after_the_other_and_stores_last(pack):
    codes = [one.country.code for one in of_countries(pack.law, ("IN", "CN"))]
    assert list(dict.fromkeys(codes)) == ["IN", "CN", "ANY"]


def test_country_without_data_is_named(pack):
    assert not_on_file(pack.countries, ("CN", "XX", "DE", "GB", "UK")) == ("XX",)


def test_finding_about_the_whole_phone_cites_nothing(pack, an_app):
    finding = Finding(
        rule="phone-not-fully-read",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        title=message("t"),
        why=message("w"),
    )
    assert with_law([finding], [an_app()], pack.law, TODAY)[0].law == ()
