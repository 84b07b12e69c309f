"""One door to every format; a format's own file is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, Unpack, cast

from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.sheet import Sheet, SheetWishes

if TYPE_CHECKING:
    from adbaudit.model.report import Report

_ROOMS = {
    "terminal": "adbaudit.report.terminal.document",
    "json": "adbaudit.report.json_format.document",
    "html": "adbaudit.report.html.document",
    "markdown": "adbaudit.report.markdown.document",
    "csv": "adbaudit.report.csv_format.document",
    "sarif": "adbaudit.report.sarif.document",
    "junit": "adbaudit.report.junit.document",
    "codequality": "adbaudit.report.codequality.document",
}

FORMATS = tuple(_ROOMS)
"""The formats that can be asked for, the one for people first."""

FOR_PEOPLE = ("terminal", "markdown", "html")
"""Those that a person reads as they are."""


class _Format(Protocol):
    def one(self, report: Report, translator: Translator, sheet: Sheet) -> str:
        """The text for one phone or one run over APK files."""

    def many(self, reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:
        """The text for several phones."""


def render(
    report: Report,
    format: str,  # noqa: A002 - the word of the command line
    translator: Translator,
    **wishes: Unpack[SheetWishes],
) -> str:
    """The report in one format, ending with a newline; nothing is sorted, filtered or counted on the way."""
    return _room(format).one(report, translator, Sheet(**wishes))


def render_many(
    reports: Sequence[Report],
    format: str,  # noqa: A002 - the word of the command line
    translator: Translator,
    **wishes: Unpack[SheetWishes],
) -> str:
    """Several phones in one document (`--all`); for JSON a list, also when there is only one."""
    return _room(format).many(reports, translator, Sheet(**wishes))


def _room(name: str) -> _Format:
    if name not in _ROOMS:
        raise UsageFault(
            message("There is no report format called {name}.", name=name),
            means=message("Nothing was printed or saved."),
            next_step=message("Choose one of these with --format: {names}", names=", ".join(FORMATS)),
        )
    return cast("_Format", import_module(_ROOMS[name]))
