"""A sheet of paper, whatever the format: a letter, or the notes on one."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.letter import Letter, WrittenPart
from adbaudit.model.message import Message
from adbaudit.ports import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A title and its parts, in the language of whoever reads it; notes are for the person alone."""

    title: Message
    parts: tuple[WrittenPart, ...]
    say: Translator
    is_note: bool = False


def letter_sheet(letter: Letter, say: Translator) -> LetterSheet:
    """The letter alone, fit to be sent."""
    return LetterSheet(title=letter.title, parts=letter.parts, say=say)
