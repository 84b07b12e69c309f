"""Letters in the format that was asked for, all in one document or each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from adbaudit.model.letter import Letter
from adbaudit.ports import Translator
from adbaudit.report.letters.docx import docx_of
from adbaudit.report.letters.html import html_of
from adbaudit.report.letters.markdown import markdown_of
from adbaudit.report.letters.sheet import LetterSheet, letter_sheet, note_sheet, note_sheets
from adbaudit.report.letters.text import text_of

ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "docx": "docx"}
"""How the files of each format end."""


def as_one(letters: Sequence[Letter], format_name: str, letter_say: Translator, say: Translator) -> str:
    """Every letter with its notes behind it; text, Markdown or HTML."""
    writer = {"text": text_of, "markdown": markdown_of, "html": html_of}[format_name]
    return writer(tuple(_all(letters, letter_say, say)))


def one_letter(letter: Letter, format_name: str, say: Translator, at: datetime) -> bytes:
    """A letter alone, fit to be sent."""
    return _bytes((letter_sheet(letter, say),), format_name, at)


def notes_alone(letters: Sequence[Letter], format_name: str, say: Translator, at: datetime) -> bytes:
    """What the person reads first, in a document of its own."""
    return _bytes(tuple(note_sheets(letters, say)), format_name, at)


def _all(letters: Sequence[Letter], letter_say: Translator, say: Translator) -> Iterator[LetterSheet]:
    first, *_ = note_sheets((), say, letter_say)
    yield first
    for letter in letters:
        yield letter_sheet(letter, letter_say)
        yield note_sheet(letter, say)


def _bytes(sheets: Sequence[LetterSheet], format_name: str, at: datetime) -> bytes:
    if format_name == "docx":
        return docx_of(sheets, at)
    writer = {"text": text_of, "markdown": markdown_of, "html": html_of}[format_name]
    return writer(sheets).encode("utf-8", errors="replace")
