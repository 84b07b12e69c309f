"""`adbaudit pair`: wireless debugging (Android 11 and later), by code or by QR code."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from adbaudit.cli.options import language_option
from adbaudit.cli.output import write
from adbaudit.errors import AdbauditError, UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.device.pairing import Invitation

_WAIT_SECONDS = 120


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="pair",
        help=say(
            message(
                "Pair a phone over Wi-Fi (Android 11 and later): with the address and code it shows, or with a QR "
                "code. Tried with the real adb, but not yet with a phone."
            )
        ),
    )
    @click.argument("where", metavar="[HOST:PORT]", required=False)
    @click.argument("code", metavar="[CODE]", required=False)
    @click.option("--qr", is_flag=True, help=say(message("Show a QR code for the phone to scan.")))
    @click.option(
        "--wait",
        type=click.IntRange(1, 3600),
        default=_WAIT_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help=say(message("How long to wait for the phone to scan the QR code.")),
    )
    @language_option(say)
    def pair(where: str | None, code: str | None, *, qr: bool, wait: int, lang: str | None) -> int:  # noqa: ARG001  # --lang: see main.py
        if qr == (where is not None):
            raise _one_way()
        serial = _by_qr(say, wait) if where is None else _by_code(say, where, code)
        return _told(say, serial)

    return pair


def _by_code(say: Translator, where: str, code: str | None) -> str | None:
    from adbaudit.workflow.connecting import pair_by_code  # noqa: PLC0415  # brings adbutils in
    from adbaudit.workflow.phones import usual_server  # noqa: PLC0415  # as above

    _check_address(where)
    return pair_by_code(usual_server(os.environ), where, _six_digits(_asked(say) if code is None else code))


def _asked(say: Translator) -> str:
    """Only a terminal shows what is typed; from a pipe the code is a line like any other."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    prompt = say(message("The six digits on the phone (not shown while you type)"))
    return str(click.prompt(prompt, hide_input=True, err=True))


def _by_qr(say: Translator, seconds: int) -> str | None:
    from adbaudit.cli.qr import drawn  # noqa: PLC0415  # only needed here
    from adbaudit.workflow.connecting import pair_by_qr  # noqa: PLC0415  # brings adbutils in
    from adbaudit.workflow.phones import usual_server  # noqa: PLC0415  # as above

    def show(invitation: Invitation) -> None:
        has_color = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        write(drawn(invitation.text, color=has_color), None)
        how = message(
            "On the phone: Settings › Developer options › Wireless debugging › Pair device with QR code. Both must be "
            "on the same Wi-Fi. Waiting {seconds} seconds; Ctrl-C ends it.",
            seconds=seconds,
        )
        write(say(how) + "\n", None)

    return pair_by_qr(usual_server(os.environ), show, float(seconds))


def _told(say: Translator, serial: str | None) -> int:
    if serial is not None:
        done = message(
            "Paired and connected: {serial}. Now run “adbaudit scan”, and switch wireless debugging off afterwards.",
            serial=visible(serial),
        )
        write(say(done) + "\n", None)
        return 0
    half = message(
        "Paired, but not yet connected. On the phone, “Wireless debugging” shows another address, with another port; "
        "type “adbaudit scan --serial” and that address."
    )
    write(say(half) + "\n", None)
    return AdbauditError.exit_code


def _check_address(where: str) -> None:
    from adbaudit.device.phones import is_address  # noqa: PLC0415  # brings adbutils in

    if not is_address(where):
        raise UsageFault(
            message("“{where}” is no address with a port.", where=where),
            means=message("The phone shows one under “Pair device with pairing code”, such as 192.168.1.20:37123."),
            next_step=message("Type that address, the port behind the colon included."),
        )


def _six_digits(code: str) -> str:
    digits = code.replace(" ", "")
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise UsageFault(
            message("The code must be the six digits that the phone shows."),
            means=message("Without the right code the phone does not pair."),
            next_step=message("Look at “Pair device with pairing code” on the phone, and type them again."),
        )
    return digits


def _one_way() -> UsageFault:
    return UsageFault(
        message("Give either the address that the phone shows, or --qr."),
        means=message("There are two ways to pair, and one of them must be chosen."),
        next_step=message("adbaudit pair HOST:PORT, or adbaudit pair --qr"),
    )
