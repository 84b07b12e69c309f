"""A policy file is read strictly, and its schema says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from adbaudit.errors import PolicyFaults
from adbaudit.locale.language import PSEUDO
from adbaudit.locale.translator import load_translator
from adbaudit.rules.policy_file import read_policy, threshold

SCHEMA = Path(__file__).parents[2] / "rules" / "schema" / "policy.schema.json"


@pytest.fixture(scope="module")
def schema():
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def read(text):
    return read_policy(text, "p.yaml", rules=["loan-contacts", "loan-sms"], fail_on=threshold("high"))


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "fail_on: never",
        "rules: {loan-sms: info}",
        "paths: [{path: x, fail_on: low}]",
        "paths: [{path: [x, y/**], rules: {loan-contacts: never}}]",
    ],
)
def test_policy_is_read(schema, text):
    read(text)
    assert schema.is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must be a mapping"),
        ("[]", "must be a mapping"),
        ("a: [", "p.yaml: "),
        ("fail_on: HIGH", "fail_on: 'HIGH' is none of"),
        ("fail_on:", "fail_on: None is none of"),
        ("failon: high", "unknown key 'failon'"),
        ("rules: [loan-sms]", "rules: must be a mapping"),
        ("rules: {loan-sms: [high]}", "rules.loan-sms"),
        ("paths: {}", "paths: must be a list"),
        ("paths: [x]", "paths[0]: must be a mapping"),
        ("paths: [{path: x}]", "paths[0]: says neither"),
        ("paths: [{path: 3, fail_on: [low]}]", "paths[0].fail_on"),
        ("paths: [{path: [], fail_on: low}]", "paths[0].path"),
        ("paths: [{path: x, fail_on: low, more: 1}]", "unknown key 'more'"),
        ("fail_on: low\nfail_on: high", "given twice"),
    ],
)
def test_fault_is_told_at_its_place(text, said):
    with pytest.raises(PolicyFaults) as fault:
        read(text)
    assert any(said in line and line.startswith("p.yaml") for line in fault.value.faults), fault.value.faults


def test_faults_are_told_in_the_readers_language_at_places_to_jump_by():
    with pytest.raises(PolicyFaults) as fault:
        read("paths: [{path: x}, {path: y}]")
    *_, first, second = load_translator(PSEUDO)(fault.value.next_step).splitlines()
    assert "p.yaml:paths[0]: " in first
    assert "p.yaml:paths[1]: " in second
    assert "says neither" not in first + second


def test_where_the_policy_says_nothing_the_command_line_holds():
    assert read("{}").fail_on == threshold("high")
