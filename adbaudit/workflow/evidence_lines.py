"""Sentences about a bundle as lines of text, for a terminal or the page that lies in the bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adbaudit.evidence.words import Line
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.wrap import wrapped

WIDTH = 80
_POINT = "- "


def lines_of(parts: Iterable[Line], say: Translator) -> Iterator[str]:
    """Sentences in lines that fit, harmless to print; points of a list set in; what is no sentence stays as it is."""
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        text = visible(say(part))
        mark = _POINT if text.startswith(_POINT) else ""
        first, *others = wrapped(text.removeprefix(mark), WIDTH - len(mark))
        yield mark + first
        yield from (" " * len(mark) + line for line in others)
