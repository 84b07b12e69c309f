"""What an undo would put back, and what came of it, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from adbaudit.model.journal import Pending
from adbaudit.model.message import Message, message, messages
from adbaudit.model.receipt import NOT_SENT, RESULT_LOST, Outcome, Receipt
from adbaudit.model.subject import AppState, PermissionState, State
from adbaudit.model.user import User
from adbaudit.ports import Translator
from adbaudit.report.changes.words import Copy, copies_of, copy_name, heading, subject_name, write_outcome
from adbaudit.report.sheet import Sheet
from adbaudit.report.stopped_users import change_sentences
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """What the phone, its users and the apps are called; of an app that is not named, the package is told."""

    phone: Message
    users: tuple[User, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def copy(self, copy: Copy) -> Message:
        """A copy of an app, in the words of the plan before the change."""
        package, user = copy
        known = next((one for one in self.users if one.id == user), None)
        return copy_name(self.names.get(package), package, user, known)


def undo_plan_text(pending: Sequence[Pending], whose: Whose, translator: Translator, sheet: Sheet) -> str:
    """By copy of an app: what it can do again, and what it may ask for again."""
    paper, words = Paper(sheet), Words(translator=translator)
    if not pending:
        heading(paper, words, _NOTHING, whose.phone)
        return paper.text()
    heading(paper, words, message("What would be put back"), whose.phone)
    for sentence in change_sentences(whose.users, {one.subject.user for one in pending}):
        paper.say(words(sentence))
    again = [one for one in pending if not _only_asks(one.before)]
    asks = [one for one in pending if _only_asks(one.before)]
    for title, some in (
        (message("These apps can do this again, without asking:"), again),
        (message("These apps may ask for this again:"), asks),
    ):
        if some:
            paper.gap()
            paper.say(words(title), style="bold")
            _write_copies(paper, words, some, whose)
    return paper.text()


def undo_text(receipts: Sequence[Receipt], whose: Whose, translator: Translator, sheet: Sheet) -> str:
    """By copy of an app and outcome: what was put back, and a warning of what that means."""
    paper, words = Paper(sheet), Words(translator=translator)
    is_idle = all(one.outcome in {Outcome.SKIPPED, Outcome.MANUAL} and one.because != NOT_SENT for one in receipts)
    heading(paper, words, _NOTHING if is_idle else message("What was put back"), whose.phone)
    rows = [
        (copy, row)
        for one in reversed(receipts)
        for copy in copies_of(one.subject, one.before, one.after)
        for row in _rows(one)
    ]
    rows.sort(key=lambda row: (*row[0], row[1].outcome.value, str(row[1].because)))
    for copy, of_copy in groupby(rows, key=lambda row: row[0]):
        paper.gap()
        paper.say(words(whose.copy(copy)), style="bold")
        for (outcome, because), alike in groupby(of_copy, key=lambda row: (row[1].outcome, row[1].because)):
            what = listing(tuple(dict.fromkeys(row.what for _, row in alike)))
            write_outcome(paper, words, outcome, what, because)
    paper.gap()
    _write_ends(paper, words, receipts)
    return paper.text()


_NOTHING = message("Nothing had to be put back")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line of what came of it."""

    outcome: Outcome
    what: Message
    because: Message


def _rows(receipt: Receipt) -> tuple[_Row, ...]:
    """Of a whole app one for each thing that was done to it; otherwise one."""
    whole = _Row(outcome=receipt.outcome, what=subject_name(receipt.subject), because=receipt.because)
    return tuple(_of_an_app(receipt)) or (whole,)


def _of_an_app(receipt: Receipt) -> Iterator[_Row]:
    """What was put back of it, and what only the person can."""
    before, after, because = receipt.before, receipt.after, receipt.because
    if not isinstance(before, AppState) or not isinstance(after, AppState):
        return
    if receipt.outcome not in {Outcome.DONE, Outcome.MANUAL}:
        return
    if before.enabled != after.enabled:
        on_again = message("the whole app is switched on again and can be opened")
        yield _Row(outcome=Outcome.DONE, what=on_again, because=because)
    if before.is_suspended is True and after.is_suspended is False:
        unpaused = message("the app is no longer paused and can be opened")
        yield _Row(outcome=Outcome.DONE, what=unpaused, because=because)
    if receipt.outcome is Outcome.MANUAL:
        yield _Row(outcome=Outcome.MANUAL, what=message("the app stays stopped"), because=because)


def _only_asks(before: State) -> bool:
    """A permission that was denied before: what comes back is that the app may ask."""
    return isinstance(before, PermissionState) and not before.is_granted


def _write_copies(paper: Paper, words: Words, pending: Sequence[Pending], whose: Whose) -> None:
    names: dict[Copy, dict[Message, None]] = {}
    for one in reversed(pending):  # as they were changed, contacts first
        for copy in copies_of(one.subject, one.before, one.now):
            names.setdefault(copy, {})[_name(one)] = None
    for copy in sorted(names):
        line = message("{app}: {what}", app=whose.copy(copy), what=listing(tuple(names[copy])))
        paper.say(words(line), indent=2, mark="- ")


def _name(one: Pending) -> Message:
    """An app that was only paused went on running."""
    before, now = one.before, one.now
    if isinstance(before, AppState) and isinstance(now, AppState) and before.enabled == now.enabled:
        return message("being opened")
    return subject_name(one.subject)


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
