"""Which cases stand together: those of one file, of one app of one user, and those of the whole reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.identity import LENDING
from adbaudit.model.message import message
from adbaudit.model.report import Report
from adbaudit.report.entries import Entry, entries
from adbaudit.report.from_file import from_file_notes
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.junit.cases import Case, case_of_finding, case_of_gap, compared, nothing_found
from adbaudit.report.naming import verdict_sentence
from adbaudit.report.since_baseline import gone, not_seen
from adbaudit.report.words import Words

_LONGEST_PLACE = 400

Key = tuple[str, str]
"""A file's place, or a package with its user; of the whole reading it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """`package` is the app's package, empty where it is not known."""

    name: str
    package: str
    cases: tuple[Case, ...]
    properties: tuple[tuple[str, str], ...] = ()
    said: str = ""


def suites(report: Report, words: Words) -> Iterator[Suite]:
    """A suite for each file, in a phone for each loan app and each app with a finding; then one for the rest."""
    note = "\n".join(words(sentence) for sentence in from_file_notes(report))
    for suite in _suites(report, words):
        yield replace(suite, said="\n".join(filter(None, (note, suite.said))))


def _suites(report: Report, words: Words) -> Iterator[Suite]:
    cases = _cases_by_key(report, words)
    for app in report.apps:
        key = _key_of_app(app)
        if not app.in_phone or key in cases or app.identity.verdict in LENDING:
            yield _suite_of_app(app, cases.pop(key, []), words)
    yield from _suite_of_others(report, [case for rest in cases.values() for case in rest], words)


def _cases_by_key(report: Report, words: Words) -> dict[Key, list[Case]]:
    found: dict[Key, list[Case]] = {}
    for entry in entries(report):
        found.setdefault(_key_of_finding(entry), []).append(case_of_finding(entry, words))
    for gap in report.gaps:
        found.setdefault(_key_of_gap(gap), []).append(case_of_gap(gap, words))
    return found


def _key_of_app(app: App) -> Key:
    if app.in_phone:
        return app.installed.package, str(app.installed.user)
    return next((apk.where for apk in app.apks), ""), ""


def _key_of_finding(entry: Entry) -> Key:
    if entry.place is not None:
        return entry.place, ""
    return entry.finding.package or "", "" if entry.finding.user is None else str(entry.finding.user)


def _key_of_gap(gap: Gap) -> Key:
    return (gap.file, "") if gap.file else (gap.package or "", "" if gap.user is None else str(gap.user))


def _suite_of_app(app: App, cases: list[Case], words: Words) -> Suite:
    place, user = _key_of_app(app)
    name = visible(place, longest=_LONGEST_PLACE)
    return Suite(
        name=f"{name} ({user})" if user not in {"", "0"} else name,
        package=visible(app.installed.package, longest=LONGEST_NAME),
        cases=_told_apart(cases) or (nothing_found(words),),
        properties=(("app", app.name), ("verdict", app.identity.verdict.value)),
        said=words(verdict_sentence(app.identity)),
    )


def _suite_of_others(report: Report, cases: list[Case], words: Words) -> Iterator[Suite]:
    """What is about no single app that is shown; also what is gone, so that it is told somewhere."""
    said = "\n".join(words(sentence) for sentence in (*not_seen(report), *gone(report)))
    if cases or said or not report.apps:
        name = words(message("the audit as a whole"))
        otherwise = compared(words) if report.gate.has_baseline else nothing_found(words)
        yield Suite(name=name, package="", cases=_told_apart(cases) or (otherwise,), said=said)


def _told_apart(cases: list[Case]) -> tuple[Case, ...]:
    """Cases of one name get a number, lest a CI system keeps only the last of them."""
    seen: dict[str, int] = {}
    told = []
    for case in cases:
        seen[case.name] = seen.get(case.name, 0) + 1
        told.append(case if seen[case.name] == 1 else replace(case, name=f"{case.name} ({seen[case.name]})"))
    return tuple(told)
