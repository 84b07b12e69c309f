"""What every part of one report is written with."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.report.html.face import Face, faces_of
from adbaudit.report.html.speech import Speech
from adbaudit.report.isolated import isolated
from adbaudit.report.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`prefix` begins every anchor, so that several phones fit into one page."""

    speech: Speech
    outline: Outline
    faces: tuple[Face, ...]
    """One for each page of the outline."""
    prefix: str = ""

    def anchor(self, name: str) -> str:
        """A place to jump to."""
        return f"{self.prefix}{name}"

    def capital(self, name: Message | LocalText) -> Markup:
        """A name as a heading begins."""
        words = self.speech.words
        said = words(name) if isinstance(name, Message) else words.local(name)
        return isolated(f"{said[:1].upper()}{said[1:]}")


def frame_of(speech: Speech, outline: Outline, *, prefix: str = "") -> Frame:
    """The frame of a report that is laid out."""
    return Frame(speech=speech, outline=outline, faces=faces_of(outline.pages), prefix=prefix)
