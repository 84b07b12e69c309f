"""For whoever looks closer: every finding with its observations, every app in short, versions, digests, commands."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.finding import Finding
from adbaudit.model.message import Message, message
from adbaudit.report.entries import Entry, entries
from adbaudit.report.every_app import sources
from adbaudit.report.gate_words import standing_words
from adbaudit.report.html.block import Block, Cell, Heading, Item, Listing, Table
from adbaudit.report.html.command_list import command_list
from adbaudit.report.html.file_table import file_table
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.in_short import left_out
from adbaudit.report.html.package_table import package_table
from adbaudit.report.html.part import Part
from adbaudit.report.naming import confidence_name, severity_name, user_name
from adbaudit.report.provenance_words import provenance_sentences
from adbaudit.report.words import series


def appendix_part(frame: Frame) -> Iterator[Part]:
    """Where this comes from, then the tables."""
    yield Part(
        anchor=frame.anchor("technical"),
        heading=frame.speech(message("Technical appendix")),
        blocks=tuple(_blocks(frame)),
        is_new_page=True,
    )


def _blocks(frame: Frame) -> Iterator[Block]:
    say, report = frame.speech, frame.outline.report
    yield Heading(text=say(message("Where this comes from")), depth=2)
    rules = message("Digest of the rules: {digest}", digest=report.provenance.rules_digest)
    yield Listing(items=tuple(Item(text=say(one)) for one in (*provenance_sentences(report), rules)))
    yield from left_out(frame)
    yield from _findings(frame)
    yield from command_list(frame)
    yield from _sources(frame)
    yield from file_table(frame)
    yield from package_table(frame)


def _findings(frame: Frame) -> Iterator[Block]:
    every = _entries(frame)
    if not every:
        return
    say = frame.speech
    title = say(message("Every finding, with what was seen"))
    stands = [message("Stands")] if frame.outline.report.gate.has_baseline else []
    heads = (message("Rule"), message("How bad"), message("Where"), message("What was seen"), message("Fingerprint"))
    yield Heading(text=title, depth=2)
    yield Table(
        caption=title,
        hides_caption=True,
        is_dense=True,
        heads=tuple(map(say, (*heads, *stands))),
        rows=tuple(_finding(frame, entry) for entry in every),
    )


def _entries(frame: Frame) -> list[Entry]:
    """All but those of apps in short."""
    placed = {id(finding) for page in frame.in_short for finding in page.findings}
    return [entry for entry in entries(frame.outline.report) if id(entry.finding) not in placed]


def _finding(frame: Frame, entry: Entry) -> tuple[Cell, ...]:
    say, finding = frame.speech, entry.finding
    return (
        Cell(text=say.plain(finding.rule), is_code=True),
        Cell(text=say(severity_name(finding.severity)), more=say(confidence_name(finding.confidence))),
        _where(frame, entry),
        Cell(text=say(_seen(finding))),
        Cell(text=say.plain(finding.fingerprint), is_code=True),
        *([Cell(text=say(standing_words(entry)))] if frame.outline.report.gate.has_baseline else []),
    )


def _where(frame: Frame, entry: Entry) -> Cell:
    say, finding = frame.speech, entry.finding
    if entry.place is not None:
        return Cell(text=say.plain(entry.place), is_code=True)
    if finding.package is None:
        return Cell(text=say(message("the phone")))
    of_user = frame.outline.several_users and finding.user is not None
    user = (
        say(user_name(finding.user, frame.outline.user(finding.user))) if of_user and finding.user is not None else None
    )
    return Cell(text=say.plain(finding.package), is_code=True, more=user)


def _seen(finding: Finding) -> Message:
    return series(
        [message("{detail} (from {source})", detail=one.detail, source=one.source) for one in finding.evidence]
    )


def _sources(frame: Frame) -> Iterator[Block]:
    """What each of them said stands in the JSON, with its finding."""
    named = sources(frame.outline.report)
    if named:
        yield Heading(text=frame.speech(message("Commands and files that this rests on")), depth=2)
        yield Listing(items=tuple(Item(text=frame.speech.plain(one)) for one in named))
