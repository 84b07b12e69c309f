"""Users of the phone who do not run: a paused work profile, a further person whom nobody switched to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.user import User, UserId
from adbaudit.report.naming import user_name
from adbaudit.report.outline import Outline


def stopped_sentences(outline: Outline) -> Iterator[Message]:
    """What “now” means for those of them who have an app that the report is about."""
    users = outline.report.device.users if outline.report.device else ()
    told = {row.user for page in (*outline.loans, *outline.maybes) for row in page.rows}
    for user in _stopped(users, {one for one in told if one is not None}):
        yield message(
            "Not running now: {user}. Its apps read nothing until somebody switches it on; then they can do what "
            "stands here.",
            user=user_name(user.id, user),
        )


def change_sentences(users: Iterable[User], meant: Collection[UserId]) -> Iterator[Message]:
    """Before a change: that it is made all the same, for those of them whose apps are meant."""
    for user in _stopped(users, meant):
        yield message(
            "Not running now: {user}. Its settings can be changed all the same; look again when it runs: adbaudit scan",
            user=user_name(user.id, user),
        )


def _stopped(users: Iterable[User], meant: Collection[UserId]) -> Iterator[User]:
    """A user of whom nobody said whether it runs is not among them."""
    return (user for user in users if user.running is False and user.id in meant)
