"""By which ways an app sees people although its contacts are off."""

from __future__ import annotations

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.order import in_order
from adbaudit.report.render import render
from adbaudit.report.ways_around import ways_around

OFF = (SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.OFF)


@pytest.fixture
def seen(build):
    def of(*specials, access=(), enabled=True, **app):
        given = tuple(build.special(kind, state) for kind, state in specials)
        installed = build.installed(special_access=given, access=tuple(access), enabled=enabled)
        ways = ways_around(build.app(installed=installed, **app))
        return None if ways is None else {way.through: way.is_open for way in ways}

    return of


@pytest.mark.parametrize(
    "kind", ["accessibility", "notification-listener", "default-sms", "default-dialer", "all-files"]
)
def test_special_access_that_is_on_is_a_way(seen, kind):
    assert seen((SpecialAccessKind(kind), SpecialAccessState.ON)) == {kind: True}
    assert seen((SpecialAccessKind(kind), SpecialAccessState.UNKNOWN)) == {kind: None}
    assert seen((SpecialAccessKind(kind), SpecialAccessState.OFF)) == {}


def test_drawing_over_other_apps_shows_nobody(seen):
    assert seen((SpecialAccessKind.OVERLAY, SpecialAccessState.ON)) == {}


def test_messages_and_call_log_show_people_too(build, seen):
    access = (build.access("READ_SMS"), build.access("READ_CALL_LOG", Effective.WHILE_USING), build.access())
    assert seen(access=access) == {"sms": True, "call-log": True}


def test_what_is_blocked_is_no_way_and_what_was_not_read_is_not_known(build, seen):
    assert seen(access=(build.access("READ_SMS", Effective.BLOCKED),)) == {}
    assert seen(access=(build.access("READ_SMS", Effective.UNKNOWN),)) == {"sms": None}


def test_app_that_is_switched_off_sees_nothing(seen):
    assert seen((SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.ON), enabled=False) == {}


@pytest.mark.parametrize(
    ("verdict", "is_told"),
    [(Verdict.LOAN, True), (Verdict.CREDIT_INSIDE, True), (Verdict.MAYBE, True), (Verdict.NO, False)],
)
def test_ways_are_told_of_apps_that_lend_or_may(seen, verdict, is_told):
    assert (seen(OFF, verdict=verdict) is not None) is is_told


def test_file_has_no_ways_yet(build):
    assert ways_around(build.apk_app()) is None


def test_page_says_that_contacts_off_is_not_all(build, english):
    on = build.special(SpecialAccessKind.ACCESSIBILITY)
    blocked = build.access(effective=Effective.BLOCKED)
    app = build.app(installed=build.installed(special_access=(on,), access=(blocked,)))
    text = render(in_order(build.report(app)), "terminal", english)
    assert "Even with contacts off it can still see: the whole screen" in text
