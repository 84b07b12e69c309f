"""When what happened, from the facts alone."""

from __future__ import annotations

from datetime import UTC, datetime

from adbaudit.model.identity import Verdict
from adbaudit.report.outline import outline
from adbaudit.report.timeline import Event, timeline


def _told(report):
    return timeline(outline(report))


def test_moments_stand_from_the_oldest_to_the_latest(build):
    app = build.app(access=(build.access(last_access=build.time()),))
    (row,) = _told(build.report(app)).rows
    assert [moment.event for moment in row.moments] == [Event.INSTALLED, Event.UPDATED, Event.READ]


def test_reads_of_one_minute_are_one_moment(build):
    first, second = build.time(), build.time().replace(second=9)
    app = build.app(access=(build.access(last_access=first), build.access("READ_SMS", last_access=second)))
    (row,) = _told(build.report(app)).rows
    assert [len(moment.what) for moment in row.moments if moment.event is Event.READ] == [2]


def test_update_that_is_the_install_is_told_once(build):
    installed = build.installed(installed_at=build.time(2), updated_at=build.time(2))
    (row,) = _told(build.report(build.app(installed=installed))).rows
    assert [moment.event for moment in row.moments] == [Event.INSTALLED]


def test_time_without_a_zone_is_placed_nowhere(build):
    installed = build.installed(installed_at=datetime(2026, 11, 2), updated_at=None)  # noqa: DTZ001 - the point
    assert _told(build.report(build.app(installed=installed))) is None


def test_time_after_the_reading_stretches_the_end(build):
    later = datetime(2027, 1, 1, tzinfo=UTC)
    assert _told(build.report(build.app(installed=build.installed(updated_at=later)))).end == later


def test_other_apps_are_left_out(build):
    assert _told(build.report(build.app(verdict=Verdict.NO))) is None


def test_copies_of_one_app_are_told_apart(build):
    rows = _told(build.report(build.app(), build.app(user=10))).rows
    assert [str(row.name) for row in rows] == ["快捷借款 (owner)", "快捷借款 (work profile (10))"]
