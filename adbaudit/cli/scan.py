"""`adbaudit scan`: audit a phone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.exit_code import code_of, code_of_all
from adbaudit.cli.failure import tell
from adbaudit.cli.options import report_options
from adbaudit.cli.output import sheet, write
from adbaudit.cli.progress import progress
from adbaudit.errors import AdbauditError, UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.model.report import Report
    from adbaudit.model.user import UserId

DEFAULT_PRACTICE = "pixel-14"
Opener = Callable[[], AbstractContextManager[Any]]


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="scan", help=say(message("Audit the connected phone. Nothing on it is changed.")))
    @click.option(
        "--serial",
        "serials",
        multiple=True,
        metavar="S",
        help=say(message("The phone to audit, as “adbaudit devices” names it (may be given several times).")),
    )
    @click.option("--all", "every", is_flag=True, help=say(message("Audit every connected phone.")))
    @click.option(
        "--practice",
        is_flag=False,
        flag_value=DEFAULT_PRACTICE,
        metavar="[PROFILE]",
        help=say(message("Audit a practice phone instead of a real one.")),
    )
    @click.option(
        "--user",
        default="all",
        show_default=True,
        metavar="ID|all",
        help=say(message("Only this Android user (0 is the owner).")),
    )
    @click.option(
        "--apk",
        "apk_reading",
        type=click.Choice(["none", "suspects", "all"]),
        default="suspects",
        show_default=True,
        help=say(message("Whose app files are looked into on the phone.")),
    )
    @report_options(say)
    def scan(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _scan(say, given)

    return scan


def _scan(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.audit import ApkReading, Wishes, World, rules, scan  # noqa: PLC0415  # as above
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above

    openers = _openers(given)
    pack = rules(given["rules"])
    wishes = Wishes(
        language=say.language,
        countries=given["countries"],
        apk=ApkReading(given["apk_reading"]),
        only_user=_user(given["user"]),
        source=SourceKind.ADB if given["practice"] is None else SourceKind.PRACTICE,
    )
    reports, codes = [], []
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        world = World(rules=pack, clock=SystemClock(), progress=display)
        for name, opener in openers:
            try:
                with opener() as phone:
                    report = scan(phone.shell, world, wishes, device_id=phone.device_id)
            except AdbauditError as fault:
                if len(openers) == 1:
                    raise
                click.echo(visible(f"{name}:"), err=True)
                codes.append(tell(fault, say))
            else:
                reports.append(report)
                codes.append(code_of(report, given["fail_on"]))
    _write(say, reports, given)
    return code_of_all(codes)


def _openers(given: dict[str, Any]) -> Sequence[tuple[str, Opener]]:
    """Each phone's name, as the person knows it, and the way to open it."""
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


@contextlib.contextmanager
def _practice_phone(profile: str) -> Iterator[Any]:
    from adbaudit.workflow.practice import make_phone, plugged_in  # noqa: PLC0415  # only when practising

    with plugged_in(make_phone(profile), profile) as phone:
        yield phone


@contextlib.contextmanager
def _real_phone(serial: str | None) -> Iterator[Any]:
    from adbaudit.workflow.phones import open_phone  # noqa: PLC0415  # brings adbutils in

    yield open_phone(os.environ, serial)


def _user(text: str) -> UserId | None:
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


def _write(say: Translator, reports: Sequence[Report], given: dict[str, Any]) -> None:
    from adbaudit.report.render import render, render_many  # noqa: PLC0415  # brings a format in

    if not reports:
        return
    output: Path | None = given["output"]
    page = sheet(os.environ, to_file=output is not None, no_color=given["no_color"])
    if given["every"] or len(given["serials"]) > 1:
        text = render_many(reports, given["format_name"], say, width=page.width, color=page.color)
    else:
        text = render(reports[0], given["format_name"], say, width=page.width, color=page.color)
    write(text, output)
