"""What was changed on the phone before this report was made, each with the state that was read before and after."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.changed_sentences import STAYS, changed_sentences
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_changed(paper: Paper, words: Words, outline: Outline) -> None:
    """One line an action, the reason where it is not done."""
    if not outline.report.receipts:
        return
    paper.heading(words(message("What was changed on this phone")))
    for told, how in changed_sentences(outline):
        paper.say(words(told), mark="- ")
        paper.say(words(how), indent=2)
    paper.say(words(STAYS))
