"""A sheet of paper, whatever the format: a letter, or the notes on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.letter import Letter, WrittenPart
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.letters.notes import before_all, notes_on


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


def note_sheets(letters: Sequence[Letter], say: Translator, *of_letters: Translator) -> Iterator[LetterSheet]:
    """What holds for all of them, then what belongs to each."""
    parts = before_all(say, *of_letters)
    yield LetterSheet(title=message("For you, before you send a letter"), parts=parts, say=say, is_note=True)
    for letter in letters:
        yield note_sheet(letter, say)


def note_sheet(letter: Letter, say: Translator) -> LetterSheet:
    """What belongs to one letter."""
    title = message("For you, not part of the letter “{title}”", title=letter.title)
    return LetterSheet(title=title, parts=notes_on(letter, say.language), say=say, is_note=True)
