"""At the end of a revoke: what could be read before and can be read now, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from adbaudit.model.difference import Difference
from adbaudit.model.message import message, messages
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
    unseen: Sequence[StepResult] = (),
) -> str:
    """What did not last or was not seen again, the table of both audits where there was a second, what is left."""
    paper, words = Paper(sheet), Words(translator=translator)
    if put_back:
        _write_put_back(paper, words, put_back)
    if unseen:
        _write_unseen(paper, words, unseen)
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


def _write_unseen(paper: Paper, words: Words, results: Sequence[StepResult]) -> None:
    """By reason, of which there is most often one."""
    paper.heading(words(message("Done, and not seen again")))
    for reason, count in Counter(result.not_seen_again for result in results).items():
        told = messages(
            "One step was read back as done. The last look at it failed: {reason}.",
            "{count} steps were read back as done. The last look at them failed: {reason}.",
            count,
            reason=reason or message("the answer was not understood"),
        )
        paper.say(words(told), style="bold yellow")
    paper.say(words(message("Some phones put things back after a while. Look again soon: adbaudit scan")))
