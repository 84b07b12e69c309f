"""What people read says what is granted, and never more than anybody knows."""

from __future__ import annotations

import re

import pytest

FORBIDDEN = re.compile(r"\b(safe|safely|clean|fraud|illegal)\b", re.IGNORECASE)
READING = [
    *("loan-contacts", "loan-sms", "loan-call-log", "loan-contacts-used", "loan-accounts", "loan-phone-numbers"),
    *("loan-photos", "loan-all-files", "loan-usage", "loan-notification-listener", "loan-default-sms"),
]


def test_no_rule_calls_an_app_by_a_word_nobody_can_stand_by(pack):
    texts = [f"{rule.id}: {text.template}" for rule in pack.rules for text in (rule.title, rule.why)]
    assert [text for text in texts if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("rule_id", READING)
def test_rule_about_reading_says_that_turning_it_off_recalls_nothing(pack, rule_id):
    (rule,) = [rule for rule in pack.rules if rule.id == rule_id]
    assert re.search(r"not recall", rule.why.template)


def test_rule_that_only_asks_says_that_nothing_can_be_read_now(pack):
    asking = [rule for rule in pack.rules if rule.id.endswith("-asks")]
    assert [rule.id for rule in asking if "now" not in rule.why.template] == []


def test_every_title_fits_on_a_line(pack):
    assert [rule.id for rule in pack.rules if len(rule.title.template) > 80] == []
