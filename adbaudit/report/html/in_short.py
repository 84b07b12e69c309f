"""The apps beyond those that are told at length: one table, and where everything else about them stands."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name, verdict_name
from adbaudit.report.html.block import Block, Cell, Item, Listing, Paragraph, Table
from adbaudit.report.html.finding_list import SEVERITY_TONES
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.overview import answer_cells
from adbaudit.report.html.part import Part
from adbaudit.report.naming import app_name, severity_name
from adbaudit.report.other_ways import has_ways
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS
from adbaudit.report.words import sentences

_ANCHOR = "short"


def short_part(frame: Frame) -> Iterator[Part]:
    """Nothing on a page that has room for all."""
    pages = frame.in_short
    if pages:
        title = frame.speech(message("More apps, in short"))
        told = messages(
            "{most} apps are told at length above, those that can read now first. So that this page can still be "
            "opened and sent, one more stands here in short.",
            "{most} apps are told at length above, those that can read now first. So that this page can still be "
            "opened and sent, {count} more stand here in short.",
            len(pages),
            most=len(frame.at_length),
        )
        table = Table(
            caption=title,
            hides_caption=True,
            is_dense=True,
            heads=tuple(frame.capital(head) for head in _heads(frame)),
            rows=tuple(_cells(frame, page, row) for page in pages for row in page.rows),
        )
        blocks = (Paragraph(text=frame.speech(told)), *left_out(frame), table)
        yield Part(anchor=frame.anchor(_ANCHOR), heading=title, blocks=blocks, is_new_page=True)


def left_out(frame: Frame) -> Iterator[Block]:
    """What nobody finds on this page about the apps in short, and where it is."""
    if frame.in_short:
        told = message(
            "Of the apps in short, the taps on the phone, what was seen, times, commands and files are left out of "
            "this page. The report in JSON has all of it, and so has this page when it is made with --details."
        )
        yield Paragraph(text=frame.speech(told), tone="quiet")


def more_apps(frame: Frame) -> Iterator[Block]:
    """Where a table has only the apps at length: how many more there are, and where."""
    if frame.in_short:
        told = messages(
            "One more app stands in the part “More apps, in short”.",
            "{count} more apps stand in the part “More apps, in short”.",
            len(frame.in_short),
        )
        yield Listing(items=(Item(text=frame.speech(told), goes_to=frame.anchor(_ANCHOR)),))


def _heads(frame: Frame) -> Iterator[Message]:
    yield message("App")
    if frame.outline.several_users:
        yield message("User")
    yield from map(group_name, GROUPS)
    if has_ways(frame.in_short):
        yield message("Other ways")
    yield message("How bad")
    yield message("What to do")


def _cells(frame: Frame, page: Page, row: Row) -> tuple[Cell, ...]:
    say, package = frame.speech, page.app.installed.package
    name = Cell(text=say(app_name(page)), more=say.plain(package) if package and package != page.app.title else None)
    _, *answers = answer_cells(frame, page, row, with_ways=has_ways(frame.in_short))
    todo = sentences([step.step for step in page.steps])
    return (
        name,
        *answers,
        _worst(frame, page),
        Cell(text=say(todo)) if page.steps else Cell(text=say.plain("–"), tone="blank"),
    )


def _worst(frame: Frame, page: Page) -> Cell:
    is_what = frame.speech(verdict_name(page.identity.verdict))
    worst = min((told.severity for told in page.told), key=lambda one: one.rank, default=None)
    if worst is None:
        return Cell(text=frame.speech.plain("–"), more=is_what)
    return Cell(text=frame.speech(severity_name(worst)), tone=SEVERITY_TONES[worst], more=is_what)
