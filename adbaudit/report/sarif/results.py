"""One finding as a SARIF result."""

from __future__ import annotations

from adbaudit.model.gate import Standing
from adbaudit.model.message import message
from adbaudit.report.entries import Entry
from adbaudit.report.json_format.values import JsonObject
from adbaudit.report.sarif.locations import location
from adbaudit.report.sarif.rules import LEVELS
from adbaudit.report.sarif.texts import Texts
from adbaudit.report.words import sentences

FINGERPRINT = "adbauditFinding/v1"
_RANKS = (100, 75, 50, 25, 0)


def result_object(entry: Entry, rule_index: int, texts: Texts) -> JsonObject:
    """A result; one that stands in the baseline is suppressed, and one that does not is new."""
    finding = entry.finding
    told: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "rank": _RANKS[finding.severity.rank],
        "message": {"text": texts.plain(sentences([message("{title}.", title=finding.title), finding.why]))},
        "locations": [location(entry)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": _properties(entry, texts),
    }
    if entry.standing is Standing.KNOWN:
        told["baselineState"] = "unchanged"
        told["suppressions"] = [_suppression(texts)]
    elif entry.is_new:
        told["baselineState"] = "new"
    return told


def _suppression(texts: Texts) -> JsonObject:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": texts.plain(message("It stands in the baseline.")),
    }


def _properties(entry: Entry, texts: Texts) -> JsonObject:
    finding = entry.finding
    return {
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "standing": entry.standing.value,
        "package": finding.package,
        "user": finding.user,
        "evidence": [texts.plain(evidence.detail) for evidence in finding.evidence],
    }
