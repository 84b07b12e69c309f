"""A work profile is paused, or a further person's session ended, at any moment of a visit; later it runs again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.apply.reasons import NEEDS_A_RUNNING_USER
from adbaudit.model.action import Action, ActionKind
from adbaudit.model.receipt import Outcome

LOAN, SMS_ROLE = "com.kuaijie.cashloan", "android.app.role.SMS"
SDKS = (23, 24, 26, 28, 29, 30, 31, 33, 34, 35, 36)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = ("READ_CONTACTS", "GET_ACCOUNTS", "READ_SMS", "READ_CALL_LOG", "ACCESS_FINE_LOCATION", "READ_EXTERNAL_STORAGE")
apps = st.fixed_dictionaries(
    {
        "grants": st.dictionaries(
            st.sampled_from(NAMES), st.tuples(st.booleans(), st.sampled_from([0, 1, 2, 0x20])), min_size=1, max_size=5
        ),
        "ops": st.dictionaries(st.just("SYSTEM_ALERT_WINDOW"), st.sampled_from(["allow", "ignore"])),
        "target": st.sampled_from([22, 28, 34]),
    }
)
moments = st.sets(st.sampled_from(["plan", "act", "read", "undo", "again"]))


class PausedMeanwhile:
    """Flips the user's session where the phone waits between acting and reading back."""

    def __init__(self, shell, flip):
        self.shell, self.flip = shell, flip

    def run(self, commands):
        for command in commands:
            if command.argv[0] == "sleep" and self.flip is not None:
                flip, self.flip = self.flip, None
                flip()
            yield from self.shell.run([command])


class Person:
    """Switches the profile off where it is on, and on where it is off."""

    def __init__(self, android):
        self.android, self.is_on = android, True

    def flip(self):
        self.is_on = not self.is_on
        (self.android.start_user if self.is_on else self.android.stop_user)(10)


@QUICK
@given(sdk=st.sampled_from(SDKS), app=apps, flips=moments, owners=st.sampled_from([(0, 10), (10,)]))
def test_once_the_user_runs_again_undo_after_revoke_leaves_no_trace(a_phone, an_app, lab, *, sdk, app, flips, owners):
    android = a_phone(sdk, an_app(users=owners, **app), users=(0, 10))
    person, journal, before = Person(android), lab.journal(), lab.state(android)

    def then(moment):
        return person.flip() if moment in flips else None

    then("plan")
    actions = lab.planned(android)
    then("act")
    shell = PausedMeanwhile(lab.shell(android), person.flip if "read" in flips else None)
    lab.carry_out(android, actions, journal, shell)
    then("undo")
    lab.undo(android, journal)
    then("again")
    lab.undo(android, journal)
    android.start_user(10)
    told = lab.undo(android, journal)
    assert {one.outcome for one in told} <= {Outcome.DONE, Outcome.SKIPPED}
    assert lab.state(android) == before


@QUICK
@given(sdk=st.sampled_from(SDKS), app=apps, flips=moments, owners=st.sampled_from([(0, 10), (10,)]))
def test_what_is_told_as_done_still_holds_once_the_user_runs(a_phone, an_app, lab, *, sdk, app, flips, owners):
    android = a_phone(sdk, an_app(users=owners, **app), users=(0, 10))
    person = Person(android)
    if "plan" in flips:
        person.flip()
    actions = lab.planned(android)
    if "act" in flips:
        person.flip()
    shell = PausedMeanwhile(lab.shell(android), person.flip if "read" in flips else None)
    first = lab.carry_out(android, actions, shell=shell)
    android.start_user(10)
    again = lab.carry_out(android, actions)
    done = [two.outcome for one, two in zip(first, again, strict=True) if one.outcome is Outcome.DONE]
    assert set(done) <= {Outcome.SKIPPED}


CONTACTS = "android.permission.READ_CONTACTS"
GRANTED = {"READ_CONTACTS": (True, 0)}


def contacts_in(receipts, user=10):
    """The receipts about that user's contacts, whichever way they were taken."""
    return [one for one in receipts if getattr(one.subject, "permission", "") == CONTACTS and one.subject.user == user]


@pytest.mark.parametrize("sdk", SDKS)
def test_revoke_of_a_stopped_user_is_done_and_put_back_once_it_runs(a_phone, an_app, lab, sdk):
    android = a_phone(sdk, an_app(users=(0, 10), grants=GRANTED), users=(0, 10))
    before, journal = lab.state(android), lab.journal()
    android.stop_user(10)
    told = contacts_in(lab.carry_out(android, lab.planned(android, ("contacts",)), journal))
    android.start_user(10)
    back = contacts_in(lab.undo(android, journal))
    assert {one.outcome for one in told} == {one.outcome for one in back} == {Outcome.DONE}
    assert lab.state(android) == before


@pytest.mark.parametrize("sdk", [30, 31, 33, 34, 35, 36])
def test_mode_that_the_next_start_takes_back_is_not_told_as_done(a_phone, an_app, lab, sdk):
    android = a_phone(sdk, an_app(users=(10,), grants=GRANTED, target=22), users=(0, 10))
    android.stop_user(10)
    (told,) = contacts_in(lab.carry_out(android, lab.planned(android, ("contacts",))))
    assert (told.outcome, "once this user of the phone runs again" in str(told.because)) == (Outcome.UNKNOWN, True)
    assert told.after.uid_mode.value == "ignore"
    android.start_user(10)
    (again,) = contacts_in(lab.carry_out(android, lab.planned(android, ("contacts",))))
    assert again.outcome is Outcome.NOT_EFFECTIVE


@pytest.mark.parametrize("sdk", [29, 31, 34, 35])
def test_role_of_a_stopped_user_waits_until_the_user_runs(a_phone, an_app, lab, sdk):
    android = a_phone(sdk, an_app(users=(0, 10)), users=(0, 10))
    for change, package in (("remove-role-holder", "com.example.sms"), ("add-role-holder", LOAN)):
        android.run(("cmd", "role", change, "--user", "10", SMS_ROLE, package), b"")
    before, journal = lab.state(android), lab.journal()
    android.stop_user(10)
    (refused,) = lab.carry_out(android, [leave_sms()], journal)
    android.start_user(10)
    (done,) = lab.carry_out(android, [leave_sms()], journal)
    android.stop_user(10)
    waiting = lab.undo(android, journal)
    android.start_user(10)
    back = lab.undo(android, journal)
    assert [refused.outcome, done.outcome] == [Outcome.REFUSED, Outcome.DONE]
    assert {one.because for one in (refused, waiting[0])} == {NEEDS_A_RUNNING_USER}
    assert (waiting[0].outcome, back[0].outcome) == (Outcome.NOT_EFFECTIVE, Outcome.DONE)
    assert lab.state(android) == before


def leave_sms():
    argv = ("cmd", "role", "remove-role-holder", "--user", "10", SMS_ROLE, LOAN)
    return Action(kind=ActionKind.LEAVE_ROLE, package=LOAN, user=10, target=SMS_ROLE, argv=argv)


def test_somebody_who_really_changed_it_since_is_still_seen(a_phone, an_app, lab):
    android = a_phone(34, an_app(users=(0, 10), grants=GRANTED), users=(0, 10))
    journal = lab.journal()
    android.stop_user(10)
    lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
    android.start_user(10)
    android.run(("pm", "set-permission-flags", "--user", "10", LOAN, CONTACTS, "review-required"), b"")
    (told,) = contacts_in(lab.undo(android, journal))
    assert told.outcome is Outcome.REFUSED
