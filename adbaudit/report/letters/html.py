"""Letters as one HTML file that prints: no script, nothing from outside, every text escaped by the template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.letter import PartStyle
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Parts that belong together in HTML: a heading, a paragraph, or the lines of one list."""

    style: str
    texts: tuple[str, ...]
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    language: str
    title: str
    blocks: tuple[_Block, ...]
    is_note: bool


def html_of(sheets: Sequence[LetterSheet]) -> str:
    """One page for each sheet."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only who wants HTML waits for it

    environment = Environment(
        loader=PackageLoader("adbaudit.report.letters", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages = [_page(sheet) for sheet in sheets]
    return environment.get_template("letters.html.j2").render(pages=pages)


def _page(sheet: LetterSheet) -> _Page:
    words = Words(translator=sheet.say)
    return _Page(
        language=sheet.say.language,
        title=words(sheet.title),
        blocks=tuple(_blocks(sheet, words)),
        is_note=sheet.is_note,
    )


def _blocks(sheet: LetterSheet, words: Words) -> Iterator[_Block]:
    held: list[str] = []
    style, start = PartStyle.PARAGRAPH, 0
    for part in sheet.parts:
        if held and (part.style is not style or style in {PartStyle.PARAGRAPH, PartStyle.HEADING}):
            yield _Block(style=style.value, texts=tuple(held), start=start)
            held = []
        if not held:
            style, start = part.style, part.number
        held.append(words(part.text))
    if held:
        yield _Block(style=style.value, texts=tuple(held), start=start)
