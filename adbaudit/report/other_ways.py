"""Special accesses that show names or messages whatever the permissions say, as a table has them."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.message import Message, message
from adbaudit.report.naming import way_name, ways_name
from adbaudit.report.page import Page, Row
from adbaudit.report.words import listing


def has_ways(pages: tuple[Page, ...]) -> bool:
    """Whether there is anything to say of other ways."""
    return any(row.open_ways or row.unread_ways for page in pages for row in page.rows)


def other_ways(row: Row) -> tuple[Message, Effective]:
    """Special accesses that show names or messages whatever the columns before say, and how bad that is."""
    if row.open_ways:
        return ways_name(row.open_ways, ()), Effective.ALLOWED
    if row.user is None and Effective.UNKNOWN in row.cells:
        return message("not known"), Effective.UNKNOWN
    if row.user is None and row.unread_ways:
        asked = listing([way_name(way) for way in row.unread_ways])
        return message("asks for {what}", what=asked), Effective.ASKS
    return ways_name((), row.unread_ways), Effective.UNKNOWN if row.unread_ways else Effective.NOT_REQUESTED
