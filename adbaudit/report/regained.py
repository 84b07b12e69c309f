"""What adbaudit switched off at an earlier visit and found on again, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import subject_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.regained import PAUSED_APP, WHOLE_APP, Regained
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.report.naming import time_name, user_name
from adbaudit.report.outline import Outline
from adbaudit.report.words import listing

_MOST = 5
_KNOWN = {*(group.value for group in PermissionGroup), *(kind.value for kind in SpecialAccessKind)}


def regained_sentences(outline: Outline) -> Iterator[Message]:
    """One for each copy of an app, and how many more there are."""
    copies = [
        tuple(some) for _, some in groupby(outline.report.regained or (), key=lambda one: (one.package, one.user))
    ]
    for some in islice(copies, _MOST):
        yield _told(outline, some)
    if len(copies) > _MOST:
        yield messages("One more app got something back.", "{count} more apps got something back.", len(copies) - _MOST)


def _told(outline: Outline, some: tuple[Regained, ...]) -> Message:
    names = {page.app.installed.package: page.app.name for page in outline.pages}
    first = some[0]
    app = message("{name}", name=names.get(first.package, first.package))
    if outline.several_users:
        app = message("{app}, {user}", app=app, user=user_name(first.user, outline.user(first.user)))
    return message(
        "On again since adbaudit switched it off at {time}: {app} ({what}).",
        time=time_name(max(one.off_since for one in some), outline.zone),
        app=app,
        what=listing([_what(one.subject) for one in some]),
    )


def _what(subject: str) -> Message:
    """A saved report may name what nobody knows."""
    if subject == PAUSED_APP:
        return message("the app can be opened again")
    if subject == WHOLE_APP:
        return message("the app itself")
    return subject_name(subject) if subject in _KNOWN else message("{what}", what=subject)
