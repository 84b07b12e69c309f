"""Lines of a given width, for text in which Chinese and Latin words stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.report.columns import columns_of

_NOT_AT_START = "，。、；：！？）》」』】”’…·,.;:!?)]}"
"""Signs that close something and so never open a line (W3C clreq, line start prohibition)."""

_NOT_AT_END = "（《「『【“‘([{"

_UNIT = re.compile(
    r"\s+|[^\s\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]+|.", re.DOTALL
)
"""White space, a run of narrow characters, or one character of a script written without spaces."""


_PARTS = re.compile(r"[./]*[^./]*[./]?")
"""Names of components and addresses are parted after a dot or a slash."""


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of at most `width` columns; its own line ends stay, an empty text is one empty line."""
    return tuple(line for part in text.split("\n") for line in _lines(part.strip(), max(width, 2)))


def longest_word(text: str) -> int:
    """The columns of the longest piece that is not parted without need: a word, or one Chinese character."""
    return max((columns_of(unit) for unit in _UNIT.findall(text) if not unit.isspace()), default=0)


def _lines(text: str, width: int) -> Iterator[str]:
    line, taken = "", 0
    for unit in _units(text, width):
        if taken + columns_of(unit.rstrip()) <= width:
            line, taken = line + unit, taken + columns_of(unit)
        else:
            yield line.rstrip()
            line = unit.lstrip()
            taken = columns_of(line)
    yield line.rstrip()


def _units(text: str, width: int) -> Iterator[str]:
    """Pieces that stay together; a piece too long for a line is cut after dots and slashes, else anywhere."""
    held = ""
    for unit in _UNIT.findall(text):
        joins = unit[0] in _NOT_AT_START or (held != "" and held[-1] in _NOT_AT_END)
        if joins and columns_of(held + unit) <= width:
            held += unit
            continue
        yield from _cut(held, width)
        held = unit
    yield from _cut(held, width)


def _cut(unit: str, width: int) -> Iterator[str]:
    if columns_of(unit) <= width or unit.isspace():
        yield unit[:1] if unit.isspace() else unit
    else:
        for part in _PARTS.findall(unit):
            yield from (part,) if columns_of(part) <= width else part
