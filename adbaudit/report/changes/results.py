"""What came of a plan, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from adbaudit.model.message import Message, message, messages
from adbaudit.model.receipt import Outcome, StepResult
from adbaudit.ports import Translator
from adbaudit.report.changes.plan import NEW_READING, Setting
from adbaudit.report.changes.words import TOLD_AT_THE_END, by_copy, copy_name, heading, without_place, write_outcome
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, sentences

_WITH_SCREENS = frozenset({Outcome.NOT_EFFECTIVE, Outcome.REFUSED, Outcome.MANUAL})


def results_text(
    results: Sequence[StepResult], translator: Translator, sheet: Sheet, setting: Setting, *, kept: Path | None
) -> str:
    """One line a step, by app; the reason where it is not done. `kept` is the folder with the way back."""
    paper, words = Paper(sheet), Words(translator=translator)
    if setting.is_locked:
        paper.gap()
        paper.say(words(message("Nothing was changed. When you have done the steps above, look again: adbaudit scan")))
        return paper.text()
    heading(paper, words, message("What came of it"), setting.phone)
    _write_results(paper, words, results, setting)
    paper.gap()
    _write_ends(paper, words, results)
    if kept is not None:
        _write_kept(paper, words, results, kept)
    return paper.text()


def _write_results(paper: Paper, words: Words, results: Sequence[StepResult], setting: Setting) -> None:
    users = {user.id: user for user in setting.users}
    ordered = by_copy(results, lambda one: (one.planned.package, one.planned.user))
    places = groupby(ordered, key=lambda one: (one.planned.app, one.planned.package, one.planned.user))
    for (app, package, user), of_app in places:
        paper.gap()
        paper.say(words(copy_name(app, package, user, users.get(user))), style="bold")
        for result in of_app:
            step = result.planned.step
            write_outcome(paper, words, result.outcome, without_place(step.step), result.because)
            for screen in step.screens if result.outcome in _WITH_SCREENS else ():
                paper.say(words.local(screen), indent=4, mark=words.before(message("On the phone:")))


def _write_ends(paper: Paper, words: Words, results: Sequence[StepResult]) -> None:
    outcomes = {result.outcome for result in results}
    if any(result.because in TOLD_AT_THE_END for result in results):
        _write_broken(paper, words, results)
    elif Outcome.UNKNOWN in outcomes:
        unclear = message("What came of some of it is not known: “adbaudit scan” shows how the phone stands now.")
        paper.say(words(unclear))
    if {Outcome.NOT_EFFECTIVE, Outcome.REFUSED} & outcomes:
        paper.say(words(message("Not everything took effect. The steps on the phone’s own screens are still open.")))
    if Outcome.DONE in outcomes:
        paper.say(words(sentences((_done(results), NEW_READING))))


def _done(results: Sequence[StepResult]) -> Message:
    """What the word means, and how long after the change the phone was last asked."""
    receipts = [one for result in results for one in result.receipts if one.sent_at is not None]
    seconds = max((round((one.at - one.sent_at).total_seconds()) for one in receipts if one.sent_at), default=0)
    return messages(
        "Done means: read back from the phone, the last time {count} second after it was sent.",
        "Done means: read back from the phone, the last time {count} seconds after it was sent.",
        seconds,
    )


def _write_broken(paper: Paper, words: Words, results: Sequence[StepResult]) -> None:
    unknown = sum(result.outcome is Outcome.UNKNOWN for result in results)
    if unknown:
        broken = messages(
            "The connection broke. One change was sent and its result is not known: plug the phone in again and run "
            "adbaudit scan.",
            "The connection broke. {count} changes were sent and their result is not known: plug the phone in again "
            "and run adbaudit scan.",
            unknown,
        )
    elif any(one.sent_at is not None for result in results for one in result.receipts):
        broken = message(
            "The connection broke for a moment, so not everything was sent: plug the phone in again and run the same "
            "command once more."
        )
    else:
        broken = message(
            "The connection broke before anything was sent, so nothing was changed: plug the phone in again and run "
            "the same command once more."
        )
    paper.say(words(broken), style="bold")


def _write_kept(paper: Paper, words: Words, results: Sequence[StepResult], kept: Path) -> None:
    outcomes = {result.outcome for result in results}
    may_differ = any(one.before != one.after for result in results for one in result.receipts)
    if {Outcome.DONE, Outcome.UNKNOWN} & outcomes or may_differ:
        paper.say(words(message("To put it back: adbaudit undo")))
    paper.say(
        words(
            message(
                "The journal, and the proof unless you did without, are kept in this folder, which only you can read. "
                "“adbaudit undo” needs the journal; when you need neither any more, delete the folder:"
            )
        )
    )
    paper.whole(words.plain(str(kept)), indent=2)
