"""What the phone showed of one app, as letters say it: facts with their time, and what was not read said as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.access import NOW, Access, Effective
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.letter import LetterFact
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, place_name, special_access_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import User, UserKind
from adbaudit.report.letters.closed import closed
from adbaudit.report.letters.origin import files, origin
from adbaudit.report.letters.times import looked_at
from adbaudit.report.letters.uses import short_name, uses
from adbaudit.report.naming import user_name
from adbaudit.report.reading import GROUPS, READS, comes_unasked, last_read, reach, ways
from adbaudit.report.words import listing

_FIXED = frozenset({"POLICY_FIXED", "SYSTEM_FIXED"})
_ASKS_SINCE = 23
"""Apps built for older Androids hold from the install what they ask for (AOSP PermissionManagerService)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterApp:
    """One package with all its copies on the phone, as a letter speaks of it."""

    rows: tuple[App, ...]

    @property
    def first(self) -> App:
        """The copy that gives its name."""
        return next((app for app in self.rows if app.label), self.rows[0])

    @property
    def package(self) -> str:
        """Its package name."""
        return self.first.installed.package


def facts_of(app: LetterApp, report: Report) -> Iterator[Message]:
    """Every fact of an app in a sentence of its own; of several copies, each under its place on the phone."""
    looked = looked_at(report)
    yield from files([apk for row in app.rows for apk in row.apks])
    for row in app.rows:
        known = _user(row, report)
        if len(app.rows) > 1 or known is None or known.kind is not UserKind.OWNER:
            place = place_name(known.kind) if known else user_name(row.installed.user, None)
            yield message("The copy of the app in this part of the phone: {place}.", place=place)
        yield from origin(row.installed)
        yield from _states(row.installed, looked)
        yield from uses(row.installed)
        yield from _switches(row.installed, looked)
        yield from closed(row.installed, report)


def facts_that_hold(apps: Sequence[LetterApp]) -> frozenset[LetterFact]:
    """Which of the conditions on what was seen hold for these apps."""
    found = [row.installed for app in apps for row in app.rows]
    held = {
        LetterFact.READS_NOW: any(_reads_now(one) for one in found),
        LetterFact.USED: any(last_read(one, group) is not None for one in found for group in GROUPS),
        LetterFact.NOT_READ: any(_has_gaps(one) for one in found),
    }
    return frozenset(fact for fact, holds in held.items() if holds)


def had_access(row: App, report: Report) -> bool:
    """Whether it can read, was seen reading, or had something taken away; what was not read is not taken for a no."""
    one = row.installed
    return (
        bool(facts_that_hold((LetterApp(rows=(row,)),)))
        or any(access.access_state or (access.count and access.count.accesses) for access in one.access)
        or any(reach(one, group) is Effective.ASKS and comes_unasked(one, group) for group in GROUPS)
        or any(closed(one, report))
    )


def _user(row: App, report: Report) -> User | None:
    """Whose copy it is, where the phone's list of users tells."""
    users = report.device.users if report.device else ()
    return next((user for user in users if user.id == row.installed.user), None)


def _states(one: InstalledPackage, looked: Message) -> Iterator[Message]:
    """Each of the three groups it asks for, and since when nobody can say."""
    answers = [(group, reach(one, group)) for group in GROUPS]
    for group, answer in answers:
        sentence = _state(one, group, answer, looked)
        if sentence is not None:
            yield sentence
    if any(answer in NOW for _, answer in answers):
        yield _since_when(one)
    fixed = [access for group in GROUPS for access in _in_effect(one, group) if access.flags & _FIXED]
    if fixed:
        yield message(
            "On {looked} this was fixed by the phone’s maker, or by whoever manages the phone, so that nobody who uses "
            "the phone can refuse it: {permissions}.",
            looked=looked,
            permissions=_named(fixed),
        )


def _since_when(one: InstalledPackage) -> Message:
    if one.target_sdk is not None and one.target_sdk < _ASKS_SINCE:
        return message(
            "By its own mark it is built for Android 5.1 or older, so the phone gave it this at install and asked "
            "nobody."
        )
    return message("Since when a permission has been granted is not recorded by the phone.")


def _state(one: InstalledPackage, group: PermissionGroup, answer: Effective, looked: Message) -> Message | None:
    what = group_name(group)
    match answer:
        case Effective.ALLOWED:
            return message(
                "On {looked} the phone allowed it access to {what} ({permissions}).",
                looked=looked,
                what=what,
                permissions=_permissions(one, group),
            )
        case Effective.WHILE_USING:
            return message(
                "On {looked} the phone allowed it access to {what} while it is in use ({permissions}).",
                looked=looked,
                what=what,
                permissions=_permissions(one, group),
            )
        case Effective.ASKS:
            return _without_access(what, looked, takes_unasked=comes_unasked(one, group))
        case Effective.BLOCKED:
            return message("On {looked} its access to {what} was blocked.", looked=looked, what=what)
        case Effective.UNKNOWN:
            return message("Whether it had access to {what} on {looked} could not be read.", looked=looked, what=what)
        case Effective.NOT_REQUESTED:
            return None


def _without_access(what: Message, looked: Message, *, takes_unasked: bool) -> Message:
    if takes_unasked:  # Android 6–9 gives it with another permission of the group
        return message(
            "On {looked} it had no access to {what}; it can take it without asking me.", looked=looked, what=what
        )
    return message("On {looked} it had no access to {what}; it may ask for it.", looked=looked, what=what)


def _permissions(one: InstalledPackage, group: PermissionGroup) -> Message:
    """Those of the group that are in effect, by Android's names."""
    return _named(_in_effect(one, group))


def _in_effect(one: InstalledPackage, group: PermissionGroup) -> list[Access]:
    return [access for access in one.access if access.effective in NOW and short_name(access) in READS[group]]


def _named(access: Sequence[Access]) -> Message:
    return listing([message("{name}", name=short_name(one)) for one in access])


def _switches(one: InstalledPackage, looked: Message) -> Iterator[Message]:
    """Every special access; an app that is switched off does not run, so none is of use to it."""
    for kind in _in_state(one, SpecialAccessState.ON):
        yield message("On {looked} this was switched on for it: {what}.", looked=looked, what=special_access_name(kind))
    unread = _in_state(one, SpecialAccessState.UNKNOWN)
    if unread:
        named = listing([special_access_name(kind) for kind in unread])
        yield message(
            "Whether this was switched on for it on {looked} could not be read: {what}.", looked=looked, what=named
        )


def _in_state(one: InstalledPackage, state: SpecialAccessState) -> list[SpecialAccessKind]:
    found = {special.kind for special in one.special_access if special.state is state}
    return [] if one.enabled is False else [kind for kind in SpecialAccessKind if kind in found]


def _reads_now(one: InstalledPackage) -> bool:
    return any(reach(one, group) in NOW for group in GROUPS) or bool(ways(one, SpecialAccessState.ON))


def _has_gaps(one: InstalledPackage) -> bool:
    is_open = any(reach(one, group) is Effective.UNKNOWN for group in GROUPS)
    return is_open or bool(ways(one, SpecialAccessState.UNKNOWN))
