"""The letters together: in whose words they are, and in which files they lie."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.channel import Channel
from adbaudit.model.letter import Letter
from adbaudit.model.message import Message
from adbaudit.ports import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """The letters, in whose words they are, in which files they lie, and what holds for all of them."""

    letters: tuple[Letter, ...]
    say: Translator
    """Of the person."""
    letter_say: Translator
    """Of offices and lenders."""
    files: tuple[str, ...] = ()
    """One for each letter; none where they are printed."""
    remarks: tuple[Message, ...] = ()
    unwritten: tuple[Channel, ...] = ()
    """Offices on file that a letter would fit, and to which none was written unasked."""

    def speaker(self, letter: Letter) -> Translator:
        """Who speaks the language of a letter."""
        return self.say if letter.language == self.say.language else self.letter_say
