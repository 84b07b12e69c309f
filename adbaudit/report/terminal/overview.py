"""The table of loan apps against contacts, messages and call log."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Effective
from adbaudit.model.message import message
from adbaudit.report.naming import answer_in_file, answer_on_phone, app_name, column_name, user_name
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
    heads = [words(message("App")), *users, *(words(column_name(group)) for group in GROUPS)]
    paper.gap()
    paper.table(heads, [tuple(_cells(words, outline, page, row)) for page in pages for row in page.rows])


def _cells(words: Words, outline: Outline, page: Page, row: Row) -> Iterator[Cell]:
    yield words(app_name(page)), ""
    if outline.several_users:
        yield ("" if row.user is None else words(user_name(row.user, outline.user(row.user)))), ""
    for answer in row.cells:
        name = answer_in_file(answer) if row.user is None else answer_on_phone(answer)
        yield words(name), _STYLES[answer]
