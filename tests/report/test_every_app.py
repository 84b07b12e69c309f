"""Every app in short, none lost."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.report.every_app import every_app, sources
from adbaudit.report.outline import outline


def _every(report):
    told = every_app(outline(report))
    return [page.app.installed.package for page, _ in told.told], [page.app.installed.package for page in told.silent]


def test_app_that_asks_for_nothing_is_named_only(build):
    quiet = build.app("com.sunrise.calendar", verdict=Verdict.NO)
    asks = build.app("com.chatter", verdict=Verdict.NO, access=(build.access(effective=Effective.ASKS),))
    assert _every(build.report(quiet, asks)) == (["com.chatter"], ["com.sunrise.calendar"])


def test_app_that_was_not_read_is_told(build):
    unread = build.installed("com.unread", target_sdk=None, version_code=None)
    assert _every(build.report(build.app("com.unread", verdict=Verdict.NO, installed=unread))) == (["com.unread"], [])


def test_app_that_one_user_lets_read_is_not_among_the_silent(build):
    app = [build.app("com.chatter", verdict=Verdict.NO, user=user, access=access) for user, access in _two_users(build)]
    assert _every(build.report(*app)) == (["com.chatter"], [])


def _two_users(build):
    return (0, ()), (10, (build.access(),))


def test_every_package_is_in_one_of_the_two(build):
    told, silent = _every(build.full_report())
    assert {*told, *silent} == {app.installed.package for app in build.full_report().apps}
    assert not set(told) & set(silent)


def test_sources_are_those_of_findings_and_gaps_once_each(build):
    report = build.report(findings=(build.finding(), build.finding("other")), gaps=(build.gap(), build.gap("df")))
    assert sources(report) == ("df", "dumpsys appops", "dumpsys package")
