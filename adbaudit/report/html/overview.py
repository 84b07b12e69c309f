"""The table of loan apps against contacts, messages and call log."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from adbaudit.model.access import Effective
from adbaudit.model.message import message
from adbaudit.model.names import group_name
from adbaudit.report.html.block import Cell, Table, Tone
from adbaudit.report.html.frame import Frame
from adbaudit.report.naming import app_name, cell_name, user_name
from adbaudit.report.other_ways import has_ways, other_ways
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS

TONES: dict[Effective, Tone] = {
    Effective.ALLOWED: "now",
    Effective.WHILE_USING: "now",
    Effective.ASKS: "asks",
    Effective.BLOCKED: "off",
    Effective.NOT_REQUESTED: "quiet",
    Effective.UNKNOWN: "unknown",
}


def overview_table(frame: Frame, title: Markup) -> Table:
    """A row for each loan app and each that may be one, and for each user where the phone has several."""
    outline, say = frame.outline, frame.speech
    pages = tuple(chapter.page for chapter in frame.lending)
    users = [say(message("User"))] if outline.several_users else []
    others = [say(message("Other ways"))] if has_ways(pages) else []
    return Table(
        caption=title,
        hides_caption=True,
        heads=(say(message("App")), *users, *(frame.capital(group_name(group)) for group in GROUPS), *others),
        rows=tuple(
            tuple(answer_cells(frame, page, row, with_ways=bool(others))) for page in pages for row in page.rows
        ),
    )


def answer_cells(frame: Frame, page: Page, row: Row, *, with_ways: bool) -> Iterator[Cell]:
    """The app, whose it is where that needs saying, and what it can read."""
    yield Cell(text=frame.speech(app_name(page)))
    if frame.outline.several_users:
        yield Cell(text=_user(frame, row))
    for group, answer in zip(GROUPS, row.cells, strict=True):
        yield Cell(text=frame.speech(cell_name(row, group, answer)), tone=TONES[answer])
    if with_ways:
        told, answer = other_ways(row)
        yield Cell(text=frame.speech(told), tone=TONES[answer])


def _user(frame: Frame, row: Row) -> Markup:
    return frame.speech(user_name(row.user, frame.outline.user(row.user))) if row.user is not None else Markup()
