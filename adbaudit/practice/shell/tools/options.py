"""Options as toybox reads them: letters, some of which take an argument; anywhere before `--`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUFFIXES = {"": 1, "b": 512, "k": 1024, "m": 1024**2, "g": 1024**3, "kd": 1000, "md": 1000**2, "gd": 1000**3}
_NUMBER = re.compile(r"([-+]?)([0-9]{1,18})([A-Za-z]{0,2})\Z")


class BadUsage(Exception):
    """The words after the tool's name make no sense to it; the text says which, without the tool's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Letters given, the arguments of those that take one, and the remaining words."""

    letters: str
    values: dict[str, str]
    words: tuple[str, ...]


def parse_options(argv: tuple[str, ...], *, letters: str = "", with_value: str = "") -> Options:
    """Read the words after the tool's name."""
    given, values, words = "", {}, []
    queue = list(argv[1:])
    while queue:
        word = queue.pop(0)
        if word == "--":
            words.extend(queue)
            break
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        for place, letter in enumerate(word[1:], start=2):
            if letter in with_value:
                rest = word[place:]
                if not rest and not queue:
                    raise BadUsage(f'Missing argument to -{letter} (see "{argv[0]} --help")')
                values[letter] = rest or queue.pop(0)
                given += letter
                break
            if letter not in letters:
                shown = word[2:] if word.startswith("--") else letter
                raise BadUsage(f"Unknown option '{shown}' (see \"{argv[0]} --help\")")
            given += letter
    return Options(letters=given, values=values, words=tuple(words))


def number(text: str) -> int:
    """A number with toybox's suffixes: b is 512, k 1024, kd 1000."""
    match = _NUMBER.match(text)
    factor = _SUFFIXES.get(match[3].lower()) if match else None
    if match is None or factor is None:
        raise BadUsage(f"not integer: {text}")
    return int(match[2]) * factor * (-1 if match[1] == "-" else 1)
