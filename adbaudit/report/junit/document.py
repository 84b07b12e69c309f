"""The suites as XML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from xml.etree import ElementTree as ET

from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.junit.cases import Case, Outcome
from adbaudit.report.junit.suites import Suite, suites
from adbaudit.report.sheet import Sheet
from adbaudit.report.words import Words

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TAGS = {Outcome.FAILED: "failure", Outcome.NOT_READ: "error", Outcome.KNOWN: "skipped"}


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """The suites of one report."""
    return many([report], translator, sheet)


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """The suites of all reports under one root."""
    words = Words(translator=translator)
    told = [(report, suite) for report in reports for suite in suites(report, words)]
    root = ET.Element(
        "testsuites", {"name": "adbaudit", **_counts([case for _, suite in told for case in suite.cases])}
    )
    for number, (report, suite) in enumerate(told):
        root.append(_suite(report, suite, number))
    ET.indent(root)
    return _HEAD + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, suite: Suite, number: int) -> ET.Element:
    taken = report.provenance.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    counts = _counts(suite.cases)
    skipped = str(sum(case.outcome is Outcome.KNOWN for case in suite.cases))
    of_file = {"id": str(number), "package": suite.package, "timestamp": taken, "hostname": "localhost"}
    element = ET.Element("testsuite", {"name": suite.name, **counts, "skipped": skipped, "time": "0", **of_file})
    properties = ET.SubElement(element, "properties")
    for name, value in suite.properties:
        ET.SubElement(properties, "property", {"name": name, "value": visible(value)})
    element.extend(_case(suite, case) for case in suite.cases)
    ET.SubElement(element, "system-out").text = suite.said
    ET.SubElement(element, "system-err")
    return element


def _case(suite: Suite, case: Case) -> ET.Element:
    """The message stands in the text too: some systems show only one of them."""
    element = ET.Element("testcase", {"name": case.name, "classname": suite.name, "time": "0"})
    if case.outcome is not Outcome.PASSED:
        tag = ET.SubElement(element, _TAGS[case.outcome], {"message": case.title, "type": case.kind})
        tag.text = f"{case.title}\n{case.text}"
    return element


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(sum(case.outcome is Outcome.FAILED for case in cases)),
        "errors": str(sum(case.outcome is Outcome.NOT_READ for case in cases)),
    }
