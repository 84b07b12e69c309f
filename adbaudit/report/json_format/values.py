"""Values as JSON writes them, and how they are laid out on lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime

JsonValue = None | bool | int | str | list["JsonValue"] | tuple["JsonValue", ...] | dict[str, "JsonValue"]
"""A tuple is a list that stands at many places, and is worked out once."""
JsonObject = dict[str, JsonValue]

_encoded = json.JSONEncoder(ensure_ascii=False).encode
_NEEDS_ESCAPE = re.compile(r"[^\n -~]")


def written(value: JsonValue) -> str:
    """JSON that a person can read and no terminal can be harmed by, ending with a newline."""
    return f"{_laid_out(value, chr(10), {})}\n"


def moment(value: datetime | None) -> str | None:
    """RFC 3339 with an offset. A time without a zone is no point in time, so it is unknown."""
    return None if value is None or value.tzinfo is None else value.isoformat()


def texts(values: tuple[str, ...]) -> list[JsonValue]:
    """A list of texts in the order given."""
    return list(values)


def _laid_out(value: JsonValue, line: str, known: dict[tuple[int, str], str]) -> str:
    """As `json.dumps(…, indent=2)` does it; `line` is a line end with the indentation of the place."""
    if isinstance(value, dict):
        rows = (f"{_harmless(name)}: {_laid_out(one, f'{line}  ', known)}" for name, one in value.items())
        return _on_lines("{", rows, "}", line)
    if isinstance(value, tuple):
        place = id(value), line
        if place not in known:
            known[place] = _laid_out(list(value), line, known)
        return known[place]
    if isinstance(value, list):
        return _on_lines("[", (_laid_out(one, f"{line}  ", known) for one in value), "]", line)
    return _harmless(value)


def _on_lines(begin: str, rows: Iterable[str], end: str, line: str) -> str:
    inside = f",{line}  ".join(rows)
    return f"{begin}{line}  {inside}{line}{end}" if inside else f"{begin}{end}"


def _harmless(value: str | float | None) -> str:
    text = _encoded(value)
    return text if text.isprintable() else _NEEDS_ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """Letters, marks, digits, signs stay; controls, formats, private and half characters become a `u` escape."""
    character = found[0]
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
