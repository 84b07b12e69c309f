"""Stopped by the person after a change was begun."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import click

from adbaudit.model.message import Message


class StoppedMidwayError(BaseException):
    """Ctrl-C, with the words for what may have been changed by then.

    No `KeyboardInterrupt`, which click would take for its own, and no `Exception`, after which the next phone's turn
    would come.
    """

    def __init__(self, told: Message) -> None:
        """Keep the words."""
        super().__init__()
        self.told = told


@contextlib.contextmanager
def telling_if_begun(has_begun: Callable[[], bool], told: Message) -> Iterator[None]:
    """Whoever is stopped in here, or has no answer to a question, hears of what was begun, unless nothing was.

    Raises:
        StoppedMidwayError: stopped, and something was begun.

    """
    try:
        yield
    except (KeyboardInterrupt, click.Abort) as stopped:
        if not has_begun():
            raise
        raise StoppedMidwayError(told) from stopped
