"""What stands in the cells and lines of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from adbaudit.model.access import NOW, Effective
from adbaudit.model.difference import AccessChange, AppDifference, Change, SpecialChange, Turn
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, special_access_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.report.naming import answer_on_phone, ways_name
from adbaudit.report.reading import WAYS, WIDEST_FIRST
from adbaudit.report.words import listing


def app_name(app: AppDifference) -> Message:
    """What people know it by."""
    return message("{name}", name=app.name)


def named_with(app: AppDifference, turns: Iterable[Turn]) -> Message:
    """The app with what of it took one of these turns: groups once each, then special access."""
    chosen = [change for change in app.changes if change.turn in set(turns)]
    return message("{app} ({what})", app=app_name(app), what=listing(list(dict.fromkeys(map(thing, chosen)))))


def thing(change: Change) -> Message:
    """The permission group or the special access."""
    match change:
        case AccessChange(group=group):
            return group_name(group)
        case SpecialChange(kind=kind):
            return special_access_name(kind)


def answer_name(answer: Effective | SpecialAccessState | None, *, is_unasked: bool = False) -> Message:
    """What one of the reports says, in two or three words."""
    if answer is None:
        return message("not installed")
    if isinstance(answer, Effective):
        return answer_on_phone(answer, is_unasked=is_unasked)
    return {
        SpecialAccessState.ON: message("ON"),
        SpecialAccessState.OFF: message("off"),
        SpecialAccessState.UNKNOWN: message("not known"),
    }[answer]


def before_and_after(change: Change) -> Message:
    """`CAN READ → blocked`, or one word where both say the same."""
    match change:
        case AccessChange(before=before, after=after):
            return _arrow(before, after, was_unasked=change.was_unasked, is_unasked=change.is_unasked)
        case SpecialChange(before=was, after=now):
            return _joined(answer_name(was), answer_name(now))


def _arrow(before: Effective | None, after: Effective | None, *, was_unasked: bool, is_unasked: bool) -> Message:
    """An app that is not there does not ask."""
    if {before, after} == {None, Effective.NOT_REQUESTED}:
        return answer_name(Effective.NOT_REQUESTED)
    return _joined(answer_name(before, is_unasked=was_unasked), answer_name(after, is_unasked=is_unasked))


def _joined(before: Message, after: Message) -> Message:
    return after if before == after else message("{before} → {after}", before=before, after=after)


def cell(app: AppDifference, group: PermissionGroup, reads: frozenset[str]) -> tuple[Message, Turn | None]:
    """The widest answer of a group before and after, by the permissions that read it."""
    rows = [one for one in app.access if one.group is group and one.permission.rpartition(".")[2] in reads]
    if not rows:
        return message("does not ask"), None
    before, after = _widest(one.before for one in rows), _widest(one.after for one in rows)
    turn = next((turn for turn in Turn if any(one.turn is turn for one in rows)), None)
    if turn is Turn.LOST and after in NOW:
        turn = Turn.STILL
    was_unasked, is_unasked = any(one.was_unasked for one in rows), any(one.is_unasked for one in rows)
    return _arrow(before, after, was_unasked=was_unasked, is_unasked=is_unasked), turn


def has_ways(apps: Iterable[AppDifference]) -> bool:
    """Whether there is anything to say of other ways."""
    return any(_of_ways(app) for app in apps)


def ways_cell(app: AppDifference) -> tuple[Message, Turn | None]:
    """What special accesses show before and after, whatever the permissions say."""
    found = _of_ways(app)
    before, after = _ways(found, "before"), _ways(found, "after")
    turn = next((turn for turn in Turn if any(one.turn is turn for one in found)), None)
    if turn is Turn.LOST and any(one.after is SpecialAccessState.ON for one in found):
        turn = Turn.STILL
    return _joined(before, after), turn


def _of_ways(app: AppDifference) -> list[SpecialChange]:
    return sorted((one for one in app.special_access if one.kind in WAYS), key=lambda one: WAYS.index(one.kind))


def _ways(found: Sequence[SpecialChange], side: Literal["before", "after"]) -> Message:
    states = {one.kind: one.before if side == "before" else one.after for one in found}
    if states and None in states.values():
        return message("not installed")
    seen, unread = (
        [kind for kind, state in states.items() if state is wanted]
        for wanted in (SpecialAccessState.ON, SpecialAccessState.UNKNOWN)
    )
    return ways_name(seen, unread)


def _widest(answers: Iterable[Effective | None]) -> Effective | None:
    found = set(answers)
    return next((answer for answer in WIDEST_FIRST if answer in found), None)
