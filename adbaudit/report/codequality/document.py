"""Findings and gaps as GitLab's widget shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from adbaudit.model.gap import Gap
from adbaudit.model.gate import Standing
from adbaudit.model.message import message
from adbaudit.model.place import file_and_member
from adbaudit.model.report import Report
from adbaudit.model.severity import Severity
from adbaudit.ports import Translator
from adbaudit.report.entries import Entry, entries
from adbaudit.report.json_format.values import JsonObject, JsonValue, written
from adbaudit.report.sheet import Sheet
from adbaudit.report.words import Words

_SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}
_NOT_READ = "not-read"


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """A list for one report."""
    return many([report], translator, sheet)


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """One list for all reports."""
    words = Words(translator=translator)
    told = [issue for report in reports for issue in _issues(report, words)]
    return written(list[JsonValue](told))


def _issues(report: Report, words: Words) -> list[JsonObject]:
    shown = [entry for entry in entries(report) if entry.standing is not Standing.KNOWN]
    return [*(_finding(entry, words) for entry in shown), *(_gap(gap, words) for gap in report.gaps)]


def _finding(entry: Entry, words: Words) -> JsonObject:
    finding = entry.finding
    where = entry.place or finding.package or "phone"
    return _issue(words(finding.title), finding.rule, finding.fingerprint, _SEVERITIES[finding.severity], where)


def _gap(gap: Gap, words: Words) -> JsonObject:
    where = gap.file or gap.package or gap.source
    said = words(message("{wanted}: {reason}", wanted=gap.wanted, reason=gap.reason))
    parts = (_NOT_READ, where, gap.wanted.template, gap.reason.template, str(gap.user))
    fingerprint = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return _issue(said, _NOT_READ, fingerprint, "major", where)


def _issue(description: str, name: str, fingerprint: str, severity: str, where: str) -> JsonObject:
    return {
        "description": description,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": file_and_member(where)[0], "lines": {"begin": 1}},
    }
