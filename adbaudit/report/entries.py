"""Findings with what a list of them shows beside each: the app, the file, how it stands with policy and baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.gate import Standing
from adbaudit.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding; `app` is `None` where it is about the whole phone, `place` where it is about no file."""

    finding: Finding
    app: App | None
    place: str | None
    standing: Standing
    is_new: bool


def entries(report: Report) -> tuple[Entry, ...]:
    """Every finding in the order of the report."""
    by_file = {apk.path: (app, apk.where) for app in report.apps for apk in app.apks}
    by_row = {(str(app.installed.package), int(app.installed.user)): app for app in report.apps if app.in_phone}
    return tuple(_entry(finding, report, by_file, by_row) for finding in report.findings)


def _entry(
    finding: Finding,
    report: Report,
    by_file: dict[str, tuple[App, str]],
    by_row: Mapping[tuple[str, int], App],
) -> Entry:
    row = by_row.get((finding.package or "", finding.user or 0))
    app, place = by_file.get(finding.path or "", (row, None))
    return Entry(
        finding=finding,
        app=app,
        place=place if finding.path else None,
        standing=report.gate.standing_of(finding),
        is_new=report.gate.is_new(finding),
    )
