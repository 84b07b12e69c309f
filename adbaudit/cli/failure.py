"""Errors as people read them: what happened, what it means, what to do next."""

from __future__ import annotations

import os
import shutil
import sys
import traceback

import click

from adbaudit.errors import AdbauditError
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator

UNEXPECTED = 3


def tell(fault: AdbauditError, say: Translator) -> int:
    """Print the three parts on standard error and give the exit code."""
    _print(say, fault.happened, fault.means, fault.next_step)
    return fault.exit_code


def tell_unexpected(fault: Exception, say: Translator) -> int:
    """Own up to a mistake of ours; the details are shown where `ADBAUDIT_DEBUG` is set."""
    if os.environ.get("ADBAUDIT_DEBUG"):
        click.echo("".join(traceback.format_exception(fault)), err=True)
    _print(
        say,
        message("adbaudit made a mistake it did not expect: {name}", name=type(fault).__name__),
        message("What was begun was not finished. Do not rely on anything that it printed or wrote."),
        message(
            "Run it again with ADBAUDIT_DEBUG=1 and send us what it prints; look through it for private text first."
        ),
    )
    return UNEXPECTED


def _print(say: Translator, happened: Message, means: Message, next_step: Message) -> None:
    from adbaudit.report.hostile import visible  # noqa: PLC0415  # most runs have no error to tell
    from adbaudit.report.wrap import wrapped  # noqa: PLC0415  # as above

    for part in (happened, means, next_step):
        for line in say(part).splitlines():
            click.echo("\n".join(wrapped(visible(line), _width())), err=True)


def _width() -> int:
    """The terminal's, so that no word is cut in two; a pipe gets whole lines."""
    return shutil.get_terminal_size().columns if sys.stderr.isatty() else 10_000
