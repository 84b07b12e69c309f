"""After the apps: other apps, the audit as a whole, what was changed, what was not read, what cannot be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adbaudit.model.message import Message, message
from adbaudit.report.changed_sentences import STAYS, changed_sentences
from adbaudit.report.folded_sentences import folded_sentences
from adbaudit.report.gap_words import gap_words
from adbaudit.report.gate_words import gate_sentences
from adbaudit.report.html.block import Block, Item, Listing, Paragraph
from adbaudit.report.html.finding_list import told_item
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.part import Part
from adbaudit.report.limit_sentences import limit_sentences
from adbaudit.report.page import page_told
from adbaudit.report.since_baseline import gone, not_seen


def changed_part(frame: Frame) -> Iterator[Part]:
    """What was changed just before, each with the state that was read back."""
    if frame.outline.report.receipts:
        items = tuple(
            Item(text=frame.speech(told), below=(Paragraph(text=frame.speech(how), tone="quiet"),))
            for told, how in changed_sentences(frame.outline)
        )
        yield Part(
            anchor=frame.anchor("changed"),
            heading=frame.speech(message("What was changed on this phone")),
            blocks=(Listing(items=items), Paragraph(text=frame.speech(STAYS))),
        )


def other_apps_part(frame: Frame) -> Iterator[Part]:
    """Those without an article."""
    if frame.outline.folded:
        yield Part(
            anchor=frame.anchor("others"),
            heading=frame.speech(message("Other apps")),
            blocks=tuple(Paragraph(text=frame.speech(one)) for one in folded_sentences(frame.outline)),
        )


def general_part(frame: Frame) -> Iterator[Part]:
    """Findings about the phone, not about one app."""
    if frame.outline.general:
        items = tuple(told_item(frame, told.title, told) for told in page_told(frame.outline.general))
        yield Part(
            anchor=frame.anchor("whole"),
            heading=frame.speech(message("About this audit as a whole")),
            blocks=(Listing(items=items),),
        )


def baseline_part(frame: Frame) -> Iterator[Part]:
    """What fails, what was known, what is gone, for who compares with an earlier run."""
    report = frame.outline.report
    if report.gate.has_baseline:
        yield Part(
            anchor=frame.anchor("baseline"),
            heading=frame.speech(message("Since the baseline")),
            blocks=(_points(frame, (*gate_sentences(report), *not_seen(report), *gone(report))),),
        )


def gap_part(frame: Frame) -> Iterator[Part]:
    """Each thing that could not be read, and why."""
    if frame.outline.gaps:
        told = (gap_words(line, frame.outline) for line in frame.outline.gaps)
        yield Part(
            anchor=frame.anchor("gaps"),
            heading=frame.speech(message("What was not read")),
            blocks=(_points(frame, told),),
        )


def limit_part(frame: Frame) -> Iterator[Part]:
    """What no audit of a phone can see."""
    yield Part(
        anchor=frame.anchor("limits"),
        heading=frame.speech(message("What cannot be seen here")),
        blocks=(_points(frame, limit_sentences(frame.outline.report)),),
    )


def _points(frame: Frame, told: Iterable[Message]) -> Block:
    return Listing(items=tuple(Item(text=frame.speech(one)) for one in told))
