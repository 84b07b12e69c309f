"""The table of loan apps against contacts, messages and call log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.app import App
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name
from adbaudit.report.markdown.escape import Markdown, code
from adbaudit.report.markdown.table import table
from adbaudit.report.naming import app_name, cell_name, user_name, verdict_sentence
from adbaudit.report.other_ways import other_ways
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS

MOST_APPS = 100


def apps_table(markdown: Markdown, outline: Outline) -> Iterator[str]:
    """A row for each loan app and each that may be one, and for each user where the phone has several."""
    rows = [(page, row) for page in (*outline.loans, *outline.maybes) for row in page.rows]
    if not rows:
        return
    users = [message("User")] if outline.several_users else []
    heads = [message("App"), message("Package"), *users, *map(group_name, GROUPS), message("Other ways"), message("Is")]
    yield f"### {markdown(message('Loan apps, and apps that may be one'))}"
    yield table(
        [_head(markdown, head) for head in heads], [_cells(markdown, outline, *one) for one in rows[:MOST_APPS]]
    )
    if len(rows) > MOST_APPS:
        yield markdown(message("{count} more are not shown here.", count=len(rows) - MOST_APPS))


def _head(markdown: Markdown, name: Message) -> str:
    shown = markdown(name)
    return f"{shown[:1].upper()}{shown[1:]}"


def _cells(markdown: Markdown, outline: Outline, page: Page, row: Row) -> Sequence[str]:
    user = [] if row.user is None else [markdown(user_name(row.user, outline.user(row.user)))]
    return (
        markdown(app_name(page)),
        _package(page.app),
        *(user if outline.several_users else []),
        *(markdown(name) for name in _names(row)),
        markdown(other_ways(row)[0]),
        markdown(verdict_sentence(page.identity)),
    )


def _names(row: Row) -> Iterator[Message]:
    for group, answer in zip(GROUPS, row.cells, strict=True):
        yield cell_name(row, group, answer)


def _package(app: App) -> str:
    return code(app.installed.package) if app.installed.package else "?"
