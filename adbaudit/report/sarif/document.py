"""The log and its runs: the tool with its rules, the files looked at, the results, what was not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC

from adbaudit.model.apk import ApkFacts
from adbaudit.model.place import file_and_member
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.entries import Entry, entries
from adbaudit.report.json_format.values import JsonObject, JsonValue, written
from adbaudit.report.sarif.locations import ROOT, artifact_location
from adbaudit.report.sarif.notifications import notifications
from adbaudit.report.sarif.results import result_object
from adbaudit.report.sarif.rules import rule_objects
from adbaudit.report.sarif.texts import Texts
from adbaudit.report.sheet import Sheet

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more; findings are in order, so that the mildest stay out."""

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """A log with one run."""
    return many([report], translator, sheet)


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """A log with a run for each report."""
    runs: list[JsonValue] = [_run(report, translator) for report in reports]
    return written({"$schema": SCHEMA, "version": VERSION, "runs": runs})


def _run(report: Report, translator: Translator) -> JsonObject:
    texts = Texts(translator=translator)
    every = entries(report)
    rules = rule_objects(report, every, texts)
    places = {rule["id"]: at for at, rule in enumerate(rules)}
    files = _files(report)
    results = [result_object(entry, places[entry.finding.rule], texts) for entry in every[:MOST_RESULTS]]
    return {
        "tool": {"driver": _driver(report, rules)},
        **_language(translator.language),
        "automationDetails": {"id": f"adbaudit/{report.provenance.source.value}/"},
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which adbaudit was run."}}},
        "invocations": [_invocation(report, len(every) - len(results), texts)],
        "artifacts": [_artifact(apk) for apk in files],
        "results": list[JsonValue](results),
        "columnKind": "unicodeCodePoints",
        "properties": _properties(report, every),
    }


def _driver(report: Report, rules: list[JsonObject]) -> JsonObject:
    return {
        "name": "adbaudit",
        "version": report.provenance.version,
        "semanticVersion": report.provenance.version,
        "properties": {"rulesDigest": report.provenance.rules_digest},
        "rules": list[JsonValue](rules),
    }


def _language(language: str) -> JsonObject:
    """SARIF knows tags such as `en` and `zh-CN` only; for any other one it is told nothing."""
    return {"language": language} if _LANGUAGE.fullmatch(language) else {}


def _invocation(report: Report, left_out: int, texts: Texts) -> JsonObject:
    """Successful only when everything that was asked for was looked at: unknown is not no."""
    return {
        "executionSuccessful": report.complete and not left_out,
        "startTimeUtc": report.provenance.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": list[JsonValue](notifications(report, left_out, texts)),
    }


def _files(report: Report) -> tuple[ApkFacts, ...]:
    """Whole files only: a member of a bundle is told at its finding."""
    apks = (apk for app in report.apps if not app.in_phone for apk in app.apks)
    return tuple(apk for apk in apks if file_and_member(apk.where)[1] is None)


def _artifact(apk: ApkFacts) -> JsonObject:
    told: JsonObject = {"location": artifact_location(apk.where), "roles": ["analysisTarget"]}
    if apk.size is not None:
        told["length"] = apk.size
    if apk.sha256 is not None:
        told["hashes"] = {"sha-256": apk.sha256}
    return told


def _properties(report: Report, every: tuple[Entry, ...]) -> JsonObject:
    """What SARIF has no word for."""
    device = report.device
    return {
        "complete": report.complete,
        "findings": len(every),
        **({"shownFromSavedFile": True} if report.provenance.is_from_file else {}),
        "device": None if device is None else {"id": device.id, "android": device.android, "model": device.model},
    }
