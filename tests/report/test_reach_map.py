"""Who can reach what, over all users of a phone."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.report.outline import outline
from adbaudit.report.reach_map import MOST_APPS, reach_map


def _told(report):
    return reach_map(outline(report))


def _names(messages):
    return sorted(map(str, messages))


def test_app_reaches_what_it_can_read_and_what_it_sees_on_the_way(build):
    installed = build.installed(
        access=(build.access(), build.access("READ_SMS", Effective.ASKS)),
        special_access=(build.special(SpecialAccessKind.NOTIFICATION_LISTENER),),
    )
    (app,) = _told(build.report(build.app(installed=installed))).apps
    assert (_names(app.now), _names(app.asks)) == (["contacts", "notifications"], ["messages"])


def test_what_one_user_allows_is_not_asked_for_by_the_other(build):
    asks = build.app(access=(build.access(effective=Effective.ASKS),))
    (app,) = _told(build.report(asks, build.app(user=10, access=(build.access(),)))).apps
    assert (_names(app.now), _names(app.asks)) == (["contacts"], [])


def test_the_three_are_always_there_and_ways_only_where_open(build):
    targets = _told(build.report(build.app(access=(build.access(),)))).targets
    assert list(map(str, targets)) == ["contacts", "messages", "call log"]


def test_nothing_is_drawn_where_nobody_reaches_anything(build):
    assert _told(build.report(build.app(access=(build.access(effective=Effective.BLOCKED),)))) is None


def test_apps_beyond_what_can_be_read_are_counted(build):
    apps = [build.app(f"com.loan.n{number}", access=(build.access(),)) for number in range(MOST_APPS + 3)]
    told = _told(build.report(*apps))
    assert (len(told.apps), told.undrawn) == (MOST_APPS, 3)


def test_what_comes_unasked_for_one_user_is_no_question(build):
    unasked = build.app(access=(build.access("READ_CALL_LOG", Effective.ASKS, comes_unasked=True),))
    asks = build.app(user=10, access=(build.access("READ_CALL_LOG", Effective.ASKS),))
    (app,) = _told(build.report(asks, unasked)).apps
    assert (_names(app.unasked), _names(app.asks)) == (["call log"], [])
