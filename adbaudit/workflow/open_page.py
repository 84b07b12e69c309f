"""Open an app's page on the phone, the most exact that this phone lets a computer open.

It is not part of carrying out a plan: nothing changes but what the phone's screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adbaudit.errors import PageNotOpened, PhoneLost, UsageFault
from adbaudit.facts.device import device_of
from adbaudit.facts.probes import properties
from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.guide import Guide, Page
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId
from adbaudit.plan.locks import maker_switch
from adbaudit.plan.names import is_package
from adbaudit.plan.page_answer import Refusal, Screen, reason_for, refusal, screen_of
from adbaudit.plan.pages import Way, ways_to_open, what_it_shows
from adbaudit.plan.place import Place
from adbaudit.plan.screens import refusing_button
from adbaudit.ports import Answer, Command, Ending, Shell

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


def open_page(
    shell: Shell, package: str, page: str, user: UserId, *, guides: Sequence[Guide], pages: Sequence[Page]
) -> OpenedPage:
    """Try one page after another, until the phone says that it shows one.

    Raises:
        UsageFault: this is no package's name.
        PhoneLost: the phone did not answer.
        PageNotOpened: the app is not there for this user, or the phone opened none of its pages.

    """
    if not is_package(package):
        raise _no_package_name(package)
    place = Place(
        device=_device(shell, package, user),
        installed=InstalledPackage(package=PackageName(package), user=user),
        guides=tuple(guides),
    )
    refused: list[tuple[Way, Refusal]] = []
    for way in ways_to_open(place, page, pages):
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
    told, listed = shell.run([properties.command(), list_it])
    _check(told)
    lines = [line.strip() for line in listed.text.splitlines() if line.strip()]
    is_list = listed.ending is Ending.COMPLETE and all(line.startswith("package:") for line in lines)
    if is_list and f"package:{package}" not in lines:
        raise _not_there(package, user)
    return device_of(properties.parse(told.text), (), "")


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
