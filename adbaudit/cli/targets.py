"""Which phones a command is meant for: `--serial`, `--all`, `--practice`, or the only one that is connected."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from adbaudit.cli.options import adding
from adbaudit.cli.phones_language import hear_phone
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.model.user import UserId

DEFAULT_PRACTICE = "pixel-14"
Function = TypeVar("Function", bound=Callable[..., Any])
Opener = Callable[[], AbstractContextManager[Any]]


def target_options(say: Translator) -> Callable[[Function], Function]:
    """Phone, user, and whose APK files are read."""
    return adding(
        [
            click.option(
                "--serial",
                "serials",
                multiple=True,
                metavar="S",
                help=say(message("The phone to audit, as “adbaudit devices” names it (may be given several times).")),
            ),
            click.option("--all", "every", is_flag=True, help=say(message("Audit every connected phone."))),
            click.option(
                "--practice",
                is_flag=False,
                flag_value=DEFAULT_PRACTICE,
                metavar="[PROFILE]",
                help=say(message("Audit a practice phone instead of a real one.")),
            ),
            click.option(
                "--user",
                default="all",
                show_default=True,
                metavar="ID|all",
                help=say(message("Only this Android user (0 is the owner).")),
            ),
            click.option(
                "--apk",
                "apk_reading",
                type=click.Choice(["none", "suspects", "all"]),
                default="suspects",
                show_default=True,
                help=say(
                    message(
                        "Whose app files are looked into on the phone. suspects: the name, maker and requests of every "
                        "app that was installed, and the digest of those that may be loan apps; all: also of the apps "
                        "that came with the phone."
                    )
                ),
            ),
        ]
    )


def phone_options(say: Translator) -> list[Any]:
    """For a command about one phone."""
    return [
        click.option("--serial", metavar="S", help=say(message("The phone, as “adbaudit devices” names it."))),
        click.option(
            "--practice",
            is_flag=False,
            flag_value=DEFAULT_PRACTICE,
            metavar="[PROFILE]",
            help=say(message("A practice phone instead of a real one.")),
        ),
    ]


def only_phone(given: dict[str, Any]) -> AbstractContextManager[Any]:
    """The phone that those options choose.

    Raises:
        UsageFault: both of the options choose the phone.

    """
    serials = (given["serial"],) if given["serial"] is not None else ()
    ((_, opener),) = openers({"serials": serials, "every": False, "practice": given["practice"]})
    return opener()


def openers(given: dict[str, Any]) -> Sequence[tuple[str, Opener]]:
    """Each phone's name, as the person knows it, and the way to open it.

    Raises:
        UsageFault: more than one of the options chooses the phone.

    """
    if bool(given["serials"]) + given["every"] + (given["practice"] is not None) > 1:
        raise UsageFault(
            message("--serial, --all and --practice each choose the phone."),
            means=message("Only one of them can be meant."),
            next_step=message("Give one of them, or none if a single phone is connected."),
        )
    if given["practice"] is not None:
        return [(given["practice"], lambda: _practice_phone(given["practice"]))]
    serials: Sequence[str | None] = given["serials"] or (None,)
    if given["every"]:
        from adbaudit.workflow.phones import connected_phones  # noqa: PLC0415  # brings adbutils in

        serials = [phone.serial for phone in connected_phones(os.environ)[1]] or (None,)
    return [(serial or "", partial(_real_phone, serial)) for serial in dict.fromkeys(serials)]


def tell_damaged_key(say: Translator) -> None:
    """On standard error: the name of a phone in reports is made with the key of this computer."""
    from adbaudit.device.hashing import KEY_FILE, is_key_kept  # noqa: PLC0415  # only where a phone is read
    from adbaudit.locations import state_folder  # noqa: PLC0415  # as above

    folder = state_folder(os.environ)
    if (folder / KEY_FILE).exists() and not is_key_kept(folder):
        told = message(
            "This computer’s key {path} is damaged, so the phone goes by a passing name, and “adbaudit diff” cannot "
            "tell that an earlier report is of the same one. Put the file back from a copy; if there is none, remove "
            "it: a new one is made then.",
            path=str(folder / KEY_FILE),
        )
        click.echo(visible(say(told)), err=True)


@contextlib.contextmanager
def _practice_phone(profile: str) -> Iterator[Any]:
    from adbaudit.workflow.practice import make_phone, plugged_in  # noqa: PLC0415  # only when practising

    with plugged_in(make_phone(profile), profile) as phone:
        hear_phone(phone.shell)
        yield phone


@contextlib.contextmanager
def _real_phone(serial: str | None) -> Iterator[Any]:
    from adbaudit.workflow.phones import open_phone  # noqa: PLC0415  # brings adbutils in

    phone = open_phone(os.environ, serial)
    hear_phone(phone.shell)
    yield phone


def user_in(text: str) -> UserId | None:
    """The user that was meant, or `None` for all of them.

    Raises:
        UsageFault: it is neither a number nor “all”.

    """
    from adbaudit.model.user import UserId  # noqa: PLC0415  # `--help` stays quick

    if text == "all":
        return None
    if text.isascii() and text.isdigit() and len(text) < 7:
        return UserId(int(text))
    raise UsageFault(
        message("“{text}” is no Android user.", text=text),
        means=message("Android users are numbers; 0 is the owner of the phone."),
        next_step=message("Give a number after --user, or “all”."),
    )
