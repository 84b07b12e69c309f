"""Small values as JSON writes them."""

from __future__ import annotations

import json
import re
from datetime import datetime

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]

_NEEDS_ESCAPE = re.compile(r"[^\n -~]")


def written(value: JsonValue) -> str:
    """JSON that a person can read and no terminal can be harmed by, ending with a newline."""
    return _NEEDS_ESCAPE.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def moment(value: datetime | None) -> str | None:
    """RFC 3339 with an offset. A time without a zone is no point in time, so it is unknown."""
    return None if value is None or value.tzinfo is None else value.isoformat()


def texts(values: tuple[str, ...]) -> list[JsonValue]:
    """A list of texts in the order given."""
    return list(values)


def _escaped(found: re.Match[str]) -> str:
    """Letters, marks, digits, signs stay; controls, formats, private and half characters become a `u` escape."""
    character = found[0]
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
