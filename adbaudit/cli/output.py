"""Where reports go: the terminal, a pipe that may close, or a private file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.message import message
from adbaudit.report.sheet import Sheet


def sheet(environ: Mapping[str, str], *, to_file: bool, no_color: bool) -> Sheet:
    """The terminal's width, 80 elsewhere; colour only on a terminal that wants it (no-color.org)."""
    is_terminal = sys.stdout.isatty() and not to_file
    width = shutil.get_terminal_size((80, 24)).columns if is_terminal else 80
    color = is_terminal and not no_color and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return Sheet(width=max(width, 40), color=color)


def write(text: str, output: Path | None) -> None:
    """Print, or keep in a file of mode 0600.

    Raises:
        FileFault: the file cannot be written.

    """
    if output is None:
        _print(text)
    else:
        _keep(text, output)


def _print(text: str) -> None:
    """To standard output; a reader that closed the pipe has seen enough."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, errors="replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _keep(text: str, output: Path) -> None:
    """Whole or not at all for files; what is no ordinary file (`/dev/null`, a pipe) is written into, never replaced."""
    try:
        target = output.resolve()
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
        else:
            _replace(text, target)
    except OSError as fault:
        raise FileFault(
            message("The report could not be written to {path}: {why}", path=str(output), why=fault.strerror or ""),
            means=message("The audit was done, but its report was not kept."),
            next_step=message("Choose another place with -o, or leave -o away to print it."),
        ) from fault


def _replace(text: str, target: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".adbaudit-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
