"""The first page: the answer in three lines, who can read now, what to do first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message
from adbaudit.report.answer_apk import asked_for
from adbaudit.report.answer_sentences import gap_sentence, main_sentences, other_readers_sentence, seen_sentences
from adbaudit.report.chapters import has_it
from adbaudit.report.first_sentences import first_sentences
from adbaudit.report.from_file import from_file_notes
from adbaudit.report.html.block import Block, Heading, Item, Listing, Tone
from adbaudit.report.html.face import Face
from adbaudit.report.html.frame import Frame
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.naming import app_name, verdict_sentence
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.readers import read_now, record_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that everybody asks, and what was seen."""

    question: Markup
    sentences: tuple[Markup, ...]
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An app that can read now, or a file that asks for it."""

    face: Face
    name: Markup
    reads: tuple[Markup, ...]
    about: Markup
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`more`: what stands below it on the same page."""

    anchor: str
    heading: Markup
    answers: tuple[Answer, ...]
    cards_heading: Markup
    cards: tuple[Card, ...]
    first: tuple[Block, ...]
    more: tuple[Block, ...] = ()


def front_of(frame: Frame) -> Front:
    """In the order in which a frightened person reads."""
    say = frame.speech
    is_phone = frame.outline.report.device is not None
    heading = message("These can read now") if is_phone else message("These ask for it")
    return Front(
        anchor=frame.anchor("answer"),
        heading=say(message("The answer")),
        answers=tuple(_answers(frame)),
        cards_heading=say(heading),
        cards=tuple(_cards(frame)),
        first=tuple(_first(frame)),
    )


def _answers(frame: Frame) -> Iterator[Answer]:
    outline = frame.outline
    is_phone = outline.report.device is not None
    asked = message("Who can read now?") if is_phone else message("What do these apps ask for?")
    others = other_readers_sentence(outline)
    readers = (*main_sentences(outline), *([] if others is None else [others]), *from_file_notes(outline.report))
    yield _answer(frame, asked, readers, _worst(outline))
    if is_phone and outline.loans:
        yield _answer(frame, message("Was anything read?"), (record_sentence(outline),), "")
    unread = gap_sentence(outline)
    notes = machine_made_notes(frame.speech.words.translator)
    seen = (*([unread] if unread is not None else []), *seen_sentences(outline), *notes)
    yield _answer(frame, message("Was everything seen?"), seen, "unknown" if unread is not None else "")


def _answer(frame: Frame, question: Message, sentences: tuple[Message, ...], tone: Tone) -> Answer:
    return Answer(question=frame.speech(question), sentences=tuple(map(frame.speech, sentences)), tone=tone)


def _worst(outline: Outline) -> Tone:
    """Larger apps with credit inside may need contacts for chats and payments."""
    having = [page for page in (*outline.loans, *outline.maybes) if has_it(page)]
    if any(page.identity.verdict is not Verdict.CREDIT_INSIDE for page in having):
        return "now"
    if having:
        return "asks"
    return "unknown" if outline.undecided or outline.phone_was_lost or not outline.report.apps else ""


def _cards(frame: Frame) -> Iterator[Card]:
    for chapter in frame.lending:
        if has_it(chapter.page):
            yield Card(
                face=chapter.face,
                name=frame.speech(app_name(chapter.page)),
                reads=tuple(map(frame.speech, _what(chapter.page))),
                about=frame.speech(verdict_sentence(chapter.page.identity)),
                anchor=chapter.anchor,
            )


def _what(page: Page) -> list[Message]:
    return read_now(page) if page.app.in_phone else asked_for(page)


def _first(frame: Frame) -> Iterator[Block]:
    sentences = tuple(first_sentences(frame.outline))
    if sentences:
        yield Heading(text=frame.speech(message("What to do first")), depth=2)
        yield Listing(items=tuple(Item(text=frame.speech(one)) for one in sentences))
