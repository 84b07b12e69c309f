"""A baseline as text: small, sorted, the same bytes for the same findings, so that it can lie in a repository."""

from __future__ import annotations

import json
import re

from adbaudit.errors import BaselineFault
from adbaudit.model.gate import KnownFinding
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.report import Report
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId

SCHEMA = "adbaudit/baseline/1"
MOST_BYTES = 64 << 20
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_KEYS = frozenset({"fingerprint", "rule", "severity", "package", "user", "file"})


def write_baseline(report: Report) -> str:
    """Every finding of the report, and those of the old baseline that could not be looked at this time."""
    names = {apk.path: apk.name for app in report.apps for apk in app.apks}
    found = [
        KnownFinding(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            severity=finding.severity,
            package=finding.package,
            user=finding.user,
            file=names.get(finding.path, finding.path) if finding.path else None,
        )
        for finding in report.findings
    ]
    kept = sorted((*found, *report.gate.unseen), key=_order)
    lines = ",\n".join(f"    {json.dumps(_object(one), ensure_ascii=True)}" for one in kept)
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {findings}\n}}\n'


def read_baseline(text: str, file: str) -> tuple[KnownFinding, ...]:
    """The findings of a baseline.

    Raises:
        BaselineFault: it is none, of another version, or damaged; a part of it is never taken for the whole.

    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BaselineFault(file, _no_json(fault)) from fault
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema != SCHEMA:
        raise BaselineFault(file, _not_ours(schema))
    findings = value.get("findings")
    if set(value) != {"schema", "findings"} or not isinstance(findings, list):
        raise BaselineFault(file, message("it has no list of findings, or more than that"))
    return tuple(_known(one, at, file) for at, one in enumerate(findings))


def _no_json(fault: ValueError | RecursionError) -> Message:
    if isinstance(fault, json.JSONDecodeError):
        return message("it is no JSON: line {line} is not as JSON is written", line=fault.lineno)
    return message("it is no JSON that can be read")


def _not_ours(schema: object) -> Message:
    if isinstance(schema, str) and schema.startswith("adbaudit/"):
        return message("it says that it is {schema}, and this adbaudit reads {known}", schema=schema, known=SCHEMA)
    return message("it does not say that it is a baseline of adbaudit")


def _known(value: object, at: int, file: str) -> KnownFinding:
    if not isinstance(value, dict) or set(value) != _KEYS or not _is_whole(value):
        raise BaselineFault(file, message("entry {number} is not as adbaudit writes it", number=at + 1))
    return KnownFinding(
        fingerprint=value["fingerprint"],
        rule=value["rule"],
        severity=Severity(value["severity"]),
        package=None if value["package"] is None else PackageName(value["package"]),
        user=None if value["user"] is None else UserId(value["user"]),
        file=value["file"],
    )


def _is_whole(value: dict[str, object]) -> bool:
    is_text = all(isinstance(value[key], str) for key in ("fingerprint", "rule", "severity"))
    is_named = all(value[key] is None or isinstance(value[key], str) for key in ("package", "file"))
    is_user = value["user"] is None or type(value["user"]) is int
    is_known = value["severity"] in {one.value for one in Severity} if is_text else False
    return is_named and is_user and is_known and _FINGERPRINT.fullmatch(str(value["fingerprint"])) is not None


def _object(known: KnownFinding) -> dict[str, str | int | None]:
    return {
        "fingerprint": known.fingerprint,
        "rule": known.rule,
        "severity": known.severity.value,
        "package": known.package,
        "user": known.user,
        "file": known.file,
    }


def _order(known: KnownFinding) -> tuple[str, str, int, str, str]:
    user = -1 if known.user is None else known.user
    return known.file or "", known.package or "", user, known.rule, known.fingerprint
