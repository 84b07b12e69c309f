"""Who can read now, and what reads the phone kept a record of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from adbaudit.model.appop import OpMode
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.report.naming import app_name, time_name, way_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.reading import GROUPS, NOW, last_read, latest_of, reach
from adbaudit.report.words import listing, series, some_of

_READERS_NAMED = 6
_OTHERS_NAMED = 4
"""The table below the answer names every app."""


def now_sentences(outline: Outline) -> Iterator[Message]:
    """How many can read right now, and which; then those for which it could not be told."""
    loans = tuple(page for page in outline.loans if page.identity.verdict is Verdict.LOAN)
    larger = tuple(page for page in outline.loans if page not in loans)
    reading = tuple(page for page in loans if page.can_read)
    if reading:
        yield _readers(reading)
    elif loans:
        yield _nobody_reads(loans, outline.undecided)
    yield from _larger(larger, outline.undecided)
    if outline.undecided:
        names = some_of([app_name(page) for page in outline.undecided], _OTHERS_NAMED)
        yield message("Whether these can read them is not known: {names}.", names=names)


def record_sentence(outline: Outline) -> Message:
    """The latest recorded read of each app; silence of the records is never told as innocence."""
    zone = outline.zone
    reads = [read for page in outline.loans for read in _read(page, zone)]
    if reads:
        return message("The phone recorded reads, the last: {reads}.", reads=some_of(reads, _OTHERS_NAMED, join=series))
    unplaced = [page for page in outline.loans if any(_was_used(row.installed) for row in page.rows)]
    if unplaced:
        names = some_of([app_name(page) for page in unplaced], _OTHERS_NAMED)
        return message("The phone recorded reads by {names}; when could not be read.", names=names)
    if any(_records_were_read(page) for page in outline.loans):
        return message("The phone keeps no record that one of them did. That does not mean that none did.")
    return message("Whether one of them did so before could not be seen on this phone.")


def reader_name(page: Page) -> Message:
    """The app, with what it can read now."""
    return message("{app} ({what})", app=app_name(page), what=listing(read_now(page)))


def read_now(page: Page) -> list[Message]:
    """What it can read now for any user, by other ways first."""
    groups = [group_name(group) for group in GROUPS if any(reach(row.installed, group) in NOW for row in page.rows)]
    return [*(way_name(way) for way in page.open_ways), *groups]


def _readers(readers: tuple[Page, ...]) -> Message:
    names = some_of([reader_name(page) for page in readers], _READERS_NAMED)
    if any(page.open_ways for page in readers):
        return messages(
            "One loan app can read contacts, messages, the call log, the screen or notifications right now: {names}.",
            "{count} loan apps can read contacts, messages, the call log, the screen or notifications right now: "
            "{names}.",
            len(readers),
            names=names,
        )
    return messages(
        "One loan app can read contacts, messages or the call log right now: {names}.",
        "{count} loan apps can read contacts, messages or the call log right now: {names}.",
        len(readers),
        names=names,
    )


def _larger(larger: tuple[Page, ...], undecided: tuple[Page, ...]) -> Iterator[Message]:
    """Apps with credit inside, told apart: their contacts may serve chats or payments."""
    reading = [page for page in larger if page.can_read]
    others = [page for page in larger if page not in reading and page not in undecided]
    if reading:
        yield messages(
            "One larger app with credit inside can read contacts, messages or the call log right now: {names}.",
            "{count} larger apps with credit inside can read contacts, messages or the call log right now: {names}.",
            len(reading),
            names=some_of([reader_name(page) for page in reading], _READERS_NAMED),
        )
    if others:
        yield messages(
            "One larger app with credit inside cannot read contacts, messages or the call log right now: {names}.",
            "{count} larger apps with credit inside cannot read contacts, messages or the call log right now: {names}.",
            len(others),
            names=some_of([app_name(page) for page in others], _OTHERS_NAMED),
        )


def _nobody_reads(loans: tuple[Page, ...], undecided: tuple[Page, ...]) -> Message:
    judged = [page for page in loans if page not in undecided]
    if not judged:
        return messages("One loan app was found.", "{count} loan apps were found.", len(loans))
    return messages(
        "One loan app was found. It cannot read contacts, messages or the call log right now: {names}.",
        "{count} loan apps were found that cannot read contacts, messages or the call log right now: {names}.",
        len(judged),
        names=some_of([app_name(page) for page in judged], _READERS_NAMED),
    )


def _read(page: Page, zone: tzinfo | None) -> Iterator[Message]:
    times = {group: [last_read(row.installed, group) for row in page.rows] for group in GROUPS}
    known = {group: [time for time in found if time is not None] for group, found in times.items()}
    what = [group_name(group) for group in GROUPS if known[group]]
    latest = latest_of(time for found in known.values() for time in found)
    if latest is not None:
        yield message("{app} ({what}, {time})", app=app_name(page), what=listing(what), time=time_name(latest, zone))


def _was_used(installed: InstalledPackage) -> bool:
    return any(access.access_state and access.group in MAIN_GROUPS for access in installed.access)


def _records_were_read(page: Page) -> bool:
    return any(access.op_mode is not OpMode.UNKNOWN for row in page.rows for access in row.installed.access)
