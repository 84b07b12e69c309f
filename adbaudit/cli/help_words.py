"""Help pages whose frame is in the reader's language too, in lines that fit where Chinese is two columns wide."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from adbaudit.model.message import message
from adbaudit.ports import Translator

_HEADINGS = {"Options": message("Options"), "Commands": message("Commands")}
"""What click says in English, in our words."""
_SHOW_AND_EXIT = "Show this message and exit."
_DEFAULT = re.compile(r"\[default: (?P<value>[^\]]*)\]")
_REQUIRED = "[required]"


def speaking(command: click.Command, say: Translator) -> click.Command:
    """The same command; its help says everything in one language."""

    class Context(click.Context):
        def make_formatter(self) -> click.HelpFormatter:
            return _Formatter(say, width=self.terminal_width, max_width=self.max_content_width)

    command.context_class = Context
    return command


class _Formatter(click.HelpFormatter):
    def __init__(self, say: Translator, *, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._say = say

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, prefix or self._say(message("Usage:")) + " ")

    def write_heading(self, heading: str) -> None:
        """Above the options, above the commands."""
        known = _HEADINGS.get(heading)
        super().write_heading(heading if known is None else self._say(known))

    def write_text(self, text: str) -> None:
        """What the command is for."""
        self._lines(text, self.current_indent, self.current_indent)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names on the left, what they do on the right; below the name where that is long."""
        from adbaudit.report.columns import columns_of  # noqa: PLC0415  # only a help page needs it

        rows = list(rows)
        names = max((columns_of(name) for name, _ in rows), default=0)
        column = self.current_indent + min(names, col_max) + col_spacing
        for name, text in rows:
            head = " " * self.current_indent + name
            fits = columns_of(head) + col_spacing <= column
            self.write(head + " " * (column - columns_of(head)) if fits else f"{head}\n")
            self._lines(self._words(text), 0 if fits else column, column)

    def _lines(self, text: str, first: int, others: int) -> None:
        from adbaudit.report.wrap import wrapped  # noqa: PLC0415  # only a help page needs it

        lines = wrapped(" ".join(text.split()), self.width - others)
        self.write(" " * first + ("\n" + " " * others).join(lines) + "\n")

    def _words(self, text: str) -> str:
        text = text.replace(_SHOW_AND_EXIT, self._say(message("Show this message and exit.")))
        text = text.replace(_REQUIRED, self._say(message("[required]")))
        return _DEFAULT.sub(lambda found: self._say(message("[default: {value}]", value=found["value"])), text)
