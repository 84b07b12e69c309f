"""The cable is pulled: what was sent is not known, what was not sent was skipped, and neither is a no."""

import pytest

from adbaudit.model.message import message
from adbaudit.model.receipt import NOT_SENT, Outcome
from adbaudit.ports import Answer, Ending

ALREADY = message("it was so already")
CONTACTS = {"READ_CONTACTS": (True, 0), "READ_SMS": (True, 0)}


class PulledShell:
    """Answers so many commands, breaks on the next, and is gone from then on; `sent` ones are still obeyed."""

    def __init__(self, inner, answered, *, is_sent=True):
        self.inner = inner
        self.left = answered
        self.is_sent = is_sent
        self.is_gone = False

    def run(self, commands):
        answers = []
        was_gone = self.is_gone
        for command in commands:
            if self.left > 0:
                self.left -= 1
                answers += self.inner.run([command])
                continue
            if not was_gone and self.is_sent:
                self.inner.run([command])
            is_first = not self.is_gone and self.is_sent
            self.is_gone = True
            ending = Ending.DISCONNECTED if is_first else Ending.NOT_RUN
            answers.append(Answer(command=command, output=b"", status=None, ending=ending))
        return answers


@pytest.fixture
def android(a_phone, an_app):
    return a_phone(34, an_app(grants=CONTACTS))


def outcomes(receipts):
    """Of everything but what was so already."""
    return {receipt.outcome for receipt in receipts if receipt.because != ALREADY}


def test_what_was_sent_before_the_cable_was_pulled_is_not_known(android, lab):
    actions = lab.planned(android, ("contacts", "sms"))
    reads = 2  # one dump of the app, one of the app-ops
    receipts = lab.carry_out(android, actions, shell=PulledShell(lab.shell(android), reads + 1))
    assert outcomes(receipts) == {Outcome.UNKNOWN}
    assert not any(one.took_effect for one in receipts if one.outcome is Outcome.UNKNOWN)


def test_what_never_left_the_computer_was_skipped(android, lab):
    actions = lab.planned(android, ("contacts",))
    receipts = lab.carry_out(android, actions, shell=PulledShell(lab.shell(android), 2, is_sent=False))
    unsent = [one for one in receipts if one.because != ALREADY]
    assert ({one.because for one in unsent}, outcomes(unsent)) == ({NOT_SENT}, {Outcome.SKIPPED})
    assert ({one.commands for one in receipts}, android.changes) == ({()}, ())
    assert not any(one.took_effect for one in unsent)


def test_cable_that_was_pulled_before_the_first_look_refused_nothing(android, lab):
    actions = lab.planned(android, ("contacts",))
    receipts = lab.carry_out(android, actions, shell=PulledShell(lab.shell(android), 0))
    assert (outcomes(receipts), android.changes) == ({Outcome.SKIPPED}, ())


@pytest.mark.parametrize("answered", range(2, 12))
def test_undo_after_a_pulled_cable_leaves_no_trace(android, lab, answered):
    before, journal = lab.state(android), lab.journal()
    actions = lab.planned(android, ("contacts", "sms"))
    lab.carry_out(android, actions, journal, PulledShell(lab.shell(android), answered))
    lab.undo(android, journal)
    assert lab.state(android) == before


def test_undo_over_a_pulled_cable_is_not_known_and_can_be_done_again(android, lab):
    before, journal = lab.state(android), lab.journal()
    lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
    assert Outcome.UNKNOWN in outcomes(lab.undo(android, journal, shell=PulledShell(lab.shell(android), 3)))
    lab.undo(android, journal)
    assert lab.state(android) == before


def test_pending_names_what_an_undo_would_bring_back_and_changes_nothing(android, lab):
    journal = lab.journal()
    lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
    changes = android.changes
    ahead = lab.pending(android, journal)
    assert ({one.before.is_granted for one in ahead}, android.changes) == ({True}, changes)
    lab.undo(android, journal)
    assert lab.pending(android, journal) == ()
