"""What the terminal report is written on: lines that never pass the width, colour only where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from adbaudit.report.columns import columns_of
from adbaudit.report.sheet import Sheet
from adbaudit.report.wrap import longest_word, wrapped

_NARROW = 60
"""Below this a table has no room for its words."""

_BETWEEN = 2
"""Columns of white between those of a table."""

_WORD = 14
"""Longer words may be broken."""

_NARROWEST = 6
"""No column of a table is made narrower."""

Cell = tuple[str, str]
"""Words and their style."""


class Paper:
    """Holds what was written so far."""

    def __init__(self, sheet: Sheet) -> None:
        """An empty sheet that looks at neither the environment nor a real terminal."""
        self.width = sheet.width
        self._console = Console(
            file=StringIO(),
            width=sheet.width,
            force_terminal=sheet.color,
            color_system="standard" if sheet.color else None,
            no_color=not sheet.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    @property
    def is_narrow(self) -> bool:
        """True where columns side by side would not be read."""
        return self.width < _NARROW

    def say(self, words: str, *, indent: int = 0, mark: str = "", style: str = "") -> None:
        """Words, wrapped; a mark such as `- ` stands before the first line and the rest hangs under it."""
        room = self.width - indent - columns_of(mark)
        for number, line in enumerate(wrapped(words, room)):
            before = " " * indent + (mark if number == 0 else " " * columns_of(mark))
            self._console.print(Text(before).append(line, style=style), no_wrap=True, overflow="crop", crop=True)

    def command(self, line: str, *, indent: int) -> None:
        """A command line; where it must be broken, a backslash at the end keeps it one command for a shell."""
        pieces = wrapped(line, self.width - indent - 2)
        for number, piece in enumerate(pieces, start=1):
            self.say(piece if number == len(pieces) else f"{piece} \\", indent=indent, style="cyan")

    def whole(self, line: str, *, indent: int = 0) -> None:
        """A line that is never broken, such as a path, so that it can be copied."""
        self._console.print(Text(" " * indent + line), soft_wrap=True)

    @property
    def length(self) -> int:
        """How many lines were written."""
        return self._written().count("\n")

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def heading(self, words: str) -> None:
        """A title with a line under it."""
        self.gap()
        self.say(words, style="bold")
        self.say("=" * min(self.width, max(map(columns_of, wrapped(words, self.width)))))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A table whose cells wrap, or a list of lines where it is too narrow for one."""
        if self.is_narrow:
            self._list(heads, rows)
            return
        widths = _widths([heads, *([words for words, _ in row] for row in rows)], self.width)
        self._row([(head, "bold") for head in heads], widths)
        # Drawn lines are twice as wide on some Chinese terminals, dashes never are.
        self.say("-" * (sum(widths) + _BETWEEN * (len(widths) - 1)))
        for row in rows:
            self._row(row, widths)

    def text(self) -> str:
        """All of it, lines without trailing blanks, ending with a newline."""
        return "\n".join(line.rstrip() for line in self._written().rstrip("\n").split("\n")) + "\n"

    def _written(self) -> str:
        file = self._console.file
        return file.getvalue() if isinstance(file, StringIO) else ""

    def _row(self, cells: Sequence[Cell], widths: Sequence[int]) -> None:
        columns = [wrapped(words, width) for (words, _), width in zip(cells, widths, strict=True)]
        for lines in zip_longest(*columns, fillvalue=""):
            line = Text()
            for words, (_, style), width in zip(lines, cells, widths, strict=True):
                line.append(words, style=style).append(" " * (width - columns_of(words) + _BETWEEN))
            line.rstrip()
            self._console.print(line, no_wrap=True, overflow="crop", crop=True)

    def _list(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            self.say(row[0][0], style="bold")
            for head, (words, style) in zip(heads[1:], row[1:], strict=True):
                self.say(words, indent=2, mark=f"{head}: ", style=style)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as the words need; where that is too much the widest columns give way, words whole while they can."""
    columns = list(zip(*rows, strict=True))
    widths = [max(_NARROWEST, *map(columns_of, column)) for column in columns]
    whole = [max(_NARROWEST, *(min(longest_word(cell), _WORD) for cell in column)) for column in columns]
    for least in (whole, [_NARROWEST] * len(widths)):
        while sum(widths) + _BETWEEN * (len(widths) - 1) > room:
            spare = [(width - floor > 0, width) for width, floor in zip(widths, least, strict=True)]
            if not any(can_give for can_give, _ in spare):
                break
            widths[spare.index(max(spare))] -= 1
    return widths
