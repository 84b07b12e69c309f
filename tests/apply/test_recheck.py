"""The last look of all: later than the read-back, and as honest."""

from datetime import timedelta

import pytest

from adbaudit.apply import recheck
from adbaudit.model.receipt import Outcome

LOAN = "com.kuaijie.cashloan"
CONTACTS = "android.permission.READ_CONTACTS"


class Later:
    """A minute after the tests' own clock."""

    def __init__(self, clock):
        self.clock = clock

    def now(self):
        return self.clock.now() + timedelta(seconds=60)


def looked_at(receipts, phone, clock):
    """The receipts of a look that failed nowhere."""
    seen = recheck(receipts, phone, clock)
    assert {why for _, why in seen} == {None}
    return tuple(receipt for receipt, _ in seen)


@pytest.fixture
def done(a_phone, an_app, lab):
    """A phone with its contacts and messages taken, and the receipts of that."""
    android = a_phone(34, an_app(grants={"READ_CONTACTS": (True, 0), "READ_SMS": (True, 0)}))
    return android, lab.carry_out(android, lab.planned(android, ("contacts", "sms")))


def test_what_still_holds_is_done_at_the_later_time(done, lab):
    android, receipts = done
    later = looked_at(receipts, lab.phone(android), Later(lab.clock))
    took = [(one, again) for one, again in zip(receipts, later, strict=True) if one.outcome is Outcome.DONE]
    assert took
    assert all(again.outcome is Outcome.DONE and again.at - one.at == timedelta(seconds=60) for one, again in took)


def test_what_came_back_is_told_with_the_time_it_held(done, lab):
    android, receipts = done
    android.run(("pm", "grant", "--user", "0", LOAN, CONTACTS), b"")
    later = looked_at(receipts, lab.phone(android), Later(lab.clock))
    back = [one for one in later if one.outcome is Outcome.NOT_EFFECTIVE]
    assert {(one.action.target, one.after.is_granted, one.because.count) for one in back if one.because.count} == {
        (CONTACTS, True, 60)
    }


def test_phone_that_cannot_be_read_any_more_takes_nothing_back_and_says_why(done, lab):
    android, receipts = done

    class Gone:
        def run(self, _):
            return []

    seen = recheck(receipts, lab.phone(android, Gone()), Later(lab.clock))
    assert tuple(receipt for receipt, _ in seen) == receipts
    assert all((why is not None) is (receipt.outcome is Outcome.DONE) for receipt, why in seen)


def test_it_costs_one_round_trip_and_changes_nothing(done, lab):
    android, receipts = done
    shell, changes = lab.shell(android), android.changes
    recheck(receipts, lab.phone(android, shell), lab.clock)
    assert (shell.rounds, android.changes) == (1, changes)


def test_receipt_says_when_it_was_sent_and_when_it_was_read_back(done):
    _, receipts = done
    assert all((one.sent_at is None) is (one.outcome is Outcome.SKIPPED) for one in receipts)
