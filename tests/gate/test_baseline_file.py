"""A baseline is read whole or not at all."""

from __future__ import annotations

import json

import pytest

from adbaudit.errors import BaselineFault
from adbaudit.gate.baseline_file import SCHEMA, read_baseline, write_baseline
from adbaudit.model.severity import Severity


def test_findings_come_back_as_they_were(make):
    report = make.report(make.finding(2, Severity.LOW), make.finding(1))
    assert read_baseline(write_baseline(report), "b") == (make.known(1), make.known(2, Severity.LOW))


def test_order_of_the_findings_does_not_matter(make):
    findings = [make.finding(number, path=f"apps/{number}.apk") for number in range(9)]
    assert write_baseline(make.report(*findings)) == write_baseline(make.report(*reversed(findings)))


def test_each_finding_is_one_line_so_that_changes_read_well(make):
    findings = [make.finding(number) for number in range(9)]
    assert len(write_baseline(make.report(*findings)).splitlines()) == 9 + 5


def test_nothing_found_is_a_baseline_too(make):
    assert read_baseline(write_baseline(make.report()), "b") == ()


def test_text_of_apps_is_plain_ascii(make):
    report = make.report(make.finding(1, path="apps/\u202e贷.apk"))
    assert write_baseline(report).isascii()
    assert read_baseline(write_baseline(report), "b")[0].file == "\u202e贷.apk"


def entry(**changes):
    whole = {"fingerprint": "1" * 32, "rule": "r", "severity": "high", "package": None, "user": None, "file": None}
    return {key: value for key, value in {**whole, **changes}.items() if value != "gone"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("{\n]", "line 2 is not as JSON is written"),
        ("[]", "does not say that it is a baseline"),
        ('{"schema": 3}', "does not say that it is a baseline"),
        ('{"schema": "adbaudit/baseline/2", "findings": []}', "this adbaudit reads adbaudit/baseline/1"),
        ('{"schema": "adbaudit/report/1"}', "adbaudit/report/1"),
        (json.dumps({"schema": SCHEMA}), "no list of findings"),
        (json.dumps({"schema": SCHEMA, "findings": [], "more": 1}), "or more than that"),
        *(
            (json.dumps({"schema": SCHEMA, "findings": [entry(), changed]}), "entry 2")
            for changed in (
                entry(fingerprint="short"),
                entry(severity="awful"),
                entry(severity=[]),
                entry(user="0"),
                entry(user=True),
                entry(rule="gone"),
                entry(extra=1),
                "text",
            )
        ),
    ],
)
def test_broken_baseline_says_what_is_wrong(text, said):
    with pytest.raises(BaselineFault) as fault:
        read_baseline(text, "base.json")
    assert said in str(fault.value)
    assert "base.json" in str(fault.value)


def test_cut_baseline_is_never_taken_for_a_shorter_one(make):
    whole = write_baseline(make.report(*(make.finding(number) for number in range(5))))
    for length in range(len(whole.rstrip())):
        with pytest.raises(BaselineFault):
            read_baseline(whole[:length], "b")
