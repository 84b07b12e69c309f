"""JUnit XML: valid, and red exactly where the exit code says so."""

from __future__ import annotations

import os
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import xmlschema

import adbaudit
from adbaudit.locations import apks_folder
from adbaudit.report.render import render, render_many

SCHEMA = os.environ.get("ADBAUDIT_JUNIT_SCHEMA")
"""`junit-10.xsd` of Jenkins' xunit plugin, the form its own importer accepts; it is not ours to copy."""


@pytest.fixture(scope="module")
def schema():
    return xmlschema.XMLSchema(SCHEMA) if SCHEMA else None


@pytest.fixture
def valid(schema):
    """Reads a report, which is held against the schema where there is one."""

    def check(text):
        if schema is not None:
            schema.validate(text)
        return ET.fromstring(text)  # noqa: S314 - our own document

    return check


def outcomes(root):
    return [(case.get("classname"), [one.tag for one in case]) for case in root.iter("testcase")]


@pytest.mark.skipif(SCHEMA is None, reason="ADBAUDIT_JUNIT_SCHEMA does not name Jenkins' junit-10.xsd")
def test_schema_refuses_what_is_no_report(schema):
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema.validate("<testsuites><odd/></testsuites>")


def test_run_over_files_is_valid_and_shows_each_outcome(build, english, valid):
    assert outcomes(valid(render(build.apk_run(), "junit", english))) == [
        ("samples/loan.apk", ["failure"]),
        ("samples/two.xapk!/base.apk", ["skipped"]),
        ("samples/maybe.apk", []),
        ("samples/broken.apk", ["error"]),
        ("the audit as a whole", []),
    ]


def test_phone_is_valid(build, english, valid):
    root = valid(render(build.full_report(), "junit", english))
    assert "com.pinjamkilat.dana (10)" in [suite.get("name") for suite in root]


def test_phone_without_anything_on_it_is_valid(build, english, valid):
    assert valid(render(build.report(), "junit", english)).get("tests") == "1"


def test_several_phones_are_valid(build, english, valid):
    root = valid(render_many([build.full_report(), build.full_report()], "junit", english))
    assert len({suite.get("id") for suite in root}) == len(list(root))


def test_samples_are_valid(chinese, valid):
    root = valid(render(adbaudit.inspect_apk(apks_folder()), "junit", chinese))
    assert len(list(root)) == len(list(apks_folder().glob("*.apk"))) + 1


def test_counts_of_suites_add_up(build, english, valid):
    root = valid(render(build.apk_run(), "junit", english))
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)


def test_cases_of_one_name_are_told_apart(build, english, valid):
    twice = (build.gap(package="a.b"), build.gap(package="a.b", source="dumpsys appops"))
    root = valid(render(replace(build.report(), gaps=twice), "junit", english))
    names = [case.get("name") for case in root.iter("testcase")]
    assert len(set(names)) == len(names) == 2


def test_message_stands_in_the_text_as_well(build, english, valid):
    failure = next(valid(render(build.apk_run(), "junit", english)).iter("failure"))
    assert failure.text.startswith(failure.get("message"))


@pytest.mark.parametrize("has_failing", [True, False])
@pytest.mark.parametrize("has_gaps", [True, False])
def test_red_exactly_where_the_exit_code_is(build, english, valid, has_failing, has_gaps):
    run = build.apk_run()
    gate = run.gate if has_failing else replace(run.gate, failing=frozenset())
    report = replace(run, gate=gate, gaps=run.gaps if has_gaps else ())
    root = valid(render(report, "junit", english))
    assert (root.get("failures") != "0", root.get("errors") != "0") == (bool(gate.failing), not report.complete)
