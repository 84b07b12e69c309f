"""What the law of the countries says about what was found, each provision once."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.report.html.block import Block, Heading, Paragraph
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.part import Part
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
from adbaudit.report.words import sentences


def law_part(frame: Frame) -> Iterator[Part]:
    """Whose law, then each provision with what limits it and where it was read."""
    if is_law_told(frame.outline.report, frame.outline.law):
        yield Part(
            anchor=frame.anchor("law"),
            heading=frame.speech(message("What the law says")),
            blocks=tuple(_blocks(frame)),
            is_new_page=True,
        )


def _blocks(frame: Frame) -> Iterator[Block]:
    report, digest, say = frame.outline.report, frame.outline.law, frame.speech
    for sentence in whose_law(say.words, report):
        yield Paragraph(text=say(sentence))
    numbers = {line.law.id: number for number, line in enumerate(digest.lines, start=1)}
    for country, lines in by_country(say.words, report, digest.lines):
        if country is not None:
            yield Heading(text=say(country), depth=2)
        for line in lines:
            yield from _provision(frame, line, numbers[line.law.id], depth=2 if country is None else 3)
    if digest.further:
        yield Paragraph(text=say(further_law(report, digest.further)))


def _provision(frame: Frame, line: LawLine, number: int, *, depth: int) -> Iterator[Block]:
    say, law = frame.speech, line.law
    yield Heading(text=say(cite_words(say.words, line)), depth=depth, anchor=frame.anchor(f"law-{number}"))
    yield Paragraph(text=say.local(law.text))
    if limits(law):
        yield Paragraph(text=say(sentences(limits(law))))
    source = say.plain(law.source, longest=1000) if has_source(law) else say.plain("")
    yield Paragraph(lead=say(read_in(law)), text=source, tone="quiet")
