"""Values as JSON writes them, and how they are laid out on lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import repeat

JsonValue = None | bool | int | str | list["JsonValue"] | tuple["JsonValue", ...] | dict[str, "JsonValue"]
"""A tuple is a list that stands at many places, and is worked out once."""
JsonObject = dict[str, JsonValue]

_encoded = json.JSONEncoder(ensure_ascii=False).encode
_NEEDS_ESCAPE = re.compile(r"[^\n -~]")


def written(value: JsonValue) -> str:
    """JSON that a person can read and no terminal can be harmed by, ending with a newline."""
    pieces: list[str] = []
    _lay_out(value, "\n", pieces, {})
    pieces.append("\n")
    return "".join(pieces)


def moment(value: datetime | None) -> str | None:
    """RFC 3339 with an offset. A time without a zone is no point in time, so it is unknown."""
    return None if value is None or value.tzinfo is None else value.isoformat()


def texts(values: tuple[str, ...]) -> list[JsonValue]:
    """A list of texts in the order given."""
    return list(values)


def _lay_out(value: JsonValue, line: str, pieces: list[str], known: dict[tuple[int, str], str]) -> None:
    """As `json.dumps(…, indent=2)` does it; `line` is a line end with the indentation of the place.

    Pieces are put together only at the end: a long report does not stand in memory at each of its levels.
    """
    if isinstance(value, dict) and value:
        for begin, (name, one) in zip(_begins("{", line), value.items(), strict=False):
            pieces.append(f"{begin}{_harmless(name)}: ")
            _lay_out(one, f"{line}  ", pieces, known)
        pieces.append(f"{line}}}")
    elif isinstance(value, list) and value:
        for begin, one in zip(_begins("[", line), value, strict=False):
            pieces.append(begin)
            _lay_out(one, f"{line}  ", pieces, known)
        pieces.append(f"{line}]")
    elif isinstance(value, tuple) and value:
        pieces.append(_once(value, line, known))
    else:
        pieces.append(_harmless(value))


def _begins(bracket: str, line: str) -> Iterator[str]:
    """What stands before the first part, then before each of the others."""
    yield f"{bracket}{line}  "
    yield from repeat(f",{line}  ")


def _once(value: tuple[JsonValue, ...], line: str, known: dict[tuple[int, str], str]) -> str:
    place = id(value), line
    if place not in known:
        inside: list[str] = []
        _lay_out(list(value), line, inside, known)
        known[place] = "".join(inside)
    return known[place]


def _harmless(value: JsonValue) -> str:
    text = _encoded(value)
    return text if text.isprintable() else _NEEDS_ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """Letters, marks, digits, signs stay; controls, formats, private and half characters become a `u` escape."""
    character = found[0]
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
