"""Undo puts back what we changed, says what it left, and never takes somebody else's change for ours."""

import pytest

from adbaudit.errors import EndNotNoted, JournalFault
from adbaudit.model.journal import Ended, PutBack
from adbaudit.model.message import message
from adbaudit.model.plan import LastResort
from adbaudit.model.receipt import Outcome

GRANTED = {"READ_CONTACTS": (True, 0)}


def by_hand(android, *words):
    android.run(("pm", *words, "com.kuaijie.cashloan", "android.permission.READ_CONTACTS"), b"")


def contacts_of(receipts):
    return [one for one in receipts if one.subject.permission.endswith("READ_CONTACTS")]


@pytest.fixture
def changed(a_phone, an_app, lab):
    """A phone whose loan app lost the contacts, and the journal of that."""
    android, journal = a_phone(34, an_app(grants=GRANTED)), lab.journal()
    actions = [one for one in lab.planned(android, ("contacts",)) if one.target.endswith("READ_CONTACTS")]
    lab.carry_out(android, actions, journal)
    return android, journal


def test_refused_once_is_refused_again(changed, lab):
    android, journal = changed
    by_hand(android, "set-permission-flags")
    android.run(
        ("pm", "clear-permission-flags", "com.kuaijie.cashloan", "android.permission.READ_CONTACTS", "user-set"), b""
    )
    before = lab.state(android)
    for _ in range(2):
        (receipt,) = lab.undo(android, journal)
        assert (receipt.outcome, lab.state(android)) == (Outcome.REFUSED, before)


def test_forced_it_is_put_back_all_the_same(changed, lab):
    android, journal = changed
    android.run(
        ("pm", "clear-permission-flags", "com.kuaijie.cashloan", "android.permission.READ_CONTACTS", "user-set"), b""
    )
    (receipt,) = lab.undo(android, journal, is_forced=True)
    assert (receipt.outcome, receipt.after.is_granted) == (Outcome.DONE, True)


def test_what_was_put_back_by_hand_is_left(changed, lab):
    android, journal = changed
    by_hand(android, "grant")
    android.run(
        (
            *("pm", "clear-permission-flags", "com.kuaijie.cashloan", "android.permission.READ_CONTACTS"),
            *("user-set", "user-fixed"),
        ),
        b"",
    )
    (receipt,) = lab.undo(android, journal)
    assert (receipt.outcome, receipt.commands) == (Outcome.SKIPPED, ())


def test_undo_never_grants_what_was_not_granted(a_phone, an_app, lab):
    android, journal = a_phone(34, an_app(grants={"READ_CONTACTS": (False, 0)})), lab.journal()
    lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
    lab.undo(android, journal, is_forced=True)
    assert not any(argv[:2] == ("pm", "grant") for argv in android.changes)


@pytest.mark.parametrize("kind", [Ended, PutBack])
def test_an_end_that_cannot_be_written_says_that_the_phone_was_changed(a_phone, an_app, lab, kind):
    class Full(lab.journal):
        def write(self, entry):
            if isinstance(entry, kind):
                raise JournalFault(message("full"), means=message("full"), next_step=message("full"))
            super().write(entry)

    android, journal = a_phone(34, an_app(grants=GRANTED)), Full()

    def there_and_back():
        lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
        lab.undo(android, journal)

    with pytest.raises(EndNotNoted) as told:
        there_and_back()
    assert told.value.exit_code == 5
    assert lab.undo(android, lab.journal(journal.entries))


def test_marks_that_this_android_cannot_write_are_told_as_such_and_not_promised(a_phone, an_app, lab):
    android, journal = a_phone(30, an_app(grants={"READ_CONTACTS": (True, 0)})), lab.journal()
    actions = [one for one in lab.planned(android, ("contacts",)) if one.target.endswith("READ_CONTACTS")]
    lab.carry_out(android, actions, journal)
    del journal.entries[1:]  # the run ended before it could note its end
    android = a_phone(30, an_app(grants={"READ_CONTACTS": (True, 1)}))  # granted by hand, which left a mark
    assert lab.pending(android, journal) == ()
    (receipt,) = lab.undo(android, journal)
    assert (receipt.outcome, receipt.took_effect, receipt.commands) == (Outcome.SKIPPED, True, ())
    assert "version of Android" in str(receipt.because)


def test_switched_on_as_near_as_old_android_goes_stays_so_at_the_next_undo(a_phone, lab):
    android, journal = a_phone(25), lab.journal()
    lab.carry_out(android, lab.last(android, LastResort.DISABLE), journal)
    receipts = lab.undo(android, journal)
    journal.write(PutBack(at=lab.clock.now(), receipts=receipts))
    (again,) = lab.undo(android, journal)
    assert (again.outcome, again.commands, again.because) == (Outcome.SKIPPED, (), receipts[0].because)
