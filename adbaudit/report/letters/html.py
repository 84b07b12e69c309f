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
    from markupsafe import Markup  # noqa: PLC0415  # only who wants HTML waits for it

    from adbaudit.report.engine import filled, policy_of  # noqa: PLC0415  # as above

    room = "adbaudit.report.letters"
    style = filled(room, "letters.css")
    pages = [_page(sheet) for sheet in sheets]
    markup = Markup(style)  # noqa: S704  # a template of ours without a value in it
    return filled(room, "letters.html.j2", pages=pages, style=markup, policy=policy_of(style))


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
