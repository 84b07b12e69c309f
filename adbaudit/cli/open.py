"""`adbaudit open PKG`: that app's page on the phone, and what to tap there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, language_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.cli.targets import DEFAULT_PRACTICE, openers, user_in
from adbaudit.errors import UsageFault
from adbaudit.model.guide import Shows
from adbaudit.model.message import Message, message
from adbaudit.model.names import special_access_name
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.plan.pages import PAGES, PERMISSIONS, what_it_shows
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.wrap import wrapped

if TYPE_CHECKING:
    from adbaudit.model.rule import RulePack
    from adbaudit.workflow.open_page import OpenedPage


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="open",
        help=say(
            message(
                "Open an app's page on the phone, the most exact one that it lets a computer open, and say what to tap "
                "there. No setting is changed."
            )
        ),
    )
    @click.argument("package", metavar="PKG")
    @adding(_options(say))
    def open_(package: str, **given: Any) -> int:  # noqa: ANN401  # click hands over what the options declare
        return _open(say, package, given)

    return open_


def _options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--page",
            type=click.Choice(PAGES),
            default=PERMISSIONS,
            show_default=True,
            help=say(message("Which page: a permission, a special access, all permissions, or the app's own page.")),
        ),
        click.option("--user", default="0", show_default=True, metavar="ID", help=say(message("The Android user."))),
        click.option(
            "--serial",
            "serials",
            multiple=True,
            metavar="S",
            help=say(message("The phone, as “adbaudit devices” names it.")),
        ),
        click.option(
            "--practice",
            is_flag=False,
            flag_value=DEFAULT_PRACTICE,
            metavar="[PROFILE]",
            help=say(message("Use a practice phone instead of a real one.")),
        ),
        rules_option(say),
        language_option(say),
    ]


def _open(say: Translator, package: str, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.open_page import open_page  # noqa: PLC0415  # as above

    user = user_in(given["user"])
    if user is None:
        raise UsageFault(
            message("A page is opened for one Android user."),
            means=message("Each user of the phone has a copy of the app with a page of its own."),
            next_step=message("Give one number after --user; 0 is the owner of the phone."),
        )
    pack = rules(given["rules"])
    ((_, opener),) = openers({**given, "serials": given["serials"][-1:], "every": False})
    with opener() as phone:
        opened = open_page(phone.shell, package, given["page"], user, guides=pack.guides, pages=pack.pages)
    width = sheet(os.environ, to_file=False, no_color=True).width
    lines = [
        line
        for one in _told(opened, package, given["page"], _name(pack, package))
        for line in wrapped(visible(say(one)), width)
    ]
    write("".join(f"{line}\n" for line in lines), None)
    return 0


def _name(pack: RulePack, package: str) -> str | None:
    """What the lists know it by; the phone tells its name only to who reads its file."""
    listed = pack.catalogue.by_package.get(PackageName(package))
    return listed.labels[0] if listed and listed.labels else None


def _told(opened: OpenedPage, package: str, page: str, name: str | None) -> Iterator[Message]:
    """What is open, what to tap, and what to mind."""
    from adbaudit.plan.page_answer import Screen, reason_for  # noqa: PLC0415  # `--help` stays quick

    way = opened.way
    app = message("{app} ({what})", app=name, what=package) if name else package
    yield message("Opened on the phone, for {package}: {page}.", package=app, page=_shown(opened))
    for other, why in opened.refused:
        yield message(
            "It stands in for a page that did not open ({page}): {reason}.",
            page=what_it_shows(other.shows),
            reason=reason_for(why),
        )
    if opened.screen is Screen.HIDDEN:
        yield message("The screen is dark or locked: unlock the phone, and the page is there.")
    if opened.screen is Screen.UNKNOWN:
        yield message("If the screen is dark or locked, unlock the phone: the page is there.")
    if page == PERMISSIONS and way.shows is not Shows.APP_INFO:
        yield message("Go through contacts, messages and call log there, and choose “{button}”.", button=opened.button)
    yield from _taps(opened, package, page)
    if opened.switch is not None:
        yield opened.switch


def _shown(opened: OpenedPage) -> Message:
    """An app that has nothing of the kind does not stand in the list, or stands there as off."""
    if opened.held is SpecialAccessState.OFF and opened.way.shows is Shows.LIST:
        return message("the phone’s list of apps with this access")
    return what_it_shows(opened.way.shows)


def _taps(opened: OpenedPage, package: str, page: str) -> Iterator[Message]:
    """What to tap, where there is anything to switch off."""
    from adbaudit.plan.screens import way_out  # noqa: PLC0415  # `--help` stays quick

    way = opened.way
    if opened.held is SpecialAccessState.OFF and opened.kind is not None:
        yield message(
            "There is nothing to switch off: {package} does not have this access now: {what}. Leave what belongs to "
            "other apps as it is.",
            package=package,
            what=special_access_name(opened.kind),
        )
        return
    if opened.held is SpecialAccessState.UNKNOWN:
        yield message("Whether {package} has this access now could not be read.", package=package)
    if way.taps is not None:
        yield message("Tap there: {taps}", taps=way.taps)
        if any(package in text for _, text in way.taps.texts):
            yield message(
                "The phone shows the app’s own name there, or that of a part of it, not {package}.", package=package
            )
        if not way.is_verified:
            yield way_out(page)
