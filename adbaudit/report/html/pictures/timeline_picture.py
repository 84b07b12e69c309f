"""A drawing of when what happened, with a table that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log1p

from markupsafe import Markup

from adbaudit.model.message import Message, message, messages
from adbaudit.report.html.block import Block, Cell, Paragraph, Picture, Table
from adbaudit.report.html.engine import filled
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.in_short import left_out
from adbaudit.report.html.part import Part
from adbaudit.report.html.pictures.room import WIDTH, fitted
from adbaudit.report.naming import time_name
from adbaudit.report.timeline import Event, Moment, Timeline, TimelineRow, timeline
from adbaudit.report.words import listing, series

_ROW, _TOP, _EDGE = 44, 60, 12
_LINE = 26
"""From the top of a row to its line; the name stands right above it."""
_MOST_ROWS = 14
_TICKS = (0, 1, 7, 30, 365, 1460)
"""Days before the reading; the scale is logarithmic, for the last days matter most."""
_TICK_ROOM = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event at its place."""

    event: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day on the scale."""

    text: str
    x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """An app's name above its line."""

    text: str
    y: float


def timeline_part(frame: Frame) -> Iterator[Part]:
    """Nothing where no time is known."""
    told = timeline(frame.outline)
    if told is not None:
        title = frame.speech(message("What happened when"))
        yield Part(anchor=frame.anchor("when"), heading=title, blocks=tuple(_blocks(frame, told, title)))


def _blocks(frame: Frame, told: Timeline, title: Markup) -> Iterator[Block]:
    shown = _shown(frame, told)
    say, drawn = frame.speech, shown[:_MOST_ROWS]
    yield Picture(
        anchor=frame.anchor("timeline"),
        title=title,
        description=say(message("The table below says the same in words.")),
        width=WIDTH,
        height=_TOP + _ROW * len(drawn),
        drawing=_drawn(frame, told, drawn),
    )
    if len(told.rows) > len(drawn):
        more = len(told.rows) - len(drawn)
        yield Paragraph(text=say(messages("One more app is not drawn.", "{count} more apps are not drawn.", more)))
    heads = (message("App"), *map(event_name, _events(told)))
    yield Table(
        caption=title,
        hides_caption=True,
        heads=tuple(frame.capital(head) for head in heads),
        rows=tuple(_cells(frame, row, _events(told)) for row in shown),
    )
    yield from left_out(frame)


def _shown(frame: Frame, told: Timeline) -> tuple[TimelineRow, ...]:
    at_length = {chapter.page.app.installed.package for chapter in frame.at_length}
    return tuple(row for row in told.rows if row.package in at_length)


def event_name(event: Event) -> Message:
    """As it stands beside its mark."""
    return {
        Event.INSTALLED: message("installed"),
        Event.UPDATED: message("updated"),
        Event.READ: message("last read"),
        Event.SWITCHED_OFF: message("switched off"),
    }[event]


def _events(told: Timeline) -> tuple[Event, ...]:
    """A report knows only of what was switched off in its own run: where it was nothing, there is no column for it."""
    happened = {moment.event for row in told.rows for moment in row.moments}
    return tuple(event for event in Event if event is not Event.SWITCHED_OFF or event in happened)


def _cells(frame: Frame, row: TimelineRow, events: tuple[Event, ...]) -> tuple[Cell, ...]:
    zone = frame.outline.zone

    def told(moment: Moment) -> Message:
        time = time_name(moment.time, zone)
        return message("{time} ({what})", time=time, what=listing(moment.what)) if moment.what else time

    def cell(event: Event) -> Cell:
        times = [told(moment) for moment in row.moments if moment.event is event]
        return Cell(text=frame.speech(series(times))) if times else Cell(text=frame.speech.plain("–"), tone="blank")

    return (Cell(text=frame.speech(row.name)), *map(cell, events))


def _drawn(frame: Frame, told: Timeline, rows: tuple[TimelineRow, ...]) -> Markup:
    say = frame.speech.words
    heights = [_TOP + _ROW * number for number in range(len(rows))]
    marks = [
        Mark(event=moment.event.value, x=_place(told, moment.time), y=y + _LINE)
        for row, y in zip(rows, heights, strict=True)
        for moment in row.moments
    ]
    drawing = filled(
        "timeline.svg",
        tracks=[
            Track(text=fitted(say(row.name), WIDTH - 2 * _EDGE), y=y) for row, y in zip(rows, heights, strict=True)
        ],
        marks=marks,
        ticks=list(_ticks(frame, told)),
        legend=[
            (Mark(event=event.value, x=_EDGE + 118 * at, y=13), say(event_name(event)))
            for at, event in enumerate(_events(told))
        ],
        edge=_EDGE,
        line=_LINE,
        width=WIDTH,
        top=_TOP - 10,
        bottom=_TOP + _ROW * len(rows),
    )
    return Markup(drawing)  # noqa: S704 - from a template


def _ticks(frame: Frame, told: Timeline) -> Iterator[Tick]:
    """Those that leave room for the words of the one before."""
    zone = frame.outline.zone
    last = float(WIDTH + _TICK_ROOM)
    for days in (*(days for days in _TICKS if days < _days(told.end - told.begin)), _days(told.end - told.begin)):
        time = told.end - timedelta(days=days)
        x = _place(told, time)
        if last - x < _TICK_ROOM:
            continue
        shown = time.astimezone(zone) if zone else time
        anchor = "end" if days == 0 else "start" if x < _TICK_ROOM / 2 else "middle"
        yield Tick(text=shown.strftime("%Y-%m-%d"), x=x, anchor=anchor)
        last = x - (_TICK_ROOM / 2 if days == 0 else 0)


def _place(told: Timeline, time: datetime) -> float:
    span = max(_days(told.end - told.begin), 1.0)
    share = log1p(max(_days(told.end - time), 0.0)) / log1p(span)
    return round(WIDTH - _EDGE - min(share, 1.0) * (WIDTH - 2 * _EDGE), 1)


def _days(span: timedelta) -> float:
    return span / timedelta(days=1)
