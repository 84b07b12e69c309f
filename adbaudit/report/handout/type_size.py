"""How big the type of a hand-out may be so that it still prints on one page of A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from adbaudit.report.columns import columns_of

SIZES = (18.0, 17.5, 17.0, 16.5, 16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
"""In points, the biggest first."""
_WIDTH = 484.0
"""Points of a line: A4 less its margins and the indent of a list."""
_HEIGHT = 740.0
"""Points of a page: A4 less its margins, and some room for fonts wider than most."""
_COLUMN = 0.48
"""Width of one column of a terminal in parts of the type size; a Chinese character has two."""
_LINE = 1.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text, how big it is beside the rest, and the room above it, both in parts of the type size."""

    text: str
    scale: float = 1.0
    above: float = 0.0


def type_size(paragraphs: Sequence[Paragraph]) -> float:
    """The biggest size at which all of it fits, else the smallest."""
    return next((size for size in SIZES if _height(paragraphs, size) <= _HEIGHT), SIZES[-1])


def _height(paragraphs: Sequence[Paragraph], size: float) -> float:
    return sum(_lines(one, size) * one.scale * size * _LINE + one.above * size for one in paragraphs)


def _lines(one: Paragraph, size: float) -> int:
    """Words are not cut, which costs some room at each line's end."""
    columns = _WIDTH / (_COLUMN * size * one.scale)
    return max(1, ceil(columns_of(one.text) * 1.04 / columns))
