"""The rows and their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace

from adbaudit.model.gap import Gap
from adbaudit.model.gate import KnownFinding
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.csv_format.cell import cell
from adbaudit.report.entries import Entry, entries
from adbaudit.report.reading import latest_of
from adbaudit.report.sheet import Sheet
from adbaudit.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row; the names of the fields are the columns, in this order."""

    kind: str
    """`finding`; `gap`: not read; `gone`: in the baseline, not there any more; `unseen`: in the baseline, not read."""
    standing: str = ""
    is_new: str = ""
    severity: str = ""
    confidence: str = ""
    rule: str = ""
    package: str = ""
    user: str = ""
    file: str = ""
    app: str = ""
    verdict: str = ""
    title: str = ""
    why: str = ""
    evidence: str = ""
    source: str = ""
    fingerprint: str = ""
    device: str = ""
    model: str = ""
    android: str = ""
    captured_at: str = ""
    country: str = ""
    last_access: str = ""
    phone_time: str = ""
    """The phone's clock at the reading, with its zone: that of the times in words."""


COLUMNS = tuple(one.name for one in fields(Line))


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """A head line, then the rows of one report."""
    return many([report], translator, sheet)


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:  # noqa: ARG001 - the same call for every format
    """A head line, then the rows of all reports; `device` tells them apart."""
    words, text = Words(translator=translator), io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for line in _lines(report, words):
            writer.writerow([cell(value) for value in astuple(_placed(line, report))])
    return text.getvalue()


def _placed(line: Line, report: Report) -> Line:
    """Which phone or run it is of, and when that was read."""
    device = report.device
    return replace(
        line,
        model=" ".join(filter(None, (device.manufacturer, device.model))) if device else "",
        android=(device.android or "") if device else "",
        captured_at=report.provenance.captured_at.isoformat(),
        country=" ".join(report.countries),
        phone_time=report.provenance.phone_time.isoformat() if report.provenance.phone_time else "",
    )


def _lines(report: Report, words: Words) -> Iterator[Line]:
    device = (report.device.id if report.device else None) or ""
    yield from (_finding(entry, device, words) for entry in entries(report))
    yield from (_gap(gap, device, words) for gap in report.gaps)
    yield from (_known("unseen", known, device) for known in report.gate.unseen)
    yield from (_known("gone", known, device) for known in report.gate.vanished)


def _finding(entry: Entry, device: str, words: Words) -> Line:
    finding, app = entry.finding, entry.app
    return Line(
        kind="finding",
        standing=entry.standing.value,
        is_new="yes" if entry.is_new else "",
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        rule=finding.rule,
        package=finding.package or "",
        user=_number(finding.user),
        file=entry.place or "",
        app=(app.shown_label or app.label or "") if app else "",
        verdict=app.identity.verdict.value if app else "",
        title=words(finding.title),
        why=words(finding.why),
        evidence="; ".join(words(evidence.detail) for evidence in finding.evidence),
        source="; ".join(dict.fromkeys(evidence.source for evidence in finding.evidence)),
        fingerprint=finding.fingerprint,
        device=device,
        last_access=_last_access(entry),
    )


def _last_access(entry: Entry) -> str:
    """The latest one that the phone kept, of the group that the finding is about; a saved report tells no more."""
    access = entry.app.installed.access if entry.app else ()
    about = entry.finding.subject
    latest = latest_of(one.last_access for one in access if one.group.value == about and one.last_access is not None)
    return latest.isoformat() if latest else ""


def _gap(gap: Gap, device: str, words: Words) -> Line:
    return Line(
        kind="gap",
        package=gap.package or "",
        user=_number(gap.user),
        file=gap.file or "",
        title=words(gap.wanted),
        why=words(gap.reason),
        source=gap.file or gap.source,
        device=device,
    )


def _known(kind: str, known: KnownFinding, device: str) -> Line:
    return Line(
        kind=kind,
        severity=known.severity.value,
        rule=known.rule,
        package=known.package or "",
        user=_number(known.user),
        file=known.file or "",
        fingerprint=known.fingerprint,
        device=device,
    )


def _number(user: int | None) -> str:
    return "" if user is None else str(user)
