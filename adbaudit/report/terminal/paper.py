"""What the terminal report is written on: lines that never pass the width, colour only where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adbaudit.report.sheet import Sheet
from adbaudit.report.wrap import wrapped

_NARROW = 60
"""Below this a table has no room for its words."""

_LINES = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A line of dashes under the heading. Drawn lines are twice as wide on some Chinese terminals, dashes never are."""

Cell = tuple[str, str]
"""Words and their style."""


class Paper:
    """Holds what was written so far."""

    def __init__(self, sheet: Sheet) -> None:
        """An empty sheet that looks at neither the environment nor a real terminal."""
        self.width = sheet.width
        self._color = sheet.color
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
        room = self.width - indent - cell_len(mark)
        for number, line in enumerate(wrapped(words, room)):
            before = " " * indent + (mark if number == 0 else " " * cell_len(mark))
            self._console.print(Text(before).append(line, style=style), no_wrap=True, overflow="crop", crop=True)

    def command(self, line: str, *, indent: int) -> None:
        """A command line; where it must be broken, a backslash at the end keeps it one command for a shell."""
        pieces = wrapped(line, self.width - indent - 2)
        for number, piece in enumerate(pieces, start=1):
            self.say(piece if number == len(pieces) else f"{piece} \\", indent=indent, style="cyan")

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def heading(self, words: str) -> None:
        """A title with a line under it."""
        self.gap()
        self.say(words, style="bold")
        self.say("=" * min(self.width, max(map(cell_len, wrapped(words, self.width)))))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A table whose cells wrap, or a list of lines where it is too narrow for one."""
        if self.is_narrow:
            self._list(heads, rows)
            return
        table = Table(box=_LINES, show_edge=False, pad_edge=False, header_style="bold", safe_box=False)
        for head in heads:
            table.add_column(Text(head), overflow="fold", min_width=6)
        for row in rows:
            table.add_row(*(Text(words, style=style) for words, style in row))
        self._console.print(table)

    def text(self) -> str:
        """All of it, lines without trailing blanks, ending with a newline."""
        file = self._console.file
        written = file.getvalue() if isinstance(file, StringIO) else ""
        return "\n".join(line.rstrip() for line in written.rstrip("\n").split("\n")) + "\n"

    def _list(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            self.say(row[0][0], style="bold")
            for head, (words, style) in zip(heads[1:], row[1:], strict=True):
                self.say(words, indent=2, mark=f"{head}: ", style=style)
