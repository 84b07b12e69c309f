"""The table of loan apps against contacts, messages and call log."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Effective
from adbaudit.model.message import message
from adbaudit.model.names import group_name
from adbaudit.report.naming import app_name, cell_name, short_user_name, user_name
from adbaudit.report.other_ways import has_ways, other_ways
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS
from adbaudit.report.terminal.paper import Cell, Paper
from adbaudit.report.words import Words

_STYLES = {
    Effective.ALLOWED: "bold red",
    Effective.WHILE_USING: "red",
    Effective.ASKS: "yellow",
    Effective.BLOCKED: "green",
    Effective.NOT_REQUESTED: "",
    Effective.UNKNOWN: "magenta",
}


def write_overview(paper: Paper, words: Words, outline: Outline) -> None:
    """A row for each loan app, and for each user where the phone has several."""
    pages = (*outline.loans, *outline.maybes)
    if not pages:
        return
    users = [words(message("User"))] if outline.several_users else []
    groups = [words(group_name(group)) for group in GROUPS]
    others = [words(message("Other ways"))] if has_ways(pages) else []
    heads = [words(message("App")), *users, *(f"{name[:1].upper()}{name[1:]}" for name in groups), *others]
    paper.gap()
    rows = [
        (*_cells(words, outline, page, row), *([_ways_cell(words, row)] if others else []))
        for page in pages
        for row in page.rows
    ]
    paper.table(heads, rows)


def _cells(words: Words, outline: Outline, page: Page, row: Row) -> Iterator[Cell]:
    yield words(app_name(page)), ""
    if outline.several_users:
        yield _user(words, outline, row), ""
    for group, answer in zip(GROUPS, row.cells, strict=True):
        yield words(cell_name(row, group, answer)), _STYLES[answer]


def _user(words: Words, outline: Outline, row: Row) -> str:
    """Without the number that commands need, where the name alone tells who is meant."""
    if row.user is None:
        return ""
    known = outline.user(row.user)
    users = outline.report.device.users if outline.report.device else ()
    if known is None or sum(short_user_name(one) == short_user_name(known) for one in users) > 1:
        return words(user_name(row.user, known))
    return words(short_user_name(known))


def _ways_cell(words: Words, row: Row) -> Cell:
    told, answer = other_ways(row)
    return words(told), _STYLES[answer]
