"""Letters in the format that was asked for, all in one document or each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adbaudit.model.letter import Letter
from adbaudit.ports import Translator
from adbaudit.report.letters.docx import docx_of
from adbaudit.report.letters.guide import guide_sheet
from adbaudit.report.letters.guided import Guided
from adbaudit.report.letters.html import html_of
from adbaudit.report.letters.markdown import markdown_of
from adbaudit.report.letters.sheet import LetterSheet, letter_sheet
from adbaudit.report.letters.text import text_of

ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "docx": "docx"}
"""How the files of each format end."""


def as_one(guided: Guided, format_name: str) -> str:
    """What to read first, then every letter; text, Markdown or HTML."""
    writer = {"text": text_of, "markdown": markdown_of, "html": html_of}[format_name]
    letters = (letter_sheet(one, guided.speaker(one)) for one in guided.letters)
    return writer((guide_sheet(guided), *letters))


def one_letter(letter: Letter, format_name: str, say: Translator, at: datetime) -> bytes:
    """A letter alone, fit to be sent."""
    return _bytes((letter_sheet(letter, say),), format_name, at)


def guide_alone(guided: Guided, format_name: str, at: datetime) -> bytes:
    """What the person reads first, in a document of its own."""
    return _bytes((guide_sheet(guided),), format_name, at)


def _bytes(sheets: Sequence[LetterSheet], format_name: str, at: datetime) -> bytes:
    if format_name == "docx":
        return docx_of(sheets, at)
    writer = {"text": text_of, "markdown": markdown_of, "html": html_of}[format_name]
    return writer(sheets).encode("utf-8", errors="replace")
