"""Days lie between a revoke and its undo: apps are updated, removed, installed anew, and a computer may die again."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.model.action import ActionKind
from adbaudit.model.plan import LastResort
from adbaudit.model.receipt import Outcome

LOAN = "com.kuaijie.cashloan"
CONTACTS, SMS = "android.permission.READ_CONTACTS", "android.permission.READ_SMS"
GRANTED = {"READ_CONTACTS": (True, 0), "READ_SMS": (True, 0)}
SDKS = (23, 26, 28, 29, 30, 31, 33, 34, 35, 36)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def changed(a_phone, an_app, lab):
    """A phone of that API level whose loan app lost contacts and messages, and the journal of that."""

    def build(sdk):
        android, journal = a_phone(sdk, an_app(grants=GRANTED)), lab.journal()
        wanted = [one for one in lab.planned(android, ("contacts", "sms")) if one.target in {CONTACTS, SMS}]
        lab.carry_out(android, wanted, journal)
        return android, journal

    return build


def outcomes(receipts):
    return {one.subject.permission: one.outcome for one in receipts}


@pytest.mark.parametrize("sdk", SDKS)
def test_update_that_keeps_its_requests_is_put_back_as_before(changed, lab, sdk):
    android, journal = changed(sdk)
    android.update_app(LOAN, target_sdk=34, requests=(CONTACTS, SMS))
    assert outcomes(lab.undo(android, journal)) == {CONTACTS: Outcome.DONE, SMS: Outcome.DONE}


@pytest.mark.parametrize("sdk", SDKS)
@pytest.mark.parametrize("is_forced", [False, True])
def test_permission_that_an_update_gave_up_is_never_told_as_put_back(changed, lab, sdk, is_forced):
    android, journal = changed(sdk)
    android.update_app(LOAN, target_sdk=34, requests=(SMS,))
    told = outcomes(lab.undo(android, journal, is_forced=is_forced))
    assert (told[SMS], told[CONTACTS] in {Outcome.REFUSED, Outcome.NOT_EFFECTIVE}) == (Outcome.DONE, True)


@pytest.mark.parametrize("sdk", [33, 34, 35, 36])
def test_app_that_was_installed_anew_is_left_alone(changed, lab, sdk):
    android, journal = changed(sdk)
    android.reinstall_app(LOAN)
    before = lab.state(android)
    assert set(outcomes(lab.undo(android, journal)).values()) == {Outcome.REFUSED}
    assert lab.state(android) == before


def test_second_revoke_after_a_new_install_begins_anew(changed, lab):
    android, _ = changed(34)
    android.reinstall_app(LOAN)
    android.run(("pm", "grant", "--user", "0", LOAN, CONTACTS), b"")
    again = lab.carry_out(android, lab.planned(android, ("contacts",)))
    taken = [one for one in again if one.action.kind is ActionKind.REVOKE_PERMISSION and one.action.target == CONTACTS]
    assert [one.outcome for one in taken] == [Outcome.DONE]


class Killed(Exception):
    """The process ended here."""


class KilledShell:
    """Ends the process after so many commands of any kind."""

    def __init__(self, shell, after):
        self.shell, self.left = shell, after

    def run(self, commands):
        for command in commands:
            if self.left <= 0:
                raise Killed
            self.left -= 1
            yield from self.shell.run([command])


@QUICK
@given(
    sdk=st.sampled_from(SDKS),
    resorts=st.sets(st.sampled_from([LastResort.SUSPEND, LastResort.DISABLE])),
    first=st.integers(0, 40),
    second=st.integers(0, 40),
)
def test_undo_after_kills_in_the_revoke_and_in_an_undo_leaves_no_trace(
    a_phone, an_app, lab, *, sdk, resorts, first, second
):
    android, journal = a_phone(sdk, an_app(grants=GRANTED)), lab.journal()
    before = lab.state(android)
    actions = (*lab.planned(android, ("contacts", "sms")), *lab.last(android, *resorts))
    with contextlib.suppress(Killed):
        lab.carry_out(android, actions, journal, KilledShell(lab.shell(android), first))
    with contextlib.suppress(Killed):
        lab.undo(android, journal, shell=KilledShell(lab.shell(android), second))
    lab.undo(android, journal)
    assert nearly(lab.state(android), sdk) == nearly(before, sdk)


def nearly(lines, sdk):
    """To 7.1 no command leads back from "on" to "never switched"."""
    return [line.replace("enabled=1", "enabled=0") for line in lines] if sdk < 26 else lines
