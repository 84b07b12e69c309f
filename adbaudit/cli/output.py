"""Where reports go: the terminal, a pipe that may close, or a private file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from adbaudit.cli.overwriting import check_is_no_capture, report_is_there
from adbaudit.errors import FileFault
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Translator
from adbaudit.private_file import write_private
from adbaudit.report.hostile import visible
from adbaudit.report.sheet import Sheet, SheetWishes


def sheet(environ: Mapping[str, str], *, to_file: bool, no_color: bool, details: bool = False) -> Sheet:
    """The terminal's width, 80 elsewhere; colour only on a terminal that wants it (no-color.org)."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty() and not to_file
    width = shutil.get_terminal_size((80, 24)).columns if is_terminal else 80
    color = is_terminal and not no_color and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return Sheet(width=max(width, 40), color=color, scrolls=is_terminal, details=details)


def wishes_of(page: Sheet) -> SheetWishes:
    """The same sheet as `render` takes it."""
    return SheetWishes(width=page.width, color=page.color, scrolls=page.scrolls, details=page.details)


def write(text: str | bytes, output: Path | None, *, is_new: bool = False) -> bool:
    """Print, or keep in a file of mode 0600; says whether anybody still reads what is printed.

    Raises:
        FileFault: the file cannot be written.
        UsageFault: a capture is kept there, or, where the file is to be new, anything.

    """
    if output is None:
        return _print(text)
    check_is_no_capture(output)
    _keep(text, output, is_new=is_new)
    return True


def tell_written(say: Translator, output: Path | None, *, quiet: bool = False) -> None:
    """Where it was kept, for somebody at a terminal; whose it is only where the disk keeps others out."""
    if output is None or quiet or sys.stderr is None or not sys.stderr.isatty() or not output.is_file():
        return
    is_private = not output.stat().st_mode & 0o077
    path = visible(str(output))
    told = message("Written to {path}; only you can open it.", path=path) if is_private else None
    click.echo(visible(say(told or message("Written to {path}.", path=path))), err=True)


def show_before(text: str, given: Mapping[str, Any]) -> None:
    """What is read before a question; standard output holds nothing but the document where one was asked for."""
    if given["format_name"] == "json":
        click.echo(text, nl=False, err=True)
    else:
        write(text, None)


def _print(text: str | bytes) -> bool:
    """To standard output, outside a terminal always as UTF-8; a reader that closed the pipe has seen enough."""
    out = sys.stdout
    if out is None:  # started with standard output closed
        raise not_printed("")
    encoding = (out.encoding if out.isatty() else None) or "utf-8"
    try:
        out.flush()
        out.buffer.write(text if isinstance(text, bytes) else text.encode(encoding, errors="replace"))
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return False
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        raise not_printed(os_reason(fault)) from fault
    return True


def not_printed(why: Message | str) -> FileFault:
    """Standard output took nothing; it may be any command's, so no audit is spoken of."""
    return FileFault(
        message("What was asked for could not be printed: {why}", why=why)
        if why
        else message("What was asked for could not be printed."),
        means=message("The command was carried out, but there was no place for what it prints."),
        next_step=message("Make room, or send what it prints to another file."),
    )


def _keep(text: str | bytes, output: Path, *, is_new: bool) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", errors="replace")
    try:
        write_private(output, data, is_new=is_new)
    except FileExistsError as fault:
        raise report_is_there(output) from fault
    except OSError as fault:
        raise FileFault(
            message("The report could not be written to {path}: {why}", path=str(output), why=os_reason(fault)),
            means=message("The audit was done, but its report was not kept."),
            next_step=message("Choose another place with -o, or leave -o away to print it."),
        ) from fault
