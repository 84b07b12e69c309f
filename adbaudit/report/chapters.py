"""Which apps a page tells at length, and which in short, so that a page about hundreds of apps can still be opened."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.report.answer_apk import asked_for
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page

MOST_AT_LENGTH = 40
"""Apps; each takes some eight thousand characters of a web page, and two sheets of paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """Pages of an outline in its order; `at_length` with the number that each has among all."""

    at_length: tuple[tuple[int, Page], ...]
    in_short: tuple[Page, ...]


def chapters(outline: Outline, *, is_whole: bool) -> Chapters:
    """Apps of lending that can read now come before those that cannot, and those before all others."""
    numbered = tuple(enumerate(outline.pages, start=1))
    lending = len(outline.loans) + len(outline.maybes)
    by_need = sorted(numbered, key=lambda one: (one[0] > lending, not has_it(one[1])))
    chosen = {number for number, _ in (by_need if is_whole else by_need[:MOST_AT_LENGTH])}
    return Chapters(
        at_length=tuple(one for one in numbered if one[0] in chosen),
        in_short=tuple(page for number, page in numbered if number not in chosen),
    )


def has_it(page: Page) -> bool:
    """It can read one of the three now; of a file, it asks for one."""
    return page.can_read if page.app.in_phone else bool(asked_for(page))
