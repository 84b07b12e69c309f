"""What every part of one report is written with."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.report.chapters import chapters
from adbaudit.report.html.face import Face, faces_of
from adbaudit.report.html.speech import Speech
from adbaudit.report.isolated import isolated
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An app that is told at length, the place where it stands, and what it is recognised by."""

    anchor: str
    page: Page
    face: Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`prefix` begins every anchor, so that several phones fit into one page."""

    speech: Speech
    outline: Outline
    at_length: tuple[Chapter, ...]
    in_short: tuple[Page, ...]
    """Apps that a page of limited size has no room for; none on most."""
    prefix: str = ""

    @property
    def lending(self) -> tuple[Chapter, ...]:
        """Those at length that lend money, or may."""
        others = frozenset(map(id, self.outline.others))
        return tuple(chapter for chapter in self.at_length if id(chapter.page) not in others)

    def anchor(self, name: str) -> str:
        """A place to jump to."""
        return f"{self.prefix}{name}"

    def capital(self, name: Message | LocalText) -> Markup:
        """A name as a heading begins."""
        words = self.speech.words
        said = words(name) if isinstance(name, Message) else words.local(name)
        return isolated(f"{said[:1].upper()}{said[1:]}")


def frame_of(speech: Speech, outline: Outline, *, is_whole: bool, prefix: str = "") -> Frame:
    """The frame of a report that is laid out; a whole one tells every app at length, however many there are."""
    told = chapters(outline, is_whole=is_whole)
    faces = faces_of([page for _, page in told.at_length], is_full=bool(told.in_short))
    at_length = tuple(
        Chapter(anchor=f"{prefix}app-{number}", page=page, face=face)
        for (number, page), face in zip(told.at_length, faces, strict=True)
    )
    return Frame(speech=speech, outline=outline, at_length=at_length, in_short=told.in_short, prefix=prefix)
