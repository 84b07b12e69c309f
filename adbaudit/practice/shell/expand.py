"""From a word of the script to words for a command."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.syntax import Literal, Part, Variable, Word


def expand(words: Iterable[Word], state: State) -> tuple[str, ...]:
    """The words of a command: unquoted values fall apart at blanks and vanish when empty."""
    return tuple(field for word in words for field in _fields(word, state))


def expand_one(word: Word, state: State) -> str:
    """The word as one text, as in an assignment or behind a redirection."""
    return "".join(_value(part, state) for part in word.parts)


def _fields(word: Word, state: State) -> list[str]:
    fields: list[str] = []
    current: str | None = None
    for part in word.parts:
        value = _value(part, state)
        if not isinstance(part, Variable) or part.is_quoted:
            current = (current or "") + value
            continue
        pieces = value.split()
        if value[:1].isspace() and current is not None:
            fields.append(current)
            current = None
        for place, piece in enumerate(pieces):
            current = (current or "") + piece
            if place < len(pieces) - 1 or value[-1:].isspace():
                fields.append(current)
                current = None
    if current is not None:
        fields.append(current)
    return fields


def _value(part: Part, state: State) -> str:
    if isinstance(part, Literal):
        return part.text
    if isinstance(part, Variable):
        return str(state.status) if part.name == "?" else state.variables.get(part.name, "")
    return ""
