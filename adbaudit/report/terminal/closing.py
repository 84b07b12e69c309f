"""At the end: what was not read, what cannot be seen, where all this comes from."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.gap_words import gap_words
from adbaudit.report.limit_sentences import limit_sentences
from adbaudit.report.outline import Outline
from adbaudit.report.page import page_told
from adbaudit.report.provenance_words import provenance_sentences
from adbaudit.report.terminal.apps import write_told
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_general(paper: Paper, words: Words, outline: Outline) -> None:
    """Findings about the phone, not about one app."""
    if not outline.general:
        return
    paper.heading(words(message("About this audit as a whole")))
    for told in page_told(outline.general):
        write_told(paper, words, told.title, told)


def write_gaps(paper: Paper, words: Words, outline: Outline) -> None:
    """Each thing that could not be read, and why."""
    if not outline.gaps:
        return
    paper.heading(words(message("What was not read")))
    for line in outline.gaps:
        paper.say(words(gap_words(line, outline)), mark="- ")


def write_limits(paper: Paper, words: Words, outline: Outline) -> None:
    """What no audit of a phone can see."""
    paper.heading(words(message("What cannot be seen here")))
    for sentence in limit_sentences(outline.report):
        paper.say(words(sentence), mark="- ")


def write_provenance(paper: Paper, words: Words, outline: Outline) -> None:
    """Which phone, which tool, which rules, when."""
    paper.heading(words(message("Where this comes from")))
    for sentence in provenance_sentences(outline.report):
        paper.say(words(sentence))
