"""One rule in words, its severity in a certain state too."""

from __future__ import annotations

import json

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.locations import rules_folder
from adbaudit.report.rules.rule_page import rule_json, rule_page
from adbaudit.report.sheet import Sheet
from adbaudit.rules.load import load_rules


@pytest.fixture(scope="module")
def rule():
    pack = load_rules(rules_folder())
    return next(one for one in pack.rules if one.id == "loan-sms-used")


def test_page_tells_the_severity_once_the_way_is_closed(rule):
    page = " ".join(rule_page(rule, load_translator("en"), Sheet()).split())
    assert "Instead, where this holds: loan app MEDIUM" in page
    assert "its access to messages (READ_SMS, RECEIVE_SMS) is: allowed; allowed while the app is open" in page


def test_program_gets_the_cases_by_verdict(rule):
    (case,) = json.loads(rule_json(rule, load_translator("en")))["severity_cases"]
    assert case["severity"] == {"loan": "medium", "maybe": "low", "credit-inside": "info"}
    assert case["when"][0]["depth"] == 0
