"""What the law of the countries says about what was found, each provision once."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.law_digest import LawLine
from adbaudit.report.law_words import (
    by_country,
    cite_words,
    further_law,
    has_source,
    is_law_told,
    limits,
    read_in,
    whose_law,
)
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, sentences


def write_law(paper: Paper, words: Words, outline: Outline) -> None:
    """Whose law, then each provision."""
    report, digest = outline.report, outline.law
    if not is_law_told(report, digest):
        return
    paper.heading(words(message("What the law says")))
    for sentence in whose_law(words, report):
        paper.say(words(sentence))
    for country, lines in by_country(words, report, digest.lines):
        if country is not None:
            paper.gap()
            paper.say(words(country), style="bold")
        for line in lines:
            _write_line(paper, words, line)
    if digest.further:
        paper.gap()
        paper.say(words(further_law(report, digest.further)))


def _write_line(paper: Paper, words: Words, line: LawLine) -> None:
    paper.say(words(cite_words(words, line)), mark="- ", style="bold")
    paper.say(words.local(line.law.text), indent=2)
    if limits(line.law):
        paper.say(words(sentences(limits(line.law))), indent=2)
    source = words.plain(line.law.source) if has_source(line.law) else ""
    paper.say(f"{words.before(read_in(line.law))}{source}".strip(), indent=2)
