"""At the end of a revoke: what could be read before and can be read now, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.difference import Difference
from adbaudit.model.message import message
from adbaudit.model.plan import Advice
from adbaudit.model.receipt import StepResult
from adbaudit.ports import Translator
from adbaudit.report.advice_words import command_of
from adbaudit.report.difference.answer import answer_sentences
from adbaudit.report.difference.text import write_table
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

AFTER = "after-"
"""The points of the playbook for the time after a visit have ids that begin like this."""
CONTACTS = "tell-contacts"
"""What comes next once the access is closed, for what was uploaded stays uploaded."""


def after_text(
    difference: Difference | None,
    advice: Sequence[Advice],
    translator: Translator,
    sheet: Sheet,
    *,
    put_back: Sequence[StepResult] = (),
) -> str:
    """What did not last, the table of both audits where there was a second one, then the list for afterwards."""
    paper, words = Paper(sheet), Words(translator=translator)
    if put_back:
        _write_put_back(paper, words, put_back)
    if difference is not None:
        paper.heading(words(message("Before and after, as the phone itself says")))
        for sentence in answer_sentences(difference):
            paper.say(words(sentence), style="bold")
        write_table(paper, words, difference)
        paper.gap()
        paper.say(words(message("Both reports are kept in the folder named above.")))
    points = [one for one in advice if one.id == CONTACTS or one.id.startswith(AFTER)]
    if points:
        paper.heading(words(message("Before you go")))
    for number, one in enumerate(points, start=1):
        paper.say(words(one.title), mark=f"{number}. ", style="bold")
        paper.say(words(one.text), indent=3)
        if (command := command_of(one, None)) is not None:
            paper.say(words(command), indent=3)
    return paper.text()


def _write_put_back(paper: Paper, words: Words, results: Sequence[StepResult]) -> None:
    paper.heading(words(message("Done, and back again by now")))
    for result in results:
        line = message("{app}: {step}", app=result.planned.app, step=result.planned.step.step)
        paper.say(words(line), mark="- ", style="bold red")
        paper.say(words(result.because), indent=2)
        for screen in result.planned.step.screens:
            paper.say(words.local(screen), indent=2, mark=words.before(message("On the phone:")))
    paper.say(words(message("Do this on the phone’s own screen, then look again: adbaudit scan")))
