"""A list of apps in a file: a table with a column `package`, the output of `pm list packages`, or bare names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.facts.probes import package_list
from adbaudit.model.app_list import AppList, AppRow, RefusedRow
from adbaudit.model.message import Message, message
from adbaudit.saved.text import is_text, text_of
from adbaudit.workflow.table import Cells, records

MOST_BYTES = 32 * 1024 * 1024
_PACKAGE = re.compile(r"[A-Za-z]\w*(\.\w+)*", re.ASCII)
_LISTED = "package:"
_SEPARATORS = (",", ";", "\t")
_NO_NAME: Message = message("there is no package name in it")


def is_package_name(text: str) -> bool:
    """Whether Android could take it for the name of a package."""
    return len(text) <= 255 and _PACKAGE.fullmatch(text) is not None


def read_app_list(path: Path, data: bytes) -> AppList:
    """The apps of a file, in its order; UTF-8 or UTF-16, with any line ends.

    Raises:
        FileFault: it is no text, too large, or not one line of it is an app.

    """
    if len(data) > MOST_BYTES or not is_text(data):
        raise _not_a_list(path)
    found = apps_in(text_of(data))
    if not found.rows:
        raise _not_a_list(path)
    return found


def apps_in(text: str) -> AppList:
    """The apps in a text; a line that is none is kept with the reason why not."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    separator = next((one for one in _SEPARATORS if "package" in _columns(first, one)), None)
    if separator is None and any(line.startswith(_LISTED) for line in lines):
        found = tuple(_from_package_list(lines))
    else:
        found = tuple(_from_table(lines, separator or ",", _columns(first, separator) if separator else None))
    return AppList(
        rows=tuple(row for row in found if isinstance(row, AppRow)),
        refused=tuple(row for row in found if isinstance(row, RefusedRow)),
    )


def _columns(line: str, separator: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip('"').strip().lower() for cell in line.split(separator))


def _from_package_list(lines: Sequence[str]) -> Iterator[AppRow | RefusedRow]:
    for number, line in enumerate(lines, start=1):
        listed = package_list.parse(line.strip()) if line.strip().startswith(_LISTED) else None
        one = next(iter(listed.packages.values()), None) if listed else None
        if one is not None and is_package_name(one.package):
            yield AppRow(line=number, package=one.package, installer=one.installer)
        elif line.strip():
            yield RefusedRow(line=number, text=line, reason=_NO_NAME)


def _from_table(lines: Sequence[str], separator: str, columns: tuple[str, ...] | None) -> Iterator[AppRow | RefusedRow]:
    """Without a line of column names, the first cell is the package and a second one the name on the screen."""
    is_head = columns is not None
    for cells in records(lines, separator):
        if cells.values is None:
            yield RefusedRow(line=cells.line, text=cells.text, reason=message("a quotation mark is not closed"))
        elif is_head:
            is_head = False
        else:
            yield _table_row(cells, columns or ("package", "label"))


def _table_row(cells: Cells, columns: tuple[str, ...]) -> AppRow | RefusedRow:
    values = [value.strip() for value in cells.values or ()]
    while len(values) > len(columns) and not values[-1]:
        values.pop()
    if len(values) > len(columns):
        reason = message(
            "it has {count} cells, and there are {columns} columns", count=len(values), columns=len(columns)
        )
        return RefusedRow(line=cells.line, text=cells.text, reason=reason)
    row = dict(zip(columns, values, strict=False))
    package, label = row.get("package", ""), row.get("label", "")
    if not is_package_name(package) and (package or not label):
        return RefusedRow(line=cells.line, text=cells.text, reason=_NO_NAME)
    return AppRow(line=cells.line, package=package, label=label or None, installer=row.get("installer") or None)


def _not_a_list(path: Path) -> FileFault:
    return FileFault(
        message("{path} is no list of apps.", path=str(path)),
        means=message("Not one line of it could be understood, so nothing was judged."),
        next_step=message(
            "Give a table whose first line names the columns package and label, or what “adb shell pm list packages” "
            "prints."
        ),
    )
