"""Two reports of one phone, app by app and permission by permission."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from adbaudit.model.access import Access, Effective
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.difference import AccessChange, AppDifference, Difference, Presence, Side, SpecialChange, Turn
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName, PermissionName
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.report.answer_sentences import standing_sentences
from adbaudit.report.difference.regained import SwitchedOff, switched_off
from adbaudit.report.difference.unseen import could_hide
from adbaudit.report.naming import user_name
from adbaudit.report.order import in_order
from adbaudit.report.outline import outline
from adbaudit.report.phone_title import phone_title
from adbaudit.report.reading import NOW, WAYS, phone_zone

Key = tuple[UserId, PackageName]
_ON = frozenset({SpecialAccessState.ON})
_LENDING = (Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE)


def compare(before: Report, after: Report) -> Difference:
    """What is different in the second report; both are of phones."""
    old, new = _by_key(before), _by_key(after)
    off = switched_off(before)
    apps = [_app(old.get(key), new.get(key), before, after, off) for key in dict.fromkeys((*new, *old))]
    return Difference(
        before=_side(before),
        after=_side(after),
        apps=tuple(sorted(apps, key=_rank)),
        standing=tuple(standing_sentences(outline(in_order(after)))),
    )


def _rank(app: AppDifference) -> int:
    return _LENDING.index(app.verdict) if app.verdict in _LENDING else len(_LENDING)


def _by_key(report: Report) -> Mapping[Key, App]:
    return {(app.installed.user, app.installed.package): app for app in report.apps if app.in_phone}


def _side(report: Report) -> Side:
    provenance = report.provenance
    return Side(
        captured_at=provenance.captured_at,
        source=provenance.source,
        device=report.device.id if report.device else None,
        gaps=report.gaps,
        phone=phone_title(report),
        zone=phone_zone(report),
        language=report.device.language if report.device else None,
    )


def _app(old: App | None, new: App | None, before: Report, after: Report, off: SwitchedOff) -> AppDifference:
    known = new or old
    assert known is not None  # noqa: S101  # every key comes from one of the two
    presence = _presence(old, new, before, after)
    here = known.installed
    return AppDifference(
        package=here.package,
        user=here.user,
        whose=_whose(here.user, after, before),
        name=known.name,
        verdict=_verdict(old, new),
        system=here.system,
        presence=presence,
        access=tuple(_regained(change, here, off) for change in _access(old, new, presence, _taken(before))),
        special_access=tuple(_regained(change, here, off) for change in _special(old, new, presence)),
    )


def _whose(user: UserId, *reports: Report) -> Message:
    """As the first of the reports calls the user that knows of them."""
    users = (one for report in reports if report.device for one in report.device.users)
    return user_name(user, next((one for one in users if one.id == user), None))


def _taken(report: Report) -> datetime:
    return report.provenance.captured_at


AnyChange = TypeVar("AnyChange", AccessChange, SpecialChange)


def _regained(change: AnyChange, here: InstalledPackage, off: SwitchedOff) -> AnyChange:
    about = change.permission if isinstance(change, AccessChange) else change.kind.value
    is_back = change.turn is Turn.GAINED and (here.package, here.user, about) in off
    return replace(change, is_regained=is_back)


def _verdict(old: App | None, new: App | None) -> Verdict:
    """The weightier of both: an app whose label could not be read this time is still what it was."""
    verdicts = {app.identity.verdict for app in (old, new) if app}
    last = new or old
    return next((one for one in _LENDING if one in verdicts), last.identity.verdict if last else Verdict.UNKNOWN)


def _presence(old: App | None, new: App | None, before: Report, after: Report) -> Presence:
    if old and new:
        return Presence.BOTH
    if new:
        return Presence.UNKNOWN if could_hide(before, new) else Presence.NEW
    return Presence.UNKNOWN if old and could_hide(after, old) else Presence.GONE


def _access(old: App | None, new: App | None, presence: Presence, since: datetime) -> Iterator[AccessChange]:
    rows_before, rows_after = _rows(old), _rows(new)
    for permission in dict.fromkeys((*rows_after, *rows_before)):
        first, second = rows_before.get(permission), rows_after.get(permission)
        known = second or first
        was, now = _answer(first, old, presence), _answer(second, new, presence)
        was_unasked, is_unasked = _is_unasked(first), _is_unasked(second)
        turn = _turn(was, now, NOW, Effective.UNKNOWN)
        if known is not None:
            yield AccessChange(
                group=known.group,
                permission=permission,
                before=was,
                after=now,
                turn=Turn.CHANGED if turn is None and was is now and was_unasked != is_unasked else turn,
                was_unasked=was_unasked,
                is_unasked=is_unasked,
                used=_used(first, second, since),
            )


def _is_unasked(access: Access | None) -> bool:
    return access is not None and access.comes_unasked is True


def _rows(app: App | None) -> Mapping[PermissionName, Access]:
    return {access.permission: access for access in app.installed.access} if app else {}


def _answer(access: Access | None, app: App | None, presence: Presence) -> Effective | None:
    """What a report says of a permission that perhaps only the other one lists."""
    if access is not None:
        return access.effective
    if app is None:
        return Effective.UNKNOWN if presence is Presence.UNKNOWN else None
    return Effective.UNKNOWN if _was_not_read(app.installed) else Effective.NOT_REQUESTED


def _was_not_read(installed: InstalledPackage) -> bool:
    """A package whose block was read has a version and a target."""
    return installed.target_sdk is None and installed.version_code is None


def _special(old: App | None, new: App | None, presence: Presence) -> Iterator[SpecialChange]:
    for kind in SpecialAccessKind:
        was, now = _state(old, kind, presence), _state(new, kind, presence)
        if _is_told(was) or _is_told(now):
            yield SpecialChange(kind=kind, before=was, after=now, turn=_turn(was, now, _ON, SpecialAccessState.UNKNOWN))


def _state(app: App | None, kind: SpecialAccessKind, presence: Presence) -> SpecialAccessState | None:
    """On if any of its components is; what a whole list does not name is off, and a switched off app sees nothing."""
    if app is None:
        return SpecialAccessState.UNKNOWN if presence is Presence.UNKNOWN else None
    if kind in WAYS and app.installed.enabled is False:
        return SpecialAccessState.OFF
    states = {special.state for special in app.installed.special_access if special.kind is kind}
    by_weight = (SpecialAccessState.ON, SpecialAccessState.UNKNOWN)
    return next((state for state in by_weight if state in states), SpecialAccessState.OFF)


def _is_told(state: SpecialAccessState | None) -> bool:
    return state not in {None, SpecialAccessState.OFF}


def _turn(
    was: object, now: object, open_: frozenset[Effective] | frozenset[SpecialAccessState], unknown: object
) -> Turn | None:
    """What was not seen in one of both is unknown, whatever the other says."""
    if unknown in (was, now):
        return None if was == now else Turn.UNKNOWN
    could, can = was in open_, now in open_
    if could and can:
        return Turn.STILL if was == now else Turn.CHANGED
    if could != can:
        return Turn.GAINED if can else Turn.LOST
    return None if _as_one(was) == _as_one(now) else Turn.CHANGED


def _as_one(state: object) -> object:
    """An app that is not there does not ask."""
    return Effective.NOT_REQUESTED if state is None else state


def _used(first: Access | None, second: Access | None, since: datetime) -> datetime | None:
    """A use that came after the first report, as far as the phone's records tell; without a zone it cannot be told."""
    if second is None or second.last_access is None or second.last_access.tzinfo is None:
        return None
    known = first.last_access if first else None
    if known is None or known.tzinfo is None:
        was_read = first is not None and first.op_mode is not OpMode.UNKNOWN
        return second.last_access if second.last_access > since or was_read else None
    return second.last_access if second.last_access > known else None
