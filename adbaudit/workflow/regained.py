"""What earlier visits from this computer switched off, by their journals, and what the phone has on again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from adbaudit.apply import read_entries
from adbaudit.errors import JournalFault
from adbaudit.model.access import NOW
from adbaudit.model.action import ActionKind
from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.journal import Ended, Entry, PutBack, PuttingBack
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.receipt import Outcome, Receipt
from adbaudit.model.regained import PAUSED_APP, WHOLE_APP, Regained
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.report.difference.regained import what_is_off
from adbaudit.workflow.own_visits import own_visits
from adbaudit.workflow.receipts import sealing_key

_WHOLE = {ActionKind.DISABLE_APP: WHOLE_APP, ActionKind.SUSPEND_APP: PAUSED_APP}
"""A stop is not among them: it ends as soon as somebody opens the app, and is told so."""

Place = tuple[PackageName, UserId, str]
"""Package, user, and the permission or the kind of special access."""


def with_regained(report: Report, environ: Mapping[str, str]) -> Report:
    """The same report with what is on again; a journal that cannot be read or trusted is a gap of it."""
    closed, is_whole = switched_off(environ, report)
    found: dict[Place, datetime] = {}
    for app in report.apps if closed else ():
        for what, subject in _on_now(app):
            off = closed.get((app.installed.package, app.installed.user, what))
            if off is not None:
                place = (app.installed.package, app.installed.user, subject)
                found[place] = max(off.at, found.get(place, off.at))
    return replace(
        report,
        gaps=report.gaps if is_whole else (*report.gaps, _UNREAD),
        regained=tuple(
            Regained(package=package, user=user, subject=subject, off_since=at)
            for (package, user, subject), at in found.items()
        ),
    )


_UNREAD = Gap(
    source="journal",
    wanted=message("what adbaudit switched off at an earlier visit, and whether it is on again"),
    reason=message("the journal of that visit cannot be read or trusted; “adbaudit undo” says what is wrong"),
)


def switched_off(
    environ: Mapping[str, str], report: Report, *, until: datetime | None = None
) -> tuple[Mapping[Place, Receipt], bool]:
    """By the last visit that touched it, unless an undo put it back; and whether every journal could be read.

    With `until` as it stood then.
    """
    is_whole = True
    off: dict[Place, Receipt] = {}
    for visit in reversed(own_visits(environ, report).visits):
        try:
            entries = read_entries(visit.journal, sealing_key(environ))
        except JournalFault:
            is_whole = False
            continue
        for entry in entries:
            if until is None or entry.at <= until:
                off = _after(off, entry)
    return off, is_whole


def _after(off: dict[Place, Receipt], entry: Entry) -> dict[Place, Receipt]:
    match entry:
        case Ended(receipts=receipts):  # of several actions on one place the first closed it
            done = [one for one in receipts if one.action is not None and one.outcome is Outcome.DONE]
            return off | {
                (one.action.package, one.action.user, _what(one.action.kind, one.action.target)): one
                for one in reversed(done)
                if one.action is not None
            }
        case PuttingBack(subjects=subjects):
            return {place: one for place, one in off.items() if one.subject not in subjects}
        case PutBack(receipts=receipts):
            back = {one.subject for one in receipts if one.took_effect}
            return {place: one for place, one in off.items() if one.subject not in back}
        case _:
            return off


def _what(kind: ActionKind, target: str) -> str:
    return _WHOLE.get(kind) or what_is_off(kind.value, target)


def _on_now(app: App) -> Iterator[tuple[str, str]]:
    """What is on, and what people know it by."""
    for access in app.installed.access:
        if access.effective in NOW:
            yield access.permission, access.group.value
    for special in app.installed.special_access:
        if special.state is SpecialAccessState.ON:
            yield special.kind.value, special.kind.value
    if app.installed.enabled is True:
        yield WHOLE_APP, WHOLE_APP
    if app.installed.is_suspended is False and app.installed.enabled is not False:
        yield PAUSED_APP, PAUSED_APP
