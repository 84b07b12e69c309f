"""A letter says what the phone showed, with its time, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.appop import OpCount, OpMode
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.letters.facts import LetterApp, facts_of
from adbaudit.report.words import Words


@pytest.fixture
def facts(build, english):
    """The facts of the copies of an app, in English."""

    def told(*apps, **fields):
        report = build.report(*apps, **fields)
        return [Words(translator=english)(fact) for fact in facts_of(LetterApp(rows=apps), report)]

    return told


def test_granted_access_is_told_with_the_day_and_androids_name(facts, build):
    told = facts(build.app(access=[build.access()]))
    assert "On 2026-11-20 10:12 +08:00 the phone allowed it access to contacts (READ_CONTACTS)." in told


def test_since_when_it_is_granted_is_said_to_be_unknown(facts, build):
    told = facts(build.app(access=[build.access()]))
    assert "Since when a permission has been granted is not recorded by the phone." in told


def test_recorded_use_is_told_as_the_phones_record_with_its_time(facts, build):
    told = facts(build.app(access=[build.access(last_access=build.time())]))
    assert (
        "On 2026-11-19 21:40 +08:00 the phone recorded that it used its access to contacts; "
        "this is the last use on record."
    ) in told


def test_time_without_a_zone_says_so(facts, build):
    told = facts(build.app(access=[build.access(last_access=datetime(2026, 11, 19, 21, 40))]))  # noqa: DTZ001  # as some phones give it
    assert any("2026-11-19 21:40 (zone not known)" in one for one in told)


def test_silence_of_the_records_is_no_no(facts, build):
    told = facts(build.app(access=[build.access()]))
    assert (
        "The phone held no record of a use of its access to contacts. This does not show whether there was one." in told
    )


def test_records_that_were_not_read_are_told_as_not_read(facts, build):
    told = facts(build.app(access=[build.access(op_mode=OpMode.UNKNOWN)]))
    assert "Whether the phone recorded a use of its access to contacts could not be read." in told


def test_access_that_was_not_read_is_told_as_not_read(facts, build):
    told = facts(build.app(access=[build.access(effective=Effective.UNKNOWN, requested=None)]))
    assert "Whether it had access to contacts on 2026-11-20 10:12 +08:00 could not be read." in told
    assert not any("allowed" in one or "blocked" in one or "no access" in one for one in told)


def test_one_of_two_records_that_was_not_read_is_told_as_not_read(facts, build):
    read, received = (
        build.access("READ_SMS"),
        build.access("READ_SMS", permission="android.permission.RECEIVE_SMS", op_mode=OpMode.UNKNOWN),
    )
    told = facts(build.app(access=[read, received]))
    assert "Whether the phone recorded a use of its access to messages could not be read." in told
    assert not any("held no record" in one for one in told)


def test_access_that_comes_without_a_question_is_told_so(facts, build):
    told = facts(build.app(access=[build.access(effective=Effective.ASKS, comes_unasked=True)]))
    assert any("had no access to contacts; it can take it without asking me" in one for one in told)
    assert not any("may ask" in one for one in told)


@pytest.mark.parametrize(
    ("effective", "said"),
    [
        (Effective.WHILE_USING, "while it is in use"),
        (Effective.ASKS, "had no access to contacts; it may ask for it"),
        (Effective.BLOCKED, "its access to contacts was blocked"),
    ],
)
def test_each_answer_has_words_of_its_own(facts, build, effective, said):
    assert any(said in one for one in facts(build.app(access=[build.access(effective=effective)])))


def test_what_it_does_not_ask_for_is_left_out(facts, build):
    assert not any("call log" in one for one in facts(build.app(access=[build.access()])))


def test_switch_around_the_permissions_is_told(facts, build):
    special = build.special(SpecialAccessKind.ACCESSIBILITY)
    installed = build.installed(special_access=(special,))
    assert any("switched on for it: accessibility" in one for one in facts(build.app(installed=installed)))


def test_switch_that_was_not_read_is_told_as_not_read(facts, build):
    special = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.UNKNOWN)
    installed = build.installed(special_access=(special,))
    assert any("could not be read: accessibility" in one for one in facts(build.app(installed=installed)))


def test_file_that_was_not_hashed_is_told_as_not_read(facts, build):
    assert "The SHA-256 of its APK file was not read." in facts(build.app())


def test_unknown_day_of_install_is_told_as_not_read(facts, build):
    installed = build.installed(installed_at=None, updated_at=None)
    assert "When it was installed could not be read." in facts(build.app(installed=installed))


def test_app_that_came_with_the_phone_is_told_so_and_its_date_is_no_day_of_install(facts, build):
    told = facts(build.app(installed=build.installed(system=True, installed_at=build.time(day=1))))
    assert "The phone lists it among the apps that came with it." in told
    assert any("not one on which somebody installed it" in one for one in told)
    assert not any(one.startswith("The phone notes that it was installed on") for one in told)


def test_date_before_such_phones_were_made_is_told_as_wrong(facts, build):
    early = build.time(day=1).replace(year=2009, month=1)
    told = facts(build.app(installed=build.installed(installed_at=early, updated_at=early)))
    assert any("2009-01-01" in one and "cannot be right" in one for one in told)


def test_source_that_the_phone_does_not_name_is_told_as_not_known(facts, build):
    told = facts(build.app(installed=build.installed(installer=None, initiating_package=None, is_sideloaded=None)))
    assert "Which store or app installed it is not known from the phone." in told


def test_permission_that_nobody_can_refuse_is_told_with_its_time(facts, build):
    told = facts(build.app(access=[build.access(flags=frozenset({"SYSTEM_FIXED", "GRANTED_BY_DEFAULT"}))]))
    assert any(
        one.startswith("On 2026-11-20 10:12 +08:00 this was fixed by the phone’s maker")
        and one.endswith(": READ_CONTACTS.")
        for one in told
    )


def test_app_that_never_had_to_ask_is_told_so(facts, build):
    told = facts(build.app(installed=build.installed(access=(build.access(),), target_sdk=22)))
    assert any("gave it this at install and asked nobody" in one for one in told)
    assert not any(one.startswith("Since when") for one in told)


def test_how_it_ran_at_its_last_use_and_how_often_are_told(facts, build):
    count = OpCount(accesses=3, rejects=0, begin=build.time(day=2), end=build.time(day=20))
    told = facts(build.app(access=[build.access(last_access=build.time(), access_state="bg-tpd", count=count)]))
    assert "Of that use the phone notes: while it was in the background." in told
    assert "From 2026-11-02 21:40 +08:00 to 2026-11-20 21:40 +08:00 the phone counted 3 uses of READ_CONTACTS." in told


def test_try_that_was_refused_is_told_with_its_time_and_how_often(facts, build):
    count = OpCount(accesses=0, rejects=1, begin=build.time(day=2), end=build.time(day=20))
    told = facts(build.app(access=[build.access(effective=Effective.BLOCKED, last_reject=build.time(), count=count)]))
    assert any(
        one.startswith(
            "On 2026-11-19 21:40 +08:00 the phone recorded that it refused this app the use of contacts; this"
        )
        for one in told
    )
    assert any(one.endswith("the phone counted one refused use of READ_CONTACTS.") for one in told)


def test_uses_that_were_only_counted_are_not_told_as_no_record(facts, build):
    count = OpCount(accesses=1, rejects=0, begin=build.time(day=2), end=build.time(day=20))
    told = facts(build.app(access=[build.access(count=count)]))
    assert any("counted one use of READ_CONTACTS" in one for one in told)
    assert not any("held no record" in one for one in told)


def test_every_special_access_is_told(facts, build):
    for kind in SpecialAccessKind:
        installed = build.installed(special_access=(build.special(kind),))
        assert any("switched on for it" in one for one in facts(build.app(installed=installed)))


def test_copy_in_another_part_of_the_phone_is_told_apart(facts, build):
    told = facts(
        build.app(access=[build.access()]), build.app(user=10, access=[build.access(effective=Effective.BLOCKED)])
    )
    first, second = (index for index, one in enumerate(told) if one.startswith("The copy of the app"))
    assert told[first].endswith("Owner.")
    assert told[second].endswith("Work profile.")
    assert any("allowed it access" in one for one in told[first:second])
    assert any("was blocked" in one for one in told[second:])


def test_copy_of_a_user_nobody_lists_is_not_called_the_owners(facts, build):
    told = facts(build.app(user=77, access=[build.access()]))
    assert "The copy of the app in this part of the phone: user 77." in told


@pytest.mark.parametrize(
    ("step", "target", "said"),
    [
        ("set-op", "READ_CONTACTS", "its access was closed on my phone: READ_CONTACTS."),
        ("set-uid-op", "READ_SMS", "its access was closed on my phone: READ_SMS."),
        ("leave-role", "android.app.role.SMS", "switched off for it on my phone: being the app for messages."),
        ("disallow-listener", "com.x/.Listener", "switched off for it on my phone: reading all notifications."),
        ("leave-accessibility", "com.x/.Service", "switched off for it on my phone: accessibility"),
        ("disable-app", None, "the app was switched off on my phone."),
        ("suspend-app", None, "the app was paused on my phone."),
    ],
)
def test_everything_that_was_closed_today_is_told(facts, build, step, target, said):
    line = a_line(build, step, target)
    assert any(one.startswith("On 2026-11-20 21:40") and said in one for one in facts(build.app(), receipts=(line,)))


def a_line(build, step, target):
    return ReceiptLine(
        package="com.kuaijie.cashloan",
        user=0,
        step=step,
        target=target,
        outcome=Outcome.DONE,
        because=build.gap().reason,
        at=build.time(day=20),
    )


def test_permission_that_adbaudit_took_away_is_told_with_its_time(facts, build):
    line = a_line(build, "revoke-permission", "android.permission.READ_CONTACTS")
    app = build.app(access=[build.access(effective=Effective.BLOCKED)])
    said = "On 2026-11-20 21:40 +08:00 the permission was taken away from it on my phone: READ_CONTACTS."
    assert said in facts(app, receipts=(line,))
    assert said not in facts(app, receipts=(replace(line, outcome=Outcome.NOT_EFFECTIVE),))
