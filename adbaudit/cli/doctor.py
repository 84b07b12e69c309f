"""`adbaudit doctor`: finds out why no phone is seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from adbaudit.cli.options import language_option
from adbaudit.cli.output import sheet, write
from adbaudit.errors import AdbauditError
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.sheet import Sheet
from adbaudit.report.words import Words
from adbaudit.report.wrap import wrapped

if TYPE_CHECKING:
    from adbaudit.device.diagnosis.check import Check

_INDENT = 4


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="doctor", help=say(message("Find out why a phone is not seen, and what to press.")))
    @language_option(say)
    def doctor(lang: str | None) -> int:  # noqa: ARG001  # read before the command starts, see main.py
        return _examine(say)

    return doctor


def _examine(say: Translator) -> int:
    """0 when a phone is ready, 3 otherwise."""
    from adbaudit.workflow.connecting import diagnosis  # noqa: PLC0415  # brings adbutils in

    found = diagnosis(os.environ)
    paper = sheet(os.environ, to_file=False, no_color=False)
    lines = [line for check in found.checks for line in _told(check, say, paper)]
    lines += ["", *wrapped(say(_last_word(is_ready=found.ready)), paper.width)]
    write("\n".join(lines) + "\n", None)
    return 0 if found.ready else AdbauditError.exit_code


def _told(check: Check, say: Translator, paper: Sheet) -> Iterator[str]:
    mark, color = _mark(check)
    first, *more = wrapped(f"[{say(mark)}] {Words(translator=say)(check.finds)}", paper.width)
    head, bracket, rest = first.partition("]")
    yield (click.style(head + bracket, fg=color) if paper.color else head + bracket) + rest
    margin = " " * _INDENT
    yield from (margin + line for line in more)
    for part in (check.means, check.next_step):
        if part is not None:
            yield from (margin + line for line in wrapped(visible(say(part)), paper.width - _INDENT))
    yield from (2 * margin + visible(line) for line in check.lines)


def _mark(check: Check) -> tuple[Message, str]:
    from adbaudit.device.diagnosis.check import Verdict  # noqa: PLC0415  # `--help` stays quick

    return {
        Verdict.OK: (message("ok"), "green"),
        Verdict.WRONG: (message("wrong"), "red"),
        Verdict.UNKNOWN: (message("could not tell"), "yellow"),
    }[check.verdict]


def _last_word(*, is_ready: bool) -> Message:
    if is_ready:
        return message("A phone is ready: run “adbaudit scan”.")
    return message("No phone is ready yet. Do what stands above, from the top, then run “adbaudit doctor” again.")
