"""Who can read now, and what reads the phone kept a record of."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.appop import OpMode
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.report.naming import app_name, group_name, time_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.reading import GROUPS, NOW, last_read, latest_of, reach
from adbaudit.report.words import listing, series


def now_sentences(outline: Outline) -> Iterator[Message]:
    """How many can read right now, and which; then those for which it could not be told."""
    readers = outline.readers
    if readers:
        yield messages(
            "One loan app can read contacts, messages or the call log right now: {names}.",
            "{count} loan apps can read contacts, messages or the call log right now: {names}.",
            len(readers),
            names=listing([reader_name(page) for page in readers]),
        )
    else:
        yield _nobody_reads(outline)
    if outline.undecided:
        yield message(
            "Whether these can read them is not known: {names}.",
            names=listing([app_name(page) for page in outline.undecided]),
        )


def record_sentence(outline: Outline) -> Message:
    """The latest recorded read of each app; silence of the records is never told as innocence."""
    reads = [listed for page in outline.loans for listed in _read(page)]
    if reads:
        return message("The phone recorded that it was done: {reads}.", reads=series(reads))
    if any(_records_were_read(page) for page in outline.loans):
        return message("The phone keeps no record that one of them did. That does not mean that none did.")
    return message("Whether one of them did so before could not be seen on this phone.")


def reader_name(page: Page) -> Message:
    """The app, with those of the three that it can read now."""
    what = listing(
        [group_name(group) for group in GROUPS if any(reach(row.installed, group) in NOW for row in page.rows)]
    )
    if page.identity.verdict is Verdict.CREDIT_INSIDE:
        return message("{app} (credit inside a larger app; {what})", app=app_name(page), what=what)
    return message("{app} ({what})", app=app_name(page), what=what)


def _nobody_reads(outline: Outline) -> Message:
    judged = [page for page in outline.loans if page not in outline.undecided]
    if not judged:
        return messages("One loan app was found.", "{count} loan apps were found.", len(outline.loans))
    return messages(
        "One loan app was found. It cannot read contacts, messages or the call log right now: {names}.",
        "{count} loan apps were found that cannot read contacts, messages or the call log right now: {names}.",
        len(judged),
        names=listing([app_name(page) for page in judged]),
    )


def _read(page: Page) -> Iterator[Message]:
    times = {group: [last_read(row.installed, group) for row in page.rows] for group in GROUPS}
    known = {group: [time for time in found if time is not None] for group, found in times.items()}
    what = [group_name(group) for group in GROUPS if known[group]]
    if what:
        latest = latest_of(time for found in known.values() for time in found)
        yield message(
            "{app} read the {what}, last on {time}",
            app=app_name(page),
            what=listing(what),
            time=message("not known") if latest is None else time_name(latest),
        )


def _records_were_read(page: Page) -> bool:
    return any(access.op_mode is not OpMode.UNKNOWN for row in page.rows for access in row.installed.access)
