"""`adbaudit practice`: a practice phone to try things on, until Ctrl-C."""

from __future__ import annotations

import sys
import threading

import click

from adbaudit.cli.options import language_option
from adbaudit.cli.output import write
from adbaudit.model.message import message
from adbaudit.ports import Translator

DEFAULT_PROFILE = "pixel-14"


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="practice",
        help=say(message("Run a practice phone that adb can connect to, until Ctrl-C.")),
    )
    @click.argument("profile", default=DEFAULT_PROFILE)
    @click.option(
        "--port", type=click.IntRange(0, 65535), default=0, help=say(message("Port on this computer (0: any free)."))
    )
    @click.option("--locked", is_flag=True, help=say(message("Start unauthorised, and allow the computer with Enter.")))
    @language_option(say)
    def practice(profile: str, port: int, *, locked: bool, lang: str | None) -> int:  # noqa: ARG001  # --lang: see main.py
        return _serve(say, profile, port, is_locked=locked)

    return practice


def _serve(say: Translator, profile: str, port: int, *, is_locked: bool) -> int:
    from adbaudit.workflow.practice import make_phone  # noqa: PLC0415  # `--help` stays quick

    phone = make_phone(profile, is_authorized=not is_locked, is_another=True)
    with phone.serve(port) as chosen:
        address = f"127.0.0.1:{chosen}"
        write(say(message("The practice phone {profile} waits. In another terminal:", profile=profile)) + "\n", None)
        write(f"    adbaudit scan --serial {address}\n", None)
        if is_locked:
            _wait_for_enter(say)
            phone.accept_key()
        write(say(message("Ctrl-C ends it.")) + "\n", None)
        threading.Event().wait()
    return 0


def _wait_for_enter(say: Translator) -> None:
    """Where nobody can press it, the phone stays locked."""
    write(say(message("Press Enter to allow the computer on the phone.")) + "\n", None)
    if not sys.stdin or not sys.stdin.readline():
        write(say(message("Nobody can press Enter here, so the phone stays locked. Ctrl-C ends it.")) + "\n", None)
        threading.Event().wait()
