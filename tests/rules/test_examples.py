"""Every rule brings its proof; here it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adbaudit.model.truth import Truth
from adbaudit.rules.examples import answer_to, example_faults
from adbaudit.rules.load import load_rules
from adbaudit.rules.place import Place

WANTED = [
    "loan-contacts",
    "loan-sms",
    "loan-call-log",
    "loan-contacts-asks",
    "loan-sms-asks",
    "loan-call-log-asks",
    "loan-contacts-used",
    "loan-accounts",
    "loan-phone-numbers",
    "loan-photos",
    "loan-all-files",
    "loan-location",
    "loan-query-packages",
    "loan-accessibility",
    "loan-notification-listener",
    "loan-default-sms",
    "loan-default-dialer",
    "loan-device-admin",
    "loan-overlay",
    "loan-usage",
    "loan-installs-apps",
    "loan-legacy-target",
    "loan-sideloaded",
    "loan-listed-predatory",
    "apk-manifest-unreadable",
    "apk-unsigned",
    "apk-contact-collector-sdk",
    "apk-code-reads-contacts",
    "apk-code-reads-sms",
    "apk-code-reads-call-log",
    "phone-not-fully-read",
]
_PACK = load_rules(Path(__file__).parents[2] / "rules")
_CASES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.answer.value}: {example.name}")
    for rule in _PACK.rules
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), _CASES)
def test_example_is_answered_as_its_rule_file_says(rule, example):
    place = Place(file=rule.file)
    assert (answer_to(rule, example, place, _PACK.catalogue.installers), place.faults) == (example.answer, [])


def test_example_that_contradicts_its_rule_is_a_fault(pack):
    rule = next(rule for rule in pack.rules if rule.id == "loan-overlay")
    wrong = replace(rule, examples=tuple(replace(one, answer=Truth.YES) for one in rule.examples[-1:]))
    faults = example_faults(replace(pack, rules=(wrong,)))
    (fault,) = faults
    assert fault.endswith("(the phone did not say): the rule answers unknown, the example wants yes")


def test_misspelt_key_in_an_example_is_a_fault(pack):
    rule = next(rule for rule in pack.rules if rule.id == "loan-overlay")
    odd = replace(rule.examples[0], description={"specials": {"overlay": "on"}}, answer=Truth.NO)
    faults = example_faults(replace(pack, rules=(replace(rule, examples=(odd,)),)))
    where = f"rules/permissions/loan-overlay.yaml:examples ({odd.name})"
    assert faults == (f"{where}: unknown key 'specials'; did you mean 'special'?",)


def test_every_rule_id_of_the_interface_is_there(pack):
    assert set(WANTED) <= {rule.id for rule in pack.rules}
