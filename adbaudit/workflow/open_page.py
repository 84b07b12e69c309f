"""Open an app's page on the phone, the most exact that this phone lets a computer open.

It is not part of carrying out a plan: nothing changes but what the phone's screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adbaudit.errors import PageNotOpened, PhoneLost, UsageFault
from adbaudit.facts.device import device_of
from adbaudit.facts.probes import properties, users
from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.guide import Guide, Page
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.plan.locks import maker_switch
from adbaudit.plan.names import is_package
from adbaudit.plan.page_answer import Refusal, Screen, reason_for, refusal, screen_of
from adbaudit.plan.pages import Way, wanted_page, ways_to_open, what_it_shows
from adbaudit.plan.place import Place
from adbaudit.plan.screens import refusing_button
from adbaudit.ports import Answer, Command, Ending, Shell
from adbaudit.workflow.held_access import held_access, listed_kind

_OWNER = 0
_START_SECONDS = 15.0
_POWER = Command(argv=("dumpsys", "power"), seconds=5, max_bytes=1024 * 1024)
_POLICY = Command(argv=("dumpsys", "window", "policy"), seconds=5, max_bytes=1024 * 1024)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPage:
    """What the phone shows now, and what it would not show."""

    way: Way
    refused: tuple[tuple[Way, Refusal], ...]
    screen: Screen
    switch: Message | None
    """What the maker wants switched before a more exact page opens."""
    button: LocalText
    """The word that refuses, on this phone."""
    kind: SpecialAccessKind | None = None
    """The special access that the page is about, where the phone keeps a list of who has it."""
    held: SpecialAccessState | None = None
    """Whether the app has it now."""


def open_page(
    shell: Shell, package: str, page: str, user: UserId, *, guides: Sequence[Guide], pages: Sequence[Page]
) -> OpenedPage:
    """Try one page after another, until the phone says that it shows one.

    Raises:
        UsageFault: this is no package's name.
        PhoneLost: the phone did not answer.
        PageNotOpened: the app is not there for this user, who may not be running, or the phone opened none of
            its pages.

    """
    if not is_package(package):
        raise _no_package_name(package)
    place = Place(
        device=_device(shell, package, user),
        installed=InstalledPackage(package=PackageName(package), user=user),
        guides=tuple(guides),
    )
    kind = listed_kind(wanted_page(page))
    held = held_access(shell, place, kind) if kind is not None else None
    opened = _first_that_opens(shell, place, ways_to_open(place, page, pages))
    return replace(opened, kind=kind, held=held)


def _first_that_opens(shell: Shell, place: Place, ways: Sequence[Way]) -> OpenedPage:
    refused: list[tuple[Way, Refusal]] = []
    for way in ways:
        start, power, policy = shell.run([Command(argv=way.argv, seconds=_START_SECONDS), _POWER, _POLICY])
        _check(start)
        why = refusal(start.text)
        if why is None:
            return OpenedPage(
                way=way,
                refused=tuple(refused),
                screen=screen_of(power.text, policy.text),
                switch=_switch(place.device, refused),
                button=refusing_button(place),
            )
        refused.append((way, why))
    raise _nothing_opened(place.device, refused)


def _device(shell: Shell, package: str, user: UserId) -> Device:
    """The phone, once it is known that the app is there for this user."""
    list_it = Command(argv=("pm", "list", "packages", "--user", str(user), package))
    told, running, listed = shell.run([properties.command(), users.command(), list_it])
    _check(told)
    if _is_stopped(running, user):
        raise _not_running(user)
    lines = [line.strip() for line in listed.text.splitlines() if line.strip()]
    is_list = listed.ending is Ending.COMPLETE and all(line.startswith("package:") for line in lines)
    if is_list and f"package:{package}" not in lines:
        raise _not_there(package, user)
    return device_of(properties.parse(told.text), (), "")


def _is_stopped(answer: Answer, user: UserId) -> bool:
    """A paused profile shows a question of its own instead of the page, and the answer does not tell of it."""
    listed = users.parse(answer.text) if answer.ending is Ending.COMPLETE else None
    known = {one.id: one.running for one in listed.users} if listed is not None and listed.is_whole else {}
    return user != _OWNER and known.get(user) is False


def _switch(device: Device, refused: Sequence[tuple[Way, Refusal]]) -> Message | None:
    return maker_switch(device) if any(why is Refusal.LOCKED for _, why in refused) else None


def _check(answer: Answer) -> None:
    if answer.ending in {Ending.DISCONNECTED, Ending.NOT_RUN}:
        raise PhoneLost(
            message("The phone is gone."),
            means=message("The connection ended before the page was open."),
            next_step=message("Check the cable, unlock the phone, and run the same command again."),
        )


def _no_package_name(package: str) -> UsageFault:
    return UsageFault(
        message("“{text}” is no name of an app package.", text=package),
        means=message("Package names look like com.example.app: letters, digits, dots and underscores."),
        next_step=message("Copy the name as “adbaudit scan” prints it."),
    )


def _not_there(package: str, user: UserId) -> PageNotOpened:
    return PageNotOpened(
        message("{package} is not on this phone for user {user}.", package=package, user=user),
        means=message(
            "The name may be mistyped, the app may be uninstalled, or it belongs to another user of the phone, such as "
            "a work profile."
        ),
        next_step=message("Look at “adbaudit scan” for the app and its user, and give that number after --user."),
    )


def _not_running(user: UserId) -> PageNotOpened:
    return PageNotOpened(
        message("User {user} of this phone is not running, so none of its pages can be opened.", user=user),
        means=message("A work profile is paused, or nobody switched to this user since the phone was started."),
        next_step=message("Switch the work profile on, or switch to that user on the phone; then run this again."),
    )


def _nothing_opened(device: Device, refused: Sequence[tuple[Way, Refusal]]) -> PageNotOpened:
    if not refused:
        happened = message("There is no page that a computer could open on this phone.")
    else:
        way, why = refused[-1]
        happened = message(
            "The phone did not open {page}: {reason}.", page=what_it_shows(way.shows), reason=reason_for(why)
        )
    return PageNotOpened(
        happened,
        means=_switch(device, refused) or message("Nothing was changed on the phone."),
        next_step=message(
            "On the phone, press and hold the app’s icon, tap App info and Permissions; or open Settings and search "
            "for “Permissions”."
        ),
    )
