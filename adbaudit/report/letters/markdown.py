"""Letters as Markdown; what came from the phone stands in code spans, where nothing is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.letter import PartStyle, WrittenPart
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.markdown.escape import Markdown


def markdown_of(sheets: Sequence[LetterSheet]) -> str:
    """One sheet after the other, with a rule between them."""
    return "\n---\n\n".join("".join(f"{line}\n" for line in _sheet(sheet)) for sheet in sheets)


def _sheet(sheet: LetterSheet) -> Iterator[str]:
    write = Markdown(translator=sheet.say)
    yield f"# {write(sheet.title)}"
    before: PartStyle | None = None
    for part in sheet.parts:
        if not part.style is before is PartStyle.ITEM:
            yield ""
        yield _part(part, write)
        before = part.style


def _part(part: WrittenPart, write: Markdown) -> str:
    mark = {PartStyle.POINT: f"{part.number}. ", PartStyle.ITEM: "- ", PartStyle.HEADING: "## "}
    return f"{mark.get(part.style, '')}{write(part.text)}"
