"""The plan before it is carried out, and what came of it, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from adbaudit.model.message import Message, message
from adbaudit.model.plan import Disposition, Plan, PlannedStep
from adbaudit.model.receipt import Outcome, Receipt, StepResult
from adbaudit.ports import Translator
from adbaudit.report.changes.words import outcome_name, subject_name
from adbaudit.report.command_line import command_line
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

_STYLES = {
    Outcome.DONE: "green",
    Outcome.NOT_EFFECTIVE: "bold red",
    Outcome.REFUSED: "bold red",
    Outcome.SKIPPED: "",
    Outcome.MANUAL: "yellow",
}


def plan_text(
    plan: Plan, translator: Translator, sheet: Sheet, *, is_locked: bool = False, switch: Message | None = None
) -> str:
    """Every step with its commands, by app: first what adbaudit can do, then what only a person can."""
    paper, words = Paper(sheet), Words(translator=translator)
    if plan.is_empty:
        paper.say(words(message("There is nothing to switch off: no app that was meant has a finding with a way out.")))
        return paper.text()
    automatic = [one for one in plan.steps if one.step.disposition is not Disposition.MANUAL]
    by_hand = [one for one in plan.steps if one.step.disposition is Disposition.MANUAL]
    if is_locked:
        paper.say(
            words(
                message(
                    "This phone’s maker does not let a computer change permissions until a switch in Developer "
                    "options is on. Nothing will be sent; the way on the phone’s own screens stands with each step."
                )
            )
        )
        if switch is not None:
            paper.say(words(switch))
    if automatic:
        paper.heading(words(message("What adbaudit would change on this phone")))
        _write_steps(paper, words, automatic, with_screens=is_locked)
        _write_consequences(paper, words, automatic)
    if by_hand:
        paper.heading(words(message("What only you can do, on the phone’s own screen")))
        _write_steps(paper, words, by_hand, with_screens=True)
    return paper.text()


def results_text(results: Sequence[StepResult], translator: Translator, sheet: Sheet, *, journal: Path | None) -> str:
    """One line a step, read back from the phone; the reason where it is not done."""
    paper, words = Paper(sheet), Words(translator=translator)
    paper.heading(words(message("What came of it")))
    for result in results:
        _write_result(paper, words, result)
    paper.gap()
    _write_ends(paper, words, [result.outcome for result in results], journal)
    return paper.text()


def undo_text(receipts: Sequence[Receipt], translator: Translator, sheet: Sheet) -> str:
    """One line a subject."""
    paper, words = Paper(sheet), Words(translator=translator)
    paper.heading(words(message("What was put back")))
    for receipt in receipts:
        _write_line(paper, words, receipt.outcome, subject_name(receipt.subject), receipt.because)
    return paper.text()


def _write_steps(paper: Paper, words: Words, steps: Sequence[PlannedStep], *, with_screens: bool) -> None:
    ordered = sorted(steps, key=lambda one: (one.package, one.user))
    for (app, package, user), of_app in groupby(ordered, key=lambda one: (one.app, one.package, one.user)):
        paper.gap()
        paper.say(words(message("{app} ({package}), user {user}", app=app, package=package, user=user)), style="bold")
        for planned in of_app:
            _write_step(paper, words, planned, with_screens=with_screens)


def _write_consequences(paper: Paper, words: Words, steps: Sequence[PlannedStep]) -> None:
    """Each once, for all apps together."""
    paper.gap()
    paper.say(words(message("What that changes for you")), style="bold")
    for sentence in dict.fromkeys(one for planned in steps for one in planned.step.consequences):
        paper.say(words(sentence), indent=2, mark="- ")
    for sentence in _PROMISES:
        paper.say(words(sentence), indent=2, mark="- ")


_PROMISES = (
    message("Each step is read back from the phone, a moment later once more, and “adbaudit undo” puts it back."),
    message("It stops new reading. What was uploaded before is not called back, and the debt stays."),
)


def _write_step(paper: Paper, words: Words, planned: PlannedStep, *, with_screens: bool) -> None:
    step = planned.step
    paper.say(words(step.step), indent=2, mark="- ")
    if step.disposition is Disposition.CONFIRM:
        paper.say(words(message("You are asked about this one by itself.")), indent=4)
    for screen in step.screens if with_screens else ():
        paper.say(words.local(screen), indent=4)
    for note in step.notes:
        paper.say(words(note), indent=4)
    for argv in step.commands if not with_screens else ():
        paper.command(command_line(argv), indent=4)


def _write_result(paper: Paper, words: Words, result: StepResult) -> None:
    planned = result.planned
    what = message("{app}: {step}", app=planned.app, step=planned.step.step)
    _write_line(paper, words, result.outcome, what, result.because)
    if result.outcome in {Outcome.NOT_EFFECTIVE, Outcome.REFUSED, Outcome.MANUAL}:
        for screen in planned.step.screens:
            paper.say(words.local(screen), indent=4, mark=words.before(message("On the phone:")))


def _write_line(paper: Paper, words: Words, outcome: Outcome, what: Message, because: Message) -> None:
    paper.say(words(message("{outcome}: {what}", outcome=outcome_name(outcome), what=what)), style=_STYLES[outcome])
    if outcome is not Outcome.DONE:
        paper.say(words(because), indent=4)


def _write_ends(paper: Paper, words: Words, outcomes: Sequence[Outcome], journal: Path | None) -> None:
    if {Outcome.NOT_EFFECTIVE, Outcome.REFUSED} & set(outcomes):
        paper.say(words(message("Not everything took effect. The steps on the phone’s own screens are still open.")))
    if Outcome.DONE in outcomes:
        paper.say(
            words(
                message(
                    "Done means: read back from the phone afterwards. It stops new reading; what was uploaded before "
                    "is not called back, and the debt stays."
                )
            )
        )
    if journal is not None:
        paper.say(words(message("To put it back: adbaudit undo. The journal is kept in {path}", path=str(journal))))
