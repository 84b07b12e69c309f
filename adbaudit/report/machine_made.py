"""Said once in whatever is read in a language that no speaker has looked through yet."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.ports import Translator


def machine_made_notes(translator: Translator) -> tuple[Message, ...]:
    """Where these words come from, and where the ones that hold are; nothing in a language that a person has read."""
    return (_NOTE,) if translator.is_machine_made else ()


_NOTE = message(
    "These words were translated by a machine, and no speaker of this language has read them yet. Where it matters, "
    "read the English: the same command with --lang en."
)
