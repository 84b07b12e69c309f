"""Which law speaks of what was found, by name only."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.law_words import is_law_told, law_named, whose_law
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_law_in_short(paper: Paper, words: Words, outline: Outline) -> None:
    """Whose law, and the provisions in one sentence."""
    report, digest = outline.report, outline.law
    if not is_law_told(report, digest):
        return
    paper.heading(words(message("What the law says")))
    for sentence in whose_law(words, report):
        paper.say(words(sentence))
    if digest.lines:
        paper.say(words(law_named(words, digest)))
