"""Rules over several facts: what they add, what they leave to the rules they build on."""

from __future__ import annotations

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.rules.evaluate import evaluate

ALL_THREE = ("READ_CONTACTS", "READ_SMS", "READ_CALL_LOG")


@pytest.fixture
def found(pack):
    def of(app):
        return {finding.rule: finding for finding in evaluate(pack, [app], (), on_phone=True).findings}

    return of


def test_every_rule_that_combines_names_rules_there_are(pack):
    known = {rule.id for rule in pack.rules}
    assert {name for rule in pack.rules for name in rule.combines} <= known
    assert sum(bool(rule.combines) for rule in pack.rules) >= 6


def test_all_three_together_are_a_finding_beside_each(found, an_app, an_access):
    rules = found(an_app(*(an_access(name) for name in ALL_THREE)))
    assert {"loan-contacts", "loan-sms", "loan-call-log", "loan-contacts-sms-call-log"} <= rules.keys()


def test_combination_names_only_the_permissions_of_its_subject(found, an_app, an_access):
    finding = found(an_app(*(an_access(name) for name in ALL_THREE)))["loan-contacts-sms-call-log"]
    assert finding.permissions == ("android.permission.READ_CONTACTS",)


def test_what_is_unknown_of_a_combination_is_asked_once(pack, an_app, an_access):
    app = an_app(*(an_access(name, Effective.UNKNOWN) for name in ALL_THREE), target_sdk=None, is_sideloaded=None)
    asked = [question.rule for question in evaluate(pack, [app], (), on_phone=True).unknown]
    combining = {rule.id for rule in pack.rules if rule.combines}
    assert asked
    assert not combining & set(asked)


@pytest.mark.parametrize(
    ("effective", "severity"),
    [
        (Effective.ALLOWED, "high"),
        (Effective.ASKS, "medium"),
        (Effective.BLOCKED, "medium"),
        (Effective.UNKNOWN, "high"),
    ],
)
@pytest.mark.parametrize("name", ["READ_CONTACTS", "READ_CALL_LOG"])
def test_recorded_read_weighs_less_once_the_way_is_closed(found, an_app, an_access, name, effective, severity):
    rule = {"READ_CONTACTS": "loan-contacts-used", "READ_CALL_LOG": "loan-call-log-used"}[name]
    read = an_access(name, effective, last_access="2026-11-19T21:40:00+08:00")
    assert found(an_app(read))[rule].severity.value == severity


def test_app_that_may_lend_is_told_softly(found, an_app, an_access):
    sure, perhaps = (
        str(found(an_app(an_access("READ_CONTACTS"), verdict=verdict))["loan-contacts"].why)
        for verdict in (Verdict.LOAN, Verdict.MAYBE)
    )
    assert perhaps == f"It is not certain that this app lends money. If it does: {sure}"


@pytest.mark.parametrize(
    ("installed", "rules"),
    [
        ({"installer": "com.android.vending", "is_installer_read": True}, set()),
        ({"installer": "com.example.other", "is_installer_read": True, "system": False}, {"loan-no-store"}),
        ({"is_sideloaded": True}, {"loan-sideloaded", "loan-sideloaded-reads"}),
        ({"installer": None, "is_installer_read": True, "system": True}, set()),
    ],
)
def test_where_it_came_from_is_told_by_one_rule_each(found, an_app, an_access, installed, rules):
    seen = found(an_app(an_access("READ_CONTACTS"), target_sdk=34, **installed))
    assert {name for name in seen if "sideloaded" in name or "store" in name} == rules
