"""What is said of one app beside its findings: its state, the ways around, for whom a finding holds."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.report.naming import installer_name, user_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Told
from adbaudit.report.words import listing, series


def state_sentences(outline: Outline, page: Page) -> Iterator[Message]:
    """Whether it is switched off or paused, and who put it there where no finding says so."""
    off = [row.user for row in page.rows if row.user is not None and row.installed.enabled is False]
    if off and len(off) == len(page.rows):
        yield message("It is switched off on this phone: it does not run until somebody switches it on again.")
    elif off:
        users = listing([user_name(user, outline.user(user)) for user in off])
        yield message("It is switched off for some users: {users}. It does not run there.", users=users)
    yield from _paused(outline, page)
    installers = dict.fromkeys(row.installed.installer for row in page.rows if row.user is not None)
    named = [installer_name(installer) for installer in installers if installer]
    if named and not any(finding.rule == "loan-sideloaded" for finding in page.findings):
        yield message("Installed by {installer}.", installer=listing(named))


def _paused(outline: Outline, page: Page) -> Iterator[Message]:
    """A pause leaves its permissions to it; one that is switched off as well is told of as that."""
    paused = [
        row.user
        for row in page.rows
        if row.user is not None and row.installed.is_suspended and row.installed.enabled is not False
    ]
    if paused and len(paused) == len(page.rows):
        yield message("It is paused on this phone: nobody can open it for now. What it was allowed stays allowed.")
    elif paused:
        users = listing([user_name(user, outline.user(user)) for user in paused])
        yield message(
            "It is paused for some users: {users}. Nobody can open it there. What it was allowed stays allowed.",
            users=users,
        )


def around_sentences(page: Page) -> Iterator[Message]:
    """So that nobody believes that switching the contacts off is all there is to do."""
    opened, unread = page.ways_around
    if opened:
        yield message("Even with contacts off it can still see: {ways}.", ways=series(opened))
    if unread:
        yield message("Whether it can also see these could not be read: {ways}.", ways=series(unread))


def titled(outline: Outline, page: Page, told: Told) -> Message:
    """With the users it was found for, where that must be said."""
    if not page.names_users or not told.users:
        return told.title
    users = listing([user_name(user, outline.user(user)) for user in told.users])
    return message("{title} [{users}]", title=told.title, users=users)
