"""Stop, pause, switch off: what every Android lets a computer do, read back, and put back as far as there is a way."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.apply.effect import holds
from adbaudit.model.action import ActionKind
from adbaudit.model.plan import LastResort
from adbaudit.model.receipt import Outcome
from adbaudit.model.subject import AppState, AppSubject

LOAN = "com.kuaijie.cashloan"
SDKS = (23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36)
EVERY = (23, 24, 28, 29, 30, 31, 33, 34, 35, 36)
BY_COMMAND = (LastResort.STOP, LastResort.SUSPEND, LastResort.DISABLE)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GRANTED = {"READ_CONTACTS": (True, 0)}


@pytest.fixture
def tried(a_phone, an_app, lab):
    """A phone on which this was done to the loan app, with the receipts and the journal."""

    def build(sdk, *resorts, **phone):
        android, journal = a_phone(sdk, an_app(grants=GRANTED), **phone), lab.journal()
        return android, lab.carry_out(android, lab.last(android, *resorts), journal), journal

    return build


def outcomes(receipts):
    return [receipt.outcome for receipt in receipts]


@pytest.mark.parametrize("sdk", EVERY)
class TestEachVersion:
    """One test a cell, as the dump of the package tells it."""

    def test_stop_is_read_back(self, tried, sdk):
        _, (receipt,), _ = tried(sdk, LastResort.STOP)
        assert (receipt.outcome, receipt.before.is_stopped, receipt.after.is_stopped) == (Outcome.DONE, False, True)

    def test_switching_off_is_read_back_and_comes_back(self, tried, lab, sdk):
        android, (receipt,), journal = tried(sdk, LastResort.DISABLE)
        assert (receipt.outcome, receipt.after.enabled, android.open_app(LOAN)) == (Outcome.DONE, 3, False)
        (back,) = lab.undo(android, journal)
        assert (back.outcome, android.open_app(LOAN)) == (Outcome.DONE, True)
        assert ("as near as this Android goes" in str(back.because)) is (sdk < 26)

    def test_pausing_is_planned_only_where_the_shell_may(self, tried, lab, sdk):
        android, receipts, journal = tried(sdk, LastResort.SUSPEND)
        assert outcomes(receipts) == ([Outcome.DONE] if sdk >= 28 else [])
        assert android.open_app(LOAN) is (sdk < 28)
        lab.undo(android, journal)
        assert android.open_app(LOAN)

    def test_stop_ends_when_the_person_opens_the_app_and_not_before(self, tried, lab, sdk):
        android, _, journal = tried(sdk, LastResort.STOP)
        (left,) = lab.undo(android, journal)
        assert (left.outcome, "open it on the phone" in str(left.because), left.commands) == (Outcome.MANUAL, True, ())
        assert android.open_app(LOAN)
        (again,) = lab.undo(android, lab.journal(journal.entries[:2]))
        assert (again.outcome, "as before" in str(again.because)) == (Outcome.SKIPPED, True)


def test_pausing_in_another_user_is_refused_to_10(a_phone, an_app, lab):
    for sdk, outcome in ((28, Outcome.REFUSED), (29, Outcome.REFUSED), (30, Outcome.DONE)):
        android = a_phone(sdk, an_app(grants=GRANTED, users=(10,)), users=(0, 10))
        assert outcomes(lab.carry_out(android, lab.last(android, LastResort.SUSPEND))) == [outcome]


def test_administrator_cannot_be_paused_and_that_is_told(tried, a_phone, an_app, lab):
    _, receipts, _ = tried(34, LastResort.SUSPEND, admins=(f"{LOAN}/.Admin",))
    assert receipts == ()
    android = a_phone(34, an_app(grants=GRANTED))
    planned = lab.last(android, LastResort.SUSPEND)
    with_admin = a_phone(34, an_app(grants=GRANTED), admins=(f"{LOAN}/.Admin",))
    (receipt,) = lab.carry_out(with_admin, planned)
    assert (receipt.outcome, "administrator" in str(receipt.because)) == (Outcome.NOT_EFFECTIVE, True)


def test_app_that_is_started_again_at_once_is_not_called_stopped(a_phone, an_app, lab):
    class Waking(lab.shell):
        """Another app wakes it right after the first look."""

        def _answer(self, command):
            if command.argv == ("sleep", "2"):
                self.android.open_app(LOAN)
            return super()._answer(command)

    android = a_phone(34, an_app(grants=GRANTED))
    (receipt,) = lab.carry_out(android, lab.last(android, LastResort.STOP), shell=Waking(android))
    assert (receipt.outcome, "started again" in str(receipt.because)) == (Outcome.NOT_EFFECTIVE, True)


def test_pause_that_the_phone_does_not_tell_of_is_not_called_done(a_phone, an_app, lab):
    android = a_phone(34, an_app(grants=GRANTED))
    (action,) = lab.last(android, LastResort.SUSPEND)
    assert not holds(action, AppState(enabled=0, is_stopped=False, is_suspended=None))


def test_what_somebody_switched_on_since_is_left_alone(tried, lab):
    android, _, journal = tried(34, LastResort.DISABLE)
    android.run(("pm", "enable", "--user", "0", LOAN), b"")
    assert outcomes(lab.undo(android, journal)) == [Outcome.REFUSED]


def test_journal_without_word_of_pausing_puts_nothing_else_back(tried, lab):
    android, _, journal = tried(34, LastResort.DISABLE)
    (intention,) = journal.entries[0].intentions
    assert intention.before == AppState(enabled=0, is_stopped=False, is_suspended=False)
    android.run(("pm", "suspend", "--user", "0", LOAN), b"")
    assert outcomes(lab.undo(android, journal)) == [Outcome.REFUSED]


def nearly(lines, sdk):
    """To 7.1 no command leads back from "on" to "never switched"."""
    return [line.replace("enabled=1", "enabled=0") for line in lines] if sdk < 26 else lines


@QUICK
@given(
    sdk=st.sampled_from(SDKS),
    stands=st.fixed_dictionaries(
        {"enabled": st.sampled_from([0, 1, 2, 3, 4]), "stopped": st.booleans(), "suspended": st.booleans()}
    ),
    resorts=st.sets(st.sampled_from(BY_COMMAND)),
    with_plan=st.booleans(),
)
def test_undo_leaves_no_trace_but_the_stop_that_it_names(a_phone, an_app, lab, *, sdk, stands, resorts, with_plan):
    android, journal = a_phone(sdk, an_app(grants=GRANTED, stands=stands)), lab.journal()
    before, without = lab.state(android), nearly(lab.state(android, without_stops=True), sdk)
    actions = (*(lab.planned(android, ("contacts",)) if with_plan else ()), *lab.last(android, *resorts))
    lab.carry_out(android, actions, journal)
    receipts = lab.undo(android, journal)
    assert nearly(lab.state(android, without_stops=True), sdk) == without
    left = [one for one in receipts if isinstance(one.subject, AppSubject) and one.outcome is Outcome.MANUAL]
    near = [one for one in receipts if "as near as" in str(one.because)]
    assert (lab.state(android) == before) is not bool(left or near)
    assert bool(near) is (sdk < 26 and LastResort.DISABLE in resorts and stands["enabled"] == 0 and not left)
    assert bool(left) is (LastResort.STOP in resorts and not stands["stopped"])
    assert all(one.took_effect for one in receipts)


def test_no_kind_of_change_is_without_a_way_back_but_the_stop(tried, lab):
    android, receipts, journal = tried(34, *BY_COMMAND)
    assert {receipt.action.kind for receipt in receipts} == {
        ActionKind.STOP_APP,
        ActionKind.SUSPEND_APP,
        ActionKind.DISABLE_APP,
    }
    lab.undo(android, journal)
    undone = [argv for argv in android.changes if argv[1] in {"default-state", "unsuspend"}]
    assert len(undone) == 2
