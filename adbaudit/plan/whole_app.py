"""What is done to an app as a whole: stop, pause, switch off, uninstall; last, and only where somebody names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from adbaudit.model.action import Action
from adbaudit.model.app import App
from adbaudit.model.device import Device
from adbaudit.model.guide import Guide
from adbaudit.model.identity import LENDING
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Disposition, LastResort, Plan, PlannedStep, Step
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.plan.commands import disable, stop, suspend
from adbaudit.plan.consequences import consequences
from adbaudit.plan.fixed import NO_PAYING_BACK
from adbaudit.plan.place import Around, Place
from adbaudit.plan.screens import NOTES_ON_SCREENS, notes_on_screens, screens_for

_SUSPENDS_SINCE = 28
"""Before Android 9 this needed MANAGE_USERS, which the shell does not hold (AOSP setPackagesSuspendedAsUser)."""
_PAGES = {LastResort.STOP: "force-stop", LastResort.DISABLE: "disable", LastResort.UNINSTALL: "uninstall"}
_TITLES = {
    LastResort.STOP: message("Stop the whole app."),
    LastResort.SUSPEND: message("Pause the whole app, so that nobody can open it."),
    LastResort.DISABLE: message("Switch the whole app off."),
    LastResort.UNINSTALL: message("Uninstall it, as the very last thing."),
}


def with_last_resorts(
    plan: Plan, apps: Sequence[App], device: Device, guides: Sequence[Guide], named: Collection[LastResort]
) -> Plan:
    """The same plan with these steps at its end, for each of the apps; who names one has given the word for it."""
    copies = Counter(app.installed.package for app in apps)
    last = tuple(
        PlannedStep(
            app=app.title,
            package=app.installed.package,
            user=app.installed.user,
            subject=resort.value,
            step=_step(app, Place(device=device, installed=app.installed, guides=tuple(guides), around=around), resort),
        )
        for resort in LastResort
        if resort in named
        for app in apps
        for around in (Around(label=app.name, has_copies=copies[app.installed.package] > 1),)
    )
    done = {action for planned in last for action in planned.step.actions}
    return replace(plan, steps=(*(one for one in plan.steps if not _is_in(one.step.actions, done)), *last))


def _is_in(actions: Sequence[Action], done: Collection[Action]) -> bool:
    """A step that asks for what is named anyway gives way to that."""
    return bool(actions) and all(action in done for action in actions)


def _step(app: App, place: Place, resort: LastResort) -> Step:
    if app.installed.system is not False and app.identity.verdict not in LENDING:
        return _left_alone(place, is_known=app.installed.system is True)
    actions = tuple(_actions(app, place, resort))
    page = _PAGES[resort] if _has_button(app, resort) else None
    notes = (*_notes(app, place, resort), *(notes_on_screens(place, page) if page else ()))
    return Step(
        step=place.titled(_TITLES[resort]),
        disposition=Disposition.AUTOMATIC if actions else Disposition.MANUAL,
        actions=actions,
        screens=screens_for(place, page) if page else (),
        notes=notes,
        consequences=consequences(actions, place.sdk),
        about_screens=frozenset(notes) & NOTES_ON_SCREENS,
    )


def _left_alone(place: Place, *, is_known: bool) -> Step:
    why = message("It belongs to the phone itself, and nothing here says that it lends: leave it as a whole.")
    if not is_known:
        why = message(
            "Whether it belongs to the phone itself is not known, and nothing here says that it lends: leave it as a "
            "whole."
        )
    return Step(step=place.titled(why), disposition=Disposition.MANUAL)


def _actions(app: App, place: Place, resort: LastResort) -> Iterator[Action]:
    if not place.may_be_commanded:
        return
    match resort:
        case LastResort.STOP:
            yield stop(place)
        case LastResort.SUSPEND if (place.sdk or 0) >= _SUSPENDS_SINCE and _admin(app) is not _ON:
            yield suspend(place)
        case LastResort.DISABLE:
            yield disable(place)
        case _:
            return


def _notes(app: App, place: Place, resort: LastResort) -> Iterator[Message]:
    match resort:
        case LastResort.STOP:
            yield message("No command takes a stop back: the app runs again when you open it.")
        case LastResort.SUSPEND:
            yield from _notes_on_pausing(app, place)
            yield NO_PAYING_BACK
            yield _ONLY_A_COMPUTER
        case LastResort.DISABLE:
            yield NO_PAYING_BACK
            if not _has_button(app, resort):
                yield _ONLY_A_COMPUTER
        case LastResort.UNINSTALL:
            yield from _notes_on_uninstalling(app)


def _notes_on_pausing(app: App, place: Place) -> Iterator[Message]:
    yield from _notes_on_admin(app)
    if place.sdk is None:
        yield message("The phone did not tell its Android version.")
    elif place.sdk < _SUSPENDS_SINCE and _admin(app) is not _ON:
        yield message("To Android 8 a computer cannot do this. Switching it off does more: --then disable")


def _notes_on_uninstalling(app: App) -> Iterator[Message]:
    """Nothing brings an app back as it was: not even `pm uninstall -k` keeps its permissions and its record."""
    if app.installed.system:
        yield message("It came with the phone, which may only let you switch it off: --then disable")
    yield from _notes_on_admin(app)
    yield message(
        "The phone’s record of when it last read your contacts goes with it. Keep your proof first, with screenshots "
        "of the debt and of what they wrote to you."
    )
    yield message(
        "It ends neither the debt nor your account, and what was uploaded stays with them. You may need the app to pay "
        "back: first ask the lender for another way, in writing."
    )
    yield message("Nothing brings it back as it was: installed anew, it may ask for everything again.")


def _notes_on_admin(app: App) -> Iterator[Message]:
    match _admin(app):
        case SpecialAccessState.ON:
            yield message("It is a device administrator: first take that away, or the phone refuses.")
        case SpecialAccessState.UNKNOWN:
            yield message(
                "Whether it is a device administrator is not known. If it is, first take that away, or the phone "
                "refuses."
            )
        case _:
            return


_ONLY_A_COMPUTER = message("No screen of the phone does this, only a computer.")
_ON = SpecialAccessState.ON


def _has_button(app: App, resort: LastResort) -> bool:
    """Android's own App info has Disable only for apps that came with the phone, and nothing to pause one."""
    return resort in {LastResort.STOP, LastResort.UNINSTALL} or (
        resort is LastResort.DISABLE and app.installed.system is True
    )


def _admin(app: App) -> SpecialAccessState:
    """On where one of its administrators is; unknown where that could not be read of one."""
    states = {one.state for one in app.installed.special_access if one.kind is SpecialAccessKind.DEVICE_ADMIN}
    if _ON in states:
        return _ON
    return SpecialAccessState.UNKNOWN if SpecialAccessState.UNKNOWN in states else SpecialAccessState.OFF
