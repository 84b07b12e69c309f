"""One app at length: what it is and why we think so, what it can read, ways around, law, steps."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.report.app_sentences import around_sentences, state_sentences
from adbaudit.report.code_words import code_sentences
from adbaudit.report.html.access_table import access_tables
from adbaudit.report.html.block import Block, Heading, Item, Listing, Paragraph
from adbaudit.report.html.finding_list import finding_list
from adbaudit.report.html.frame import Chapter, Frame
from adbaudit.report.html.install_facts import install_sentences
from adbaudit.report.html.part import Article, Part
from adbaudit.report.html.step_list import step_list
from adbaudit.report.naming import app_name, class_sentence, confidence_name, verdict_sentence
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.signature_words import signature_sentences


def app_part(frame: Frame) -> Iterator[Part]:
    """An article for each app that matters, in the order of the report."""
    if frame.at_length:
        yield Part(
            anchor=frame.anchor("apps"),
            heading=frame.speech(message("App by app")),
            apps=tuple(_article(frame, chapter) for chapter in frame.at_length),
        )


def _article(frame: Frame, chapter: Chapter) -> Article:
    return Article(
        anchor=chapter.anchor,
        face=chapter.face,
        name=frame.speech(app_name(chapter.page)),
        package=frame.speech.plain(_known_as(chapter.page)),
        blocks=tuple(_blocks(frame, chapter.page)),
    )


def _known_as(page: Page) -> str:
    """The package; of a file the file, for several may hold the same package."""
    places = () if page.app.in_phone else tuple(apk.where for apk in page.app.apks)
    return next(iter(places), page.app.installed.package or "?")


def _blocks(frame: Frame, page: Page) -> Iterator[Block]:
    yield from _identity(frame, page)
    yield from access_tables(frame, page)
    for sentence in around_sentences(page):
        yield Paragraph(text=frame.speech(sentence), tone="strong")
    yield from finding_list(frame, page)
    yield from _law(frame, page)
    yield from step_list(frame, page.steps)


def _identity(frame: Frame, page: Page) -> Iterator[Block]:
    yield Heading(text=frame.speech(message("What it is, and why we think so")), depth=3)
    identity = page.identity
    sure = confidence_name(identity.confidence)
    yield Paragraph(
        text=frame.speech(message("{verdict} ({confidence}).", verdict=verdict_sentence(identity), confidence=sure)),
        tone="strong",
    )
    if identity.reasons:
        because = (
            message("{detail} (from {source})", detail=one.detail, source=one.source) for one in identity.reasons
        )
        yield Listing(items=tuple(Item(text=frame.speech(one)) for one in because))
    for sentence in _sentences(frame.outline, page):
        yield Paragraph(text=frame.speech(sentence))


def _sentences(outline: Outline, page: Page) -> Iterator[Message]:
    named_as = class_sentence(page.identity.loan_class)
    if named_as is not None:
        yield named_as
    yield from state_sentences(outline, page)
    yield from signature_sentences(page.app.apks)
    yield from code_sentences(page.app.apks)
    yield from install_sentences(outline, page)


def _law(frame: Frame, page: Page) -> Iterator[Block]:
    """The provisions of the digest that its findings touch; their words stand in one place for all apps."""
    touched = {law.id for finding in page.findings for law in finding.law}
    lines = [(number, line) for number, line in enumerate(frame.outline.law.lines, 1) if line.law.id in touched]
    if lines:
        yield Heading(text=frame.speech(message("What the law says about it")), depth=3)
        cites = (Item(text=frame.speech.local(line.law.cite), goes_to=frame.anchor(f"law-{at}")) for at, line in lines)
        yield Listing(items=tuple(cites))
