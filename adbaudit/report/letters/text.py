"""Letters as plain text, in lines that fit a terminal and an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.letter import PartStyle, WrittenPart
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.words import Words
from adbaudit.report.wrap import wrapped

_WIDTH = 76
_BETWEEN = "=" * _WIDTH


def text_of(sheets: Sequence[LetterSheet], *, width: int = _WIDTH) -> str:
    """One sheet after the other, with a line between them."""
    return f"\n{_BETWEEN[:width]}\n\n".join(_sheet(sheet, min(width, _WIDTH)) for sheet in sheets)


def _sheet(sheet: LetterSheet, width: int) -> str:
    words = Words(translator=sheet.say)
    lines = [*wrapped(words(sheet.title), width), ""]
    before: PartStyle | None = None
    for part in sheet.parts:
        if before is not None and not part.style is before is PartStyle.ITEM:
            lines.append("")
        lines.extend(_part(part, words, width))
        before = part.style
    return "".join(f"{line}\n" for line in lines)


def _part(part: WrittenPart, words: Words, width: int) -> Iterator[str]:
    mark = {PartStyle.POINT: f"{part.number}. ", PartStyle.ITEM: "- "}.get(part.style, "")
    first, *rest = wrapped(words(part.text), width - len(mark))
    yield f"{mark}{first}"
    yield from (f"{' ' * len(mark)}{line}" for line in rest)
