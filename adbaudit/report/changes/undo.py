"""What an undo would put back, and what came of it, in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from adbaudit.model.journal import Pending
from adbaudit.model.message import Message, message, messages
from adbaudit.model.receipt import NOT_SENT, RESULT_LOST, Outcome, Receipt
from adbaudit.model.subject import PermissionState, State, Subject
from adbaudit.model.user import User
from adbaudit.ports import Translator
from adbaudit.report.changes.words import Copy, copies_of, heading, package_name, subject_name, write_outcome
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing


def undo_plan_text(
    pending: Sequence[Pending], users: Sequence[User], phone: Message, translator: Translator, sheet: Sheet
) -> str:
    """By copy of an app: what it can do again, and what it may ask for again."""
    paper, words = Paper(sheet), Words(translator=translator)
    heading(paper, words, message("What would be put back"), phone)
    again = [one for one in pending if not _only_asks(one.before)]
    asks = [one for one in pending if _only_asks(one.before)]
    for title, some in (
        (message("These apps can do this again, without asking:"), again),
        (message("These apps may ask for this again:"), asks),
    ):
        if some:
            paper.gap()
            paper.say(words(title), style="bold")
            _write_copies(paper, words, some, users)
    return paper.text()


def undo_text(
    receipts: Sequence[Receipt], users: Sequence[User], phone: Message, translator: Translator, sheet: Sheet
) -> str:
    """By copy of an app and outcome: what was put back, and a warning of what that means."""
    paper, words = Paper(sheet), Words(translator=translator)
    heading(paper, words, message("What was put back"), phone)
    rows = [(copy, one) for one in reversed(receipts) for copy in copies_of(one.subject, one.before, one.after)]
    known = {user.id: user for user in users}
    rows.sort(key=lambda row: (*row[0], row[1].outcome.value, str(row[1].because)))
    for copy, of_copy in groupby(rows, key=lambda row: row[0]):
        paper.gap()
        paper.say(words(package_name(copy, known.get(copy[1]))), style="bold")
        for (outcome, because), alike in groupby(of_copy, key=lambda row: (row[1].outcome, row[1].because)):
            write_outcome(paper, words, outcome, _what(one.subject for _, one in alike), because)
    paper.gap()
    _write_ends(paper, words, receipts)
    return paper.text()


def _only_asks(before: State) -> bool:
    """A permission that was denied before: what comes back is that the app may ask."""
    return isinstance(before, PermissionState) and not before.is_granted


def _write_copies(paper: Paper, words: Words, pending: Sequence[Pending], users: Sequence[User]) -> None:
    subjects: dict[Copy, list[Subject]] = {}
    for one in reversed(pending):  # as they were changed, contacts first
        for copy in copies_of(one.subject, one.before, one.now):
            subjects.setdefault(copy, []).append(one.subject)
    known = {user.id: user for user in users}
    for copy in sorted(subjects):
        line = message("{app}: {what}", app=package_name(copy, known.get(copy[1])), what=_what(subjects[copy]))
        paper.say(words(line), indent=2, mark="- ")


def _what(subjects: Iterable[Subject]) -> Message:
    return listing(tuple(dict.fromkeys(subject_name(subject) for subject in subjects)))


def _write_ends(paper: Paper, words: Words, receipts: Sequence[Receipt]) -> None:
    unknown = sum(receipt.because == RESULT_LOST for receipt in receipts)
    if unknown:
        broken = messages(
            "The connection broke. One change was sent and its result is not known: plug the phone in again and run "
            "adbaudit undo once more.",
            "The connection broke. {count} changes were sent and their result is not known: plug the phone in again "
            "and run adbaudit undo once more.",
            unknown,
        )
        paper.say(words(broken), style="bold")
    elif any(receipt.because == NOT_SENT for receipt in receipts):
        unsent = message("The connection broke: plug the phone in again and run adbaudit undo once more.")
        paper.say(words(unsent), style="bold")
    if any(receipt.outcome is Outcome.DONE for receipt in receipts):
        warning = message(
            "What was put back is open again: apps that could read before can read again. To stop that: adbaudit revoke"
        )
        paper.say(words(warning), style="bold")
