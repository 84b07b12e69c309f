"""When what happened to the apps of lending: installed, updated, last reads, switched off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name
from adbaudit.model.permission import PackageName
from adbaudit.model.receipt import Outcome
from adbaudit.model.report import Report
from adbaudit.report.naming import app_name, user_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS, last_read


class Event(Enum):
    """What can be told of an app with its time."""

    INSTALLED = "installed"
    UPDATED = "updated"
    READ = "read"
    SWITCHED_OFF = "switched-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One event; `what` names the groups of a read."""

    event: Event
    time: datetime
    what: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One app as one user has it, its moments from the oldest to the latest; times without a zone stand nowhere."""

    name: Message
    package: PackageName
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`begin` is the oldest moment of all, `end` the reading itself, or what came after it."""

    rows: tuple[TimelineRow, ...]
    begin: datetime
    end: datetime


def timeline(outline: Outline) -> Timeline | None:
    """`None` where no time is known of any app of lending."""
    rows = tuple(row for row in _rows(outline) if row.moments)
    times = [moment.time for row in rows for moment in row.moments]
    if not times:
        return None
    return Timeline(rows=rows, begin=min(times), end=max(*times, outline.report.provenance.captured_at))


def _rows(outline: Outline) -> Iterator[TimelineRow]:
    for page in (*outline.loans, *outline.maybes):
        for row in page.rows if page.app.in_phone else ():
            moments = sorted(_moments(outline.report, page, row), key=lambda one: (one.time, one.event.value))
            yield TimelineRow(name=_name(outline, page, row), package=row.installed.package, moments=tuple(moments))


def _name(outline: Outline, page: Page, row: Row) -> Message:
    if not page.names_users or row.user is None:
        return app_name(page)
    return message("{app} ({what})", app=app_name(page), what=user_name(row.user, outline.user(row.user)))


def _moments(report: Report, page: Page, row: Row) -> Iterator[Moment]:
    begun, renewed = row.installed.installed_at, row.installed.updated_at
    if begun is not None and begun.tzinfo is not None:
        yield Moment(event=Event.INSTALLED, time=begun)
    if renewed is not None and renewed.tzinfo is not None and renewed != begun:
        yield Moment(event=Event.UPDATED, time=renewed)
    yield from _reads(row)
    off = {
        line.at
        for line in report.receipts
        if line.outcome is Outcome.DONE and (line.package, line.user) == (page.app.installed.package, row.user)
    }
    yield from (Moment(event=Event.SWITCHED_OFF, time=time) for time in off if time is not None and time.tzinfo)


def _reads(row: Row) -> Iterator[Moment]:
    """Groups that were read in the same minute are one."""
    known = {group: last_read(row.installed, group) for group in GROUPS}
    read = {group: time.replace(second=0, microsecond=0) for group, time in known.items() if time and time.tzinfo}
    for time in set(read.values()):
        what = tuple(group_name(group) for group in GROUPS if read.get(group) == time)
        yield Moment(event=Event.READ, time=time, what=what)
