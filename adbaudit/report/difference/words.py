"""What stands in the cells and lines of a comparison."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.model.access import Effective
from adbaudit.model.difference import AccessChange, AppDifference, Change, SpecialChange, Turn
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, special_access_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.report.naming import answer_on_phone
from adbaudit.report.words import listing

_WIDEST_FIRST = (
    Effective.ALLOWED,
    Effective.WHILE_USING,
    Effective.UNKNOWN,
    Effective.ASKS,
    Effective.BLOCKED,
    Effective.NOT_REQUESTED,
)


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


def answer_name(answer: Effective | SpecialAccessState | None) -> Message:
    """What one of the reports says, in two or three words."""
    if answer is None:
        return message("not installed")
    if isinstance(answer, Effective):
        return answer_on_phone(answer)
    return {
        SpecialAccessState.ON: message("ON"),
        SpecialAccessState.OFF: message("off"),
        SpecialAccessState.UNKNOWN: message("not known"),
    }[answer]


def before_and_after(
    before: Effective | SpecialAccessState | None, after: Effective | SpecialAccessState | None
) -> Message:
    """`CAN READ → blocked`, or one word where both say the same."""
    if before is after or {before, after} == {None, Effective.NOT_REQUESTED}:
        return answer_name(after or before)
    return message("{before} → {after}", before=answer_name(before), after=answer_name(after))


def cell(app: AppDifference, group: PermissionGroup, reads: frozenset[str]) -> tuple[Message, Turn | None]:
    """The widest answer of a group before and after, by the permissions that read it."""
    rows = [one for one in app.access if one.group is group and one.permission.rpartition(".")[2] in reads]
    if not rows:
        return message("does not ask"), None
    before, after = _widest(one.before for one in rows), _widest(one.after for one in rows)
    turn = next((turn for turn in Turn if any(one.turn is turn for one in rows)), None)
    if turn is Turn.LOST and after in {Effective.ALLOWED, Effective.WHILE_USING}:
        turn = Turn.STILL
    return before_and_after(before, after), turn


def _widest(answers: Iterable[Effective | None]) -> Effective | None:
    found = set(answers)
    return next((answer for answer in _WIDEST_FIRST if answer in found), None)
