"""What is said under the lines of a change is true of all of them."""

from datetime import UTC, datetime

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Disposition, PlannedStep, Step
from adbaudit.model.receipt import NOT_SENT, RESULT_LOST, Outcome, Receipt, StepResult
from adbaudit.model.subject import AppSubject
from adbaudit.model.user import UserId
from adbaudit.report.changes.plan import Setting
from adbaudit.report.changes.results import results_text
from adbaudit.report.sheet import Sheet

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
APP, OWNER = PackageName("com.loan.one"), UserId(0)


def a_result(outcome, because, *, sent_at=None):
    receipt = Receipt(
        action=None,
        subject=AppSubject(package=APP, user=OWNER),
        outcome=outcome,
        because=because,
        commands=(),
        before=None,
        after=None,
        at=NOW,
        sent_at=sent_at,
    )
    step = Step(step=message("Close its access to contacts."), disposition=Disposition.AUTOMATIC)
    planned = PlannedStep(app="Kuaijie", package=APP, user=OWNER, subject="contacts", step=step)
    return StepResult(planned=planned, outcome=outcome, because=because, receipts=(receipt,))


DONE = a_result(Outcome.DONE, message("read back from the phone"), sent_at=NOW)
UNSENT = a_result(Outcome.SKIPPED, NOT_SENT)
LOST = a_result(Outcome.UNKNOWN, RESULT_LOST, sent_at=NOW)


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ((UNSENT, UNSENT), "before anything was sent, so nothing was changed"),
        ((DONE, UNSENT), "so not everything was sent"),
        ((DONE, LOST), "One change was sent and its result is not known"),
        ((DONE,), None),
    ],
)
def test_broken_connection_is_told_as_far_as_it_went(results, told):
    setting = Setting(phone=message("Pixel 7"))
    text = " ".join(results_text(results, load_translator("en"), Sheet(), setting, kept=None).split())
    assert ("The connection broke" in text) is (told is not None)
    assert told is None or told in text
    assert ("nothing was changed" in text) is (results == (UNSENT, UNSENT))
