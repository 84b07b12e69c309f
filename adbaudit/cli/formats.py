"""The formats of a report on the command line: those that are text, and PDF, which is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.report.render import FORMATS

PDF = "pdf"
REPORT_FORMATS = (*FORMATS, PDF)


def check_format(name: str, output: Path | None) -> None:
    """Before anything is read, so that nobody waits for a report that cannot be written.

    Raises:
        UsageFault: a PDF is to be shown on a terminal, or what makes it is not there.

    """
    if name != PDF:
        return
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageFault(
            message("A PDF cannot be shown on a terminal."),
            means=message("Nothing was read or written."),
            next_step=message("Name a file for it: -o report.pdf"),
        )
    from adbaudit.report.pdf.document import check_is_there  # noqa: PLC0415  # slow to load

    check_is_there()


def document(name: str, as_text: Callable[[str], str]) -> str | bytes:
    """What is to be written: the text in that format, or the web page as PDF."""
    if name != PDF:
        return as_text(name)
    from adbaudit.report.pdf.document import pdf_of  # noqa: PLC0415  # slow to load

    return pdf_of(as_text("html"))
