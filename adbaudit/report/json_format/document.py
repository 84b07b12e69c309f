"""The report as JSON, built field by field so that the inner model may change freely."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.device import Device
from adbaudit.model.gap import Gap
from adbaudit.model.gate import KnownFinding
from adbaudit.model.regained import Regained
from adbaudit.model.report import Report
from adbaudit.model.severity import Severity
from adbaudit.model.user import User
from adbaudit.ports import Translator
from adbaudit.report.json_format.advice import advice_object
from adbaudit.report.json_format.apps import app_object
from adbaudit.report.json_format.findings import finding_object
from adbaudit.report.json_format.law import laws_told_once
from adbaudit.report.json_format.receipts import receipt_object
from adbaudit.report.json_format.values import JsonObject, moment, texts, written
from adbaudit.report.sheet import Sheet

SCHEMA = "adbaudit/report/1"


def one(report: Report, translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """One object."""
    return written(report_object(report, translator))


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """A list of objects."""
    return written([report_object(report, translator) for report in reports])


def report_object(report: Report, translator: Translator) -> JsonObject:
    """The whole report; words are in the translator's language, every other value is the same in all."""
    provenance, laws = report.provenance, laws_told_once(translator)
    return {
        "schema": SCHEMA,
        "tool": {"name": "adbaudit", "version": provenance.version, "rules": provenance.rules_digest},
        "language": translator.language,
        "source": {
            "kind": provenance.source.value,
            "captured_at": moment(provenance.captured_at),
            "phone_time": moment(provenance.phone_time),
        },
        "complete": report.complete,
        "gaps": [_gap(gap, translator) for gap in report.gaps],
        "device": None if report.device is None else _device(report.device),
        "countries": texts(report.countries),
        "countries_not_on_file": texts(report.countries_not_on_file),
        "countries_without_law": texts(report.countries_without_law),
        "countries_chosen": report.countries_chosen,
        "summary": _summary(report),
        "apps": [app_object(app, translator) for app in report.apps],
        "findings": [finding_object(finding, translator, laws) for finding in report.findings],
        "next": [advice_object(advice, translator) for advice in report.advice],
        "gate": _gate(report),
        "receipts": [receipt_object(line, translator) for line in report.receipts],
        "regained": None if report.regained is None else [_regained(one) for one in report.regained],
    }


def _regained(one: Regained) -> JsonObject:
    return {"package": one.package, "user": one.user, "subject": one.subject, "off_since": moment(one.off_since)}


def _gap(gap: Gap, translator: Translator) -> JsonObject:
    return {
        "source": gap.source,
        "wanted": translator(gap.wanted),
        "reason": translator(gap.reason),
        "user": gap.user,
        "package": gap.package,
        "file": gap.file,
        "open_question": gap.is_open_question,
    }


def _device(device: Device) -> JsonObject:
    return {
        "id": device.id,
        "manufacturer": device.manufacturer,
        "model": device.model,
        "android": device.android,
        "sdk": device.sdk,
        "skin": device.skin,
        "security_patch": device.security_patch,
        "country": device.country,
        "language": device.language,
        "users": [_user(user) for user in device.users],
    }


def _user(user: User) -> JsonObject:
    return {"id": user.id, "name": "", "kind": user.kind.value, "running": user.running}


def _summary(report: Report) -> JsonObject:
    return {
        "packages": report.package_count,
        "loan_apps": report.loan_app_count,
        "findings": {severity.value: report.count(severity) for severity in Severity},
    }


def _gate(report: Report) -> JsonObject:
    """What fails, and how it stands with the baseline; findings are named by their fingerprints."""
    gate = report.gate
    new = {finding.fingerprint for finding in report.findings if gate.is_new(finding)}
    return {
        "baseline": gate.has_baseline,
        "failing": texts(tuple(sorted(gate.failing))),
        "known": texts(tuple(sorted(gate.known))),
        "new": texts(tuple(sorted(new))),
        "vanished": [_known(known) for known in gate.vanished],
        "unseen": [_known(known) for known in gate.unseen],
    }


def _known(known: KnownFinding) -> JsonObject:
    return {
        "fingerprint": known.fingerprint,
        "rule": known.rule,
        "severity": known.severity.value,
        "package": known.package,
        "user": known.user,
        "file": known.file,
    }
