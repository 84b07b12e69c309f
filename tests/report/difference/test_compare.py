"""What is told of two reports, and what is not."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.model.access import Effective
from adbaudit.model.difference import Presence, Turn
from adbaudit.model.identity import Verdict
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.difference.compare import compare

ALLOWED, ASKS, BLOCKED, UNKNOWN = Effective.ALLOWED, Effective.ASKS, Effective.BLOCKED, Effective.UNKNOWN
WHILE_USING, NOT_REQUESTED = Effective.WHILE_USING, Effective.NOT_REQUESTED
OPEN = {ALLOWED, WHILE_USING}
TURNS = [
    (ALLOWED, BLOCKED, Turn.LOST),
    (ALLOWED, ASKS, Turn.LOST),
    (WHILE_USING, NOT_REQUESTED, Turn.LOST),
    (BLOCKED, ALLOWED, Turn.GAINED),
    (ASKS, WHILE_USING, Turn.GAINED),
    (ALLOWED, ALLOWED, Turn.STILL),
    (WHILE_USING, ALLOWED, Turn.CHANGED),
    (BLOCKED, ASKS, Turn.CHANGED),
    (ALLOWED, UNKNOWN, Turn.UNKNOWN),
    (UNKNOWN, ALLOWED, Turn.UNKNOWN),
    (BLOCKED, UNKNOWN, Turn.UNKNOWN),
    (UNKNOWN, UNKNOWN, None),
    (BLOCKED, BLOCKED, None),
]


@pytest.mark.parametrize(("before", "after", "turn"), TURNS)
def test_turn_of_a_permission(build, later, loan, before, after, turn):
    first = build.report(loan(before))
    difference = compare(first, later(first, apps=(loan(after),)))
    assert difference.apps[0].access[0].turn is turn


def test_new_app_gains_what_it_can(build, later, loan):
    first = build.report(build.app("a.other", verdict=Verdict.NO))
    difference = compare(first, later(first, apps=(*first.apps, loan(ALLOWED))))
    assert (difference.apps[0].presence, difference.apps[0].access[0].turn) == (Presence.NEW, Turn.GAINED)
    assert difference.is_worse


def test_app_that_is_gone_lost_what_it_could(build, later, loan):
    other = build.app("a.other", verdict=Verdict.NO)
    first = build.report(loan(ALLOWED), other)
    difference = compare(first, later(first, apps=(other,)))
    assert (difference.apps[0].presence, difference.apps[0].access[0].turn) == (Presence.GONE, Turn.LOST)


@pytest.mark.parametrize("source", ["pm list packages -f --user 0", "dumpsys -t 60 package", "pm list users"])
def test_app_that_may_have_been_overlooked_is_not_gone(build, later, loan, source):
    other = build.app("a.other", verdict=Verdict.NO)
    first = build.report(loan(ALLOWED), other)
    difference = compare(first, later(first, apps=(other,), gaps=(build.gap(source),)))
    assert (difference.apps[0].presence, difference.apps[0].access[0].turn) == (Presence.UNKNOWN, Turn.UNKNOWN)


def test_gap_about_something_else_hides_no_app(build, later, loan):
    other = build.app("a.other", verdict=Verdict.NO)
    first = build.report(loan(ALLOWED), other)
    difference = compare(first, later(first, apps=(other,), gaps=(build.gap("dumpsys appops"),)))
    assert difference.apps[0].presence is Presence.GONE


def test_app_of_a_user_that_tells_nothing_is_not_gone(build, later, loan):
    first = build.report(loan(ALLOWED), loan(ALLOWED, user=10))
    difference = compare(first, later(first, apps=(loan(ALLOWED),)))
    assert next(app for app in difference.apps if app.user == 10).presence is Presence.UNKNOWN


def test_package_that_was_not_read_lost_nothing(build, later, loan):
    first = build.report(loan(ALLOWED))
    unread = build.installed(target_sdk=None, version_code=None)
    difference = compare(first, later(first, apps=(build.app(installed=unread),)))
    assert difference.apps[0].access[0].turn is Turn.UNKNOWN


def test_permission_that_an_update_dropped_is_lost(build, later, loan):
    first = build.report(loan(ALLOWED))
    difference = compare(first, later(first, apps=(build.app(installed=build.installed()),)))
    assert difference.apps[0].access[0].turn is Turn.LOST


def test_special_access_that_was_switched_on_is_gained(build, later, loan):
    first = build.report(loan(BLOCKED))
    on = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.ON)
    difference = compare(first, later(first, apps=(loan(BLOCKED, special=[on]),)))
    assert [one.turn for one in difference.apps[0].special_access] == [Turn.GAINED]


def test_special_access_that_was_not_read_is_not_lost(build, later, loan):
    on = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.ON)
    unread = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.UNKNOWN)
    first = build.report(loan(BLOCKED, special=[on]))
    difference = compare(first, later(first, apps=(loan(BLOCKED, special=[unread]),)))
    assert [one.turn for one in difference.apps[0].special_access] == [Turn.UNKNOWN]


def test_newer_last_use_is_told(build, later, loan):
    first = build.report(loan(ALLOWED, used=build.time(day=10)))
    difference = compare(first, later(first, apps=(loan(ALLOWED, used=build.time(day=20)),)))
    assert difference.apps[0].access[0].used == build.time(day=20)


@pytest.mark.parametrize(("before", "after"), [(10, 10), (10, 9), (10, None)])
def test_no_newer_use_is_told_where_the_phone_keeps_none(build, later, loan, before, after):
    first = build.report(loan(ALLOWED, used=build.time(day=before)))
    used = None if after is None else build.time(day=after)
    assert compare(first, later(first, apps=(loan(ALLOWED, used=used),))).apps[0].access[0].used is None


def test_app_of_lending_stays_one_though_its_label_was_not_read(build, later, loan):
    first = build.report(loan(ALLOWED))
    second = later(first, apps=(loan(ALLOWED, label=None, verdict=Verdict.UNKNOWN),))
    assert compare(first, second).apps[0].verdict is Verdict.LOAN


def test_other_app_that_reads_contacts_anew_is_worse(build, later, loan):
    first = build.report(loan(BLOCKED, verdict=Verdict.NO))
    assert compare(first, later(first, apps=(loan(ALLOWED, verdict=Verdict.NO),))).is_worse


def test_older_second_report_is_told(build, later):
    first = build.report()
    assert compare(later(first), first).is_backwards
    assert not compare(first, later(first)).is_backwards


answers = st.sampled_from(sorted(Effective, key=lambda one: one.value))
phones = st.dictionaries(st.sampled_from(["a.b", "c.d", "e.f"]), st.tuples(answers, answers, answers), max_size=3)


def report_of(build, loan, phone):
    return build.report(*(loan(*three, package=package) for package, three in phone.items()))


def taken(difference, turn):
    return {(app.package, one.permission) for app in difference.apps for one in app.access if one.turn is turn}


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=phones, other=phones)
def test_lost_one_way_is_gained_the_other_way(build, loan, one, other):
    first, second = report_of(build, loan, one), report_of(build, loan, other)
    forth, back = compare(first, second), compare(second, first)
    assert taken(forth, Turn.LOST) == taken(back, Turn.GAINED)
    assert taken(forth, Turn.UNKNOWN) == taken(back, Turn.UNKNOWN)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(phone=phones)
def test_a_report_and_itself_differ_in_nothing(build, loan, phone):
    report = report_of(build, loan, phone)
    difference = compare(report, report)
    assert difference.is_empty
    assert not difference.is_worse


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=phones, other=phones)
def test_unknown_never_counts_as_lost_or_gained(build, loan, one, other):
    difference = compare(report_of(build, loan, one), report_of(build, loan, other))
    rows = [change for app in difference.apps for change in app.access]
    sure = [change for change in rows if change.turn in {Turn.LOST, Turn.GAINED, Turn.STILL}]
    assert all(UNKNOWN not in {change.before, change.after} for change in sure)
    assert all((change.before in OPEN) != (change.after in OPEN) for change in sure if change.turn is not Turn.STILL)


def test_time_alone_is_no_difference(build, later, loan):
    first = build.report(loan(ALLOWED, used=build.time(day=1)))
    second = later(first)
    assert second.provenance.captured_at - first.provenance.captured_at == timedelta(days=1)
    assert compare(first, second).is_empty
