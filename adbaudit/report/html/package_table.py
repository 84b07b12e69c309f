"""Every app in short: what it is taken for, and what it can do with the three."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.message import message, messages
from adbaudit.model.names import group_name, verdict_name
from adbaudit.report.html.block import Block, Cell, Folded, Heading, Paragraph, Table
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.overview import TONES
from adbaudit.report.naming import answer_in_file, answer_on_phone, user_name
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS


def package_table(frame: Frame) -> Iterator[Block]:
    """Those that are judged, ask for something or were not read; the rest by name only."""
    say, outline = frame.speech, frame.outline
    if not outline.every_page:
        return
    title = say(message("Every app that was looked at"))
    users = [message("User")] if outline.several_users else []
    heads = (message("App"), *users, message("Is"), *map(group_name, GROUPS), message("Version"), message("API"))
    rows = tuple(_package(frame, page, row) for page in outline.every_page for row in page.rows if _has_say(page, row))
    yield Heading(text=title, depth=2)
    table = Table(
        caption=title,
        hides_caption=True,
        is_dense=True,
        heads=tuple(frame.capital(head) for head in heads),
        rows=rows,
    )
    count = message("Show all {count}", count=len(rows))
    yield Folded(summary=say(count), blocks=(table,))
    yield from _silent(frame)


def _has_say(page: Page, row: Row) -> bool:
    """It is judged to be something, or asks for one of the three, or was not read."""
    return page.identity.verdict is not Verdict.NO or any(cell is not Effective.NOT_REQUESTED for cell in row.cells)


def _silent(frame: Frame) -> Iterator[Block]:
    """By name only: a table of them would be as long as it would be empty."""
    silent = [page for page in frame.outline.every_page if not any(_has_say(page, row) for row in page.rows)]
    if silent:
        told = messages(
            "One more app is not known as a loan app and asks for none of the three:",
            "{count} more apps are not known as loan apps and ask for none of the three:",
            len(silent),
        )
        names = Markup(", ").join(frame.speech.plain(page.app.installed.package or "?") for page in silent)
        yield Paragraph(lead=frame.speech(told), text=names, tone="fine")


def _package(frame: Frame, page: Page, row: Row) -> tuple[Cell, ...]:
    say, installed = frame.speech, row.installed
    answer = answer_in_file if row.user is None else answer_on_phone
    package = say.plain(installed.package or "?")
    name = Cell(text=say.plain(page.app.name), more=package if page.app.label else None)
    user = (
        [Cell(text=say(user_name(row.user, frame.outline.user(row.user))))]
        if row.user is not None
        else [Cell(text=say.plain(""))]
    )
    return (
        name,
        *(user if frame.outline.several_users else []),
        Cell(text=say(verdict_name(page.identity.verdict))),
        *(Cell(text=say(answer(cell)), tone=TONES[cell]) for cell in row.cells),
        Cell(text=say.plain(installed.version_name or "?")),
        Cell(text=say.plain("?" if installed.target_sdk is None else str(installed.target_sdk))),
    )
