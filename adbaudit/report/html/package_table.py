"""Every app in short: what it is taken for, and what it can do with the three."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name, verdict_name
from adbaudit.report.every_app import every_app
from adbaudit.report.html.block import Block, Cell, Folded, Heading, Paragraph, Table
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.in_short import more_apps
from adbaudit.report.html.overview import TONES
from adbaudit.report.naming import cell_name, user_name
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS


def package_table(frame: Frame) -> Iterator[Block]:
    """Those of which there is something to say; the rest by name only."""
    every = every_app(frame.outline)
    in_short = frozenset(map(id, frame.in_short))
    told = [(page, row) for page, row in every.told if id(page) not in in_short]
    if told:
        title = frame.speech(message("Every app that was looked at"))
        yield Heading(text=title, depth=2)
        table = Table(
            caption=title,
            hides_caption=True,
            is_dense=True,
            heads=tuple(frame.capital(head) for head in _heads(frame)),
            rows=tuple(_package(frame, page, row) for page, row in told),
        )
        yield Folded(summary=frame.speech(message("Show all {count}", count=len(told))), blocks=(table,))
        yield from more_apps(frame)
    if every.silent:
        names_only = messages(
            "One more app is not known as a loan app and asks for none of the three:",
            "{count} more apps are not known as loan apps and ask for none of the three:",
            len(every.silent),
        )
        names = Markup(", ").join(frame.speech.plain(page.app.installed.package or "?") for page in every.silent)
        yield Paragraph(lead=frame.speech(names_only), text=names, tone="fine")


def _heads(frame: Frame) -> Iterator[Message]:
    yield message("App")
    if frame.outline.several_users:
        yield message("User")
    yield message("Is")
    yield from map(group_name, GROUPS)
    yield message("Version")
    yield message("API")


def _package(frame: Frame, page: Page, row: Row) -> tuple[Cell, ...]:
    say, installed = frame.speech, row.installed
    cells = zip(GROUPS, row.cells, strict=True)
    package = say.plain(installed.package or "?")
    name = Cell(text=say.plain(page.app.name), more=package if page.app.label else None)
    return (
        name,
        *(_user(frame, row) if frame.outline.several_users else []),
        Cell(text=say(verdict_name(page.identity.verdict))),
        *(Cell(text=say(cell_name(row, group, cell)), tone=TONES[cell]) for group, cell in cells),
        Cell(text=say.plain(installed.version_name or "?")),
        Cell(text=say.plain("?" if installed.target_sdk is None else str(installed.target_sdk))),
    )


def _user(frame: Frame, row: Row) -> list[Cell]:
    """Empty for a file, which nobody uses."""
    if row.user is None:
        return [Cell(text=Markup())]
    return [Cell(text=frame.speech(user_name(row.user, frame.outline.user(row.user))))]
