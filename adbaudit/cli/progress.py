"""What is being done, for somebody who waits: a line on standard error, only on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from adbaudit.model.message import Message
from adbaudit.ports import Progress, Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from rich.status import Status


@contextlib.contextmanager
def progress(say: Translator, *, quiet: bool, no_color: bool) -> Iterator[Progress]:
    """A display that is gone when the block ends."""
    if quiet or not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console  # noqa: PLC0415  # only a terminal needs it

    with Console(stderr=True, no_color=no_color or None).status("") as status:
        yield _Spinner(status, say)


class _Silent:
    def step(self, doing: Message) -> None:
        """Say nothing."""


class _Spinner:
    def __init__(self, status: Status, say: Translator) -> None:
        self._status = status
        self._say = say

    def step(self, doing: Message) -> None:
        """Show the sentence beside the spinner."""
        from rich.text import Text  # noqa: PLC0415  # loaded with the console

        self._status.update(Text(visible(self._say(doing))))


class Waiting:
    """`ports.Progress` that is gone before a question is asked."""

    def __init__(self, say: Translator, given: dict[str, Any]) -> None:
        """Keep how it is shown; nothing is shown yet."""
        self._say = say
        self._given = given
        self._open = contextlib.ExitStack()

    def step(self, doing: Message) -> None:
        """Show what is being done, in place of what was."""
        self.close()
        display = progress(self._say, quiet=self._given["quiet"], no_color=self._given["no_color"])
        self._open.enter_context(display).step(doing)

    def close(self) -> None:
        """Take the display away."""
        self._open.close()
