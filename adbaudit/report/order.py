"""The order in which a report says things, settled once for every format."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.reading import ways

_VERDICTS = (Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE, Verdict.UNKNOWN, Verdict.NO)
_MILDEST = 99
_SUBJECTS = (*(group.value for group in PermissionGroup), *(kind.value for kind in SpecialAccessKind))
"""Contacts, messages and the call log come first, then the rest of Android's lists in their order."""


def in_order(report: Report) -> Report:
    """The same report sorted: loan apps first, the worst among them first; findings by severity, then app.

    Among loan apps those go first that see the screen or every message whatever their permissions say.

    What was said twice is said once. The rows of one package stay together.
    """
    worst = _worst_by_app(report.findings)
    seeing = frozenset(app.installed.package for app in report.apps if ways(app.installed, SpecialAccessState.ON))
    apps = tuple(sorted(report.apps, key=lambda app: _app_key(app, worst, seeing)))
    places = {key: place for place, app in reversed(tuple(enumerate(apps))) for key in _keys(app)}
    return replace(
        report,
        apps=apps,
        findings=tuple(sorted(dict.fromkeys(report.findings), key=lambda finding: _finding_key(finding, places))),
        gaps=tuple(sorted(dict.fromkeys(report.gaps), key=_gap_key)),
        advice=tuple(sorted(report.advice, key=lambda advice: (advice.order, advice.id))),
    )


def _worst_by_app(findings: tuple[Finding, ...]) -> dict[str, int]:
    worst: dict[str, int] = {}
    for finding in findings:
        key = finding.package or finding.path or ""
        worst[key] = min(worst.get(key, _MILDEST), finding.severity.rank)
    return worst


def _app_key(app: App, worst: dict[str, int], seeing: frozenset[str]) -> tuple[int, bool, int, str, str, int]:
    return (
        _VERDICTS.index(app.identity.verdict),
        app.installed.package not in seeing,
        min((worst.get(key, _MILDEST) for key in _keys(app)), default=_MILDEST),
        app.installed.package,
        next((apk.path for apk in app.apks), ""),
        app.installed.user,
    )


def _keys(app: App) -> tuple[str, ...]:
    """What a finding may name the app by."""
    paths = () if app.in_phone else tuple(apk.path for apk in app.apks)
    return (*((app.installed.package,) if app.installed.package else ()), *paths)


def _finding_key(finding: Finding, places: dict[str, int]) -> tuple[int, int, int, str, int, str]:
    subject = _SUBJECTS.index(finding.subject) if finding.subject in _SUBJECTS else len(_SUBJECTS)
    place = places.get(finding.path or "", places.get(finding.package or "", len(places)))
    user = -1 if finding.user is None else finding.user
    return finding.severity.rank, place, subject, finding.rule, user, finding.path or ""


def _gap_key(gap: Gap) -> tuple[str, str, int, str, str]:
    user = -1 if gap.user is None else gap.user
    return gap.package or "", gap.source, user, gap.wanted.template, gap.reason.template
