"""A list of apps in a file: a table with a column `package`, the output of `pm list packages`, or bare names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.facts.probes import package_list
from adbaudit.model.app_list import AppList, AppRow, RefusedRow
from adbaudit.model.message import Message, message
from adbaudit.saved.text import is_text
from adbaudit.workflow.list_text import LOST, list_text
from adbaudit.workflow.table import Cells, records
from adbaudit.workflow.table_head import head_of

MOST_BYTES = 32 * 1024 * 1024
_PACKAGE = re.compile(r"[A-Za-z]\w*(\.\w+)*", re.ASCII)
_LISTED = "package:"
_NO_NAME: Message = message("there is no package name in it")
_LETTERS_LOST: Message = message("letters in it were lost when it was saved")
_A_LIST: Message = message(
    "Give a table whose first line names the columns package and label, or what “adb shell pm list packages” prints."
)


def is_package_name(text: str) -> bool:
    """Whether Android could take it for the name of a package."""
    return len(text) <= 255 and _PACKAGE.fullmatch(text) is not None


def read_app_list(path: Path, data: bytes) -> AppList:
    """The apps of a file, in its order; UTF-8, UTF-16 or GB18030, with any line ends.

    Raises:
        FileFault: it is no text, too large, of letters that cannot be told, or not one line of it is an app.

    """
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    if not is_text(data):
        raise _not_a_list(path)
    text = list_text(data)
    if text is None:
        raise letters_unknown(path)
    found = apps_in(text)
    if not found.rows:
        raise _not_a_list(path)
    return found


def apps_in(text: str) -> AppList:
    """The apps in a text; a line that is none is kept with the reason why not."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    head = head_of(first)
    if not (head and head.is_line) and any(line.startswith(_LISTED) for line in lines):
        found = tuple(_from_package_list(lines))
    elif head is None or "package" not in head.meanings:
        found = tuple(_from_table(lines, ",", ("package", "label"), has_head=False))
    else:
        found = tuple(_from_table(lines, head.separator, head.meanings, has_head=head.is_line))
    return AppList(
        rows=tuple(row for row in found if isinstance(row, AppRow)),
        refused=tuple(row for row in found if isinstance(row, RefusedRow)),
    )


def _from_package_list(lines: Sequence[str]) -> Iterator[AppRow | RefusedRow]:
    for number, line in enumerate(lines, start=1):
        listed = package_list.parse(line.strip()) if line.strip().startswith(_LISTED) else None
        one = next(iter(listed.packages.values()), None) if listed else None
        if one is not None and is_package_name(one.package):
            yield AppRow(line=number, package=one.package, installer=one.installer)
        elif line.strip():
            yield RefusedRow(line=number, text=line, reason=_NO_NAME)


def _from_table(
    lines: Sequence[str], separator: str, columns: Sequence[str], *, has_head: bool
) -> Iterator[AppRow | RefusedRow]:
    is_head = has_head
    for cells in records(lines, separator):
        if cells.values is None:
            yield RefusedRow(line=cells.line, text=cells.text, reason=message("a quotation mark is not closed"))
        elif is_head:
            is_head = False
        else:
            yield _table_row(cells, columns)


def _table_row(cells: Cells, columns: Sequence[str]) -> AppRow | RefusedRow:
    values = [value.strip() for value in cells.values or ()]
    while len(values) > len(columns) and not values[-1]:
        values.pop()
    if len(values) > len(columns):
        reason = message(
            "it has {count} cells, and there are {columns} columns", count=len(values), columns=len(columns)
        )
        return RefusedRow(line=cells.line, text=cells.text, reason=reason)
    row = dict(reversed(list(zip(columns, values, strict=False))))
    if LOST in cells.text:
        return RefusedRow(line=cells.line, text=cells.text, reason=_LETTERS_LOST)
    package, label = row.get("package", ""), row.get("label", "")
    if not is_package_name(package) and (package or not label):
        return RefusedRow(line=cells.line, text=cells.text, reason=_NO_NAME)
    return AppRow(line=cells.line, package=package, label=label or None, installer=row.get("installer") or None)


def letters_unknown(path: Path) -> FileFault:
    """A name whose letters are wrong is another name: nothing could be said of it."""
    return FileFault(
        message("The letters in {path} cannot be read: it is neither UTF-8 nor UTF-16 nor GB18030.", path=str(path)),
        means=message("Names would come out wrong, so nothing was judged or written."),
        next_step=message("Open it in the program that wrote it and save it as “CSV UTF-8”, then try again."),
    )


def _too_large(path: Path) -> FileFault:
    return FileFault(
        message("{path} is larger than any list of apps.", path=str(path)),
        means=message("It was not read, so that it cannot fill the memory of this computer."),
        next_step=_A_LIST,
    )


def _not_a_list(path: Path) -> FileFault:
    return FileFault(
        message("{path} is no list of apps.", path=str(path)),
        means=message("Not one line of it could be understood, so nothing was judged."),
        next_step=_A_LIST,
    )
