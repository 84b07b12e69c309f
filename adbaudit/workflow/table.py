"""A table that anybody may have saved: each record by itself, so that one broken quotation mark costs one line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST_LINES = 20
"""A cell with more line ends in it is a quotation mark that nobody closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One record and the line it begins on, counted from 1; `values` is `None` where it is not well formed."""

    line: int
    text: str
    values: tuple[str, ...] | None


def records(lines: Sequence[str], separator: str) -> Iterator[Cells]:
    """The records of a table as RFC 4180 and spreadsheets write them; empty lines are passed over."""
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        used, values = _record(lines[start : start + _MOST_LINES], separator)
        yield Cells(line=start + 1, text=lines[start], values=values)
        start += used


def _record(lines: Sequence[str], separator: str) -> tuple[int, tuple[str, ...] | None]:
    """How many lines the first record takes, and its cells."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    try:
        values = next(reader)
    except (csv.Error, StopIteration):
        return 1, None
    return reader.line_num, tuple(values)
