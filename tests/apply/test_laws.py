"""Undo after revoke leaves no trace, on every Android version, from any state, after any end."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.model.receipt import Outcome

SDKS = (23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36)
NAMES = (
    "READ_CONTACTS",
    "WRITE_CONTACTS",
    "GET_ACCOUNTS",
    "READ_SMS",
    "RECEIVE_SMS",
    "READ_CALL_LOG",
    "READ_PHONE_STATE",
)
NAMES += ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "READ_EXTERNAL_STORAGE")
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

SPECIAL_OPS = ("SYSTEM_ALERT_WINDOW", "GET_USAGE_STATS", "REQUEST_INSTALL_PACKAGES", "MANAGE_EXTERNAL_STORAGE")
apps = st.fixed_dictionaries(
    {
        "grants": st.dictionaries(
            st.sampled_from(NAMES), st.tuples(st.booleans(), st.sampled_from([0, 1, 2, 3, 4, 0x10, 0x20])), max_size=6
        ),
        "ops": st.dictionaries(st.sampled_from(SPECIAL_OPS[:3]), st.sampled_from(["allow", "ignore"]), max_size=3),
        "target": st.sampled_from([22, 23, 28, 30, 34]),
    }
)
lists = st.lists(
    st.sampled_from(
        ["com.other/.One", "com.kuaijie.cashloan/.Listener", "com.kuaijie.cashloan/.Helper", "com.third/com.third.Two"]
    ),
    unique=True,
)


@QUICK
@given(sdk=st.sampled_from(SDKS), app=apps, listeners=lists, services=lists, users=st.sampled_from([(0,), (0, 10)]))
def test_undo_after_revoke_leaves_no_trace(a_phone, an_app, lab, *, sdk, app, listeners, services, users):
    android = a_phone(sdk, an_app(users=users, **app), users=users, listeners=listeners, services=services)
    before, journal = lab.state(android), lab.journal()
    lab.carry_out(android, lab.planned(android), journal)
    receipts = lab.undo(android, journal)
    assert lab.state(android) == before
    assert {receipt.outcome for receipt in receipts} <= {Outcome.DONE, Outcome.SKIPPED}


@QUICK
@given(sdk=st.sampled_from(SDKS), app=apps)
def test_done_is_only_what_a_second_reading_shows(a_phone, an_app, lab, *, sdk, app):
    android = a_phone(sdk, an_app(**app))
    actions = lab.planned(android)
    receipts, again = lab.carry_out(android, actions), lab.carry_out(android, actions)
    for first, second in zip(receipts, again, strict=True):
        is_so = first.outcome in {Outcome.DONE, Outcome.SKIPPED}
        assert is_so is (second.outcome is Outcome.SKIPPED)


class Killed(Exception):
    """The process ended here."""


class KilledShell:
    """Ends the process after so many state-changing commands."""

    def __init__(self, shell, after):
        self.shell = shell
        self.left = after

    def run(self, commands):
        for command in commands:
            before = len(self.shell.android.changes)
            yield from self.shell.run([command])
            self.left -= len(self.shell.android.changes) - before
            if self.left <= 0:
                raise Killed


@QUICK
@given(sdk=st.sampled_from(SDKS), app=apps, after=st.integers(1, 8))
def test_undo_after_a_kill_leaves_no_trace(a_phone, an_app, lab, *, sdk, app, after):
    android = a_phone(sdk, an_app(**app))
    before, journal = lab.state(android), lab.journal()
    actions = lab.planned(android)
    with contextlib.suppress(Killed):
        lab.carry_out(android, actions, journal, KilledShell(lab.shell(android), after))
    lab.undo(android, journal)
    assert lab.state(android) == before


@pytest.mark.parametrize("sdk", SDKS)
def test_revoke_costs_two_round_trips(a_phone, an_app, lab, sdk):
    android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0), "READ_SMS": (True, 0)}))
    shell = lab.shell(android)
    wanted = ("android.permission.READ_CONTACTS", "android.permission.READ_SMS")
    actions = [action for action in lab.planned(android, ("contacts", "sms")) if action.target in wanted]
    receipts = lab.carry_out(android, actions, shell=shell)
    assert (shell.rounds, {receipt.outcome for receipt in receipts}) == (2, {Outcome.DONE})
