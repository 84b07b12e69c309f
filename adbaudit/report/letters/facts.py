"""What the phone showed of one app, as letters say it: facts with their time, and what was not read said as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.access import Effective
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.letter import LetterFact
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, place_name, special_access_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.model.user import User, UserKind
from adbaudit.report.letters.closed import closed
from adbaudit.report.letters.times import exact_time, looked_at
from adbaudit.report.naming import installer_name, user_name
from adbaudit.report.reading import GROUPS, NOW, READS, comes_unasked, last_read, reach, ways
from adbaudit.report.words import listing


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
    yield from _files(app)
    for row in app.rows:
        known = _user(row, report)
        if len(app.rows) > 1 or known is None or known.kind is not UserKind.OWNER:
            place = place_name(known.kind) if known else user_name(row.installed.user, None)
            yield message("The copy of the app in this part of the phone: {place}.", place=place)
        yield from _installed(row.installed)
        yield from _states(row.installed, looked)
        yield from _uses(row.installed)
        yield from _ways(row.installed, looked)
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


def _user(row: App, report: Report) -> User | None:
    """Whose copy it is, where the phone's list of users tells."""
    users = report.device.users if report.device else ()
    return next((user for user in users if user.id == row.installed.user), None)


def _files(app: LetterApp) -> Iterator[Message]:
    """Which file it is; what was not asked of the phone is told as not read."""
    digests = dict.fromkeys(apk.sha256 for row in app.rows for apk in row.apks if apk.sha256)
    yield from (message("SHA-256 of its APK file: {digest}", digest=digest) for digest in digests)
    if not digests:
        yield message("The SHA-256 of its APK file was not read.")


def _installed(one: InstalledPackage) -> Iterator[Message]:
    if one.installed_at is None:
        yield message("When it was installed could not be read.")
    else:
        yield message("The phone notes that it was installed on {time}.", time=exact_time(one.installed_at))
    if one.updated_at is not None and one.updated_at != one.installed_at:
        yield message("The phone notes that it was last updated on {time}.", time=exact_time(one.updated_at))
    if one.is_sideloaded:
        yield message("The phone notes that it was installed from a file, not from a store.")
    elif one.initiating_package or one.installer:
        name = installer_name(one.initiating_package or one.installer or "")
        yield message("The phone names as its installer: {installer}.", installer=name)


def _states(one: InstalledPackage, looked: Message) -> Iterator[Message]:
    """Each of the three groups it asks for, and since when nobody can say."""
    answers = [(group, reach(one, group)) for group in GROUPS]
    for group, answer in answers:
        sentence = _state(one, group, answer, looked)
        if sentence is not None:
            yield sentence
    if any(answer in NOW for _, answer in answers):
        yield message("Since when a permission has been granted is not recorded by the phone.")


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
    names = [
        name
        for access in one.access
        if access.effective in NOW and (name := access.permission.removeprefix("android.permission.")) in READS[group]
    ]
    return listing([message("{name}", name=name) for name in names])


def _uses(one: InstalledPackage) -> Iterator[Message]:
    """The last use that was recorded; silence of the records is told as silence."""
    for group in GROUPS:
        asked = [
            access
            for access in one.access
            if access.permission.removeprefix("android.permission.") in READS[group]
            and access.effective is not Effective.NOT_REQUESTED
        ]
        if not asked or reach(one, group) is Effective.NOT_REQUESTED:
            continue
        what, time = group_name(group), last_read(one, group)
        if time is not None:
            yield message(
                "On {time} the phone recorded that it used its access to {what}; this is the last use on record.",
                time=exact_time(time),
                what=what,
            )
        elif any(access.access_state for access in asked):
            yield message("The phone recorded that it used its access to {what}; when could not be read.", what=what)
        elif any(access.op_mode is OpMode.UNKNOWN for access in asked):
            yield message("Whether the phone recorded a use of its access to {what} could not be read.", what=what)
        else:
            yield message(
                "The phone held no record of a use of its access to {what}. This does not show whether there was one.",
                what=what,
            )


def _ways(one: InstalledPackage, looked: Message) -> Iterator[Message]:
    for way in ways(one, SpecialAccessState.ON):
        yield message("On {looked} this was switched on for it: {what}.", looked=looked, what=special_access_name(way))
    unread = ways(one, SpecialAccessState.UNKNOWN)
    if unread:
        named = listing([special_access_name(way) for way in unread])
        yield message(
            "Whether this was switched on for it on {looked} could not be read: {what}.", looked=looked, what=named
        )


def _reads_now(one: InstalledPackage) -> bool:
    return any(reach(one, group) in NOW for group in GROUPS) or bool(ways(one, SpecialAccessState.ON))


def _has_gaps(one: InstalledPackage) -> bool:
    is_open = any(reach(one, group) is Effective.UNKNOWN for group in GROUPS)
    return is_open or bool(ways(one, SpecialAccessState.UNKNOWN))
