"""What a command reads from and writes to, and the ways in which it can be cut short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Sink: TypeAlias = Callable[[bytes], None]
"""Takes bytes; may block, may raise `HungUp`."""


class HungUp(Exception):
    """Nobody reads this stream any more: the computer closed it or was pulled off."""


class TimedOut(Exception):
    """The time that `timeout` gave a command is over."""


class Source(Protocol):
    """Where standard input comes from."""

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes, waiting for at least one; empty at the end, and from then on."""


class Bytes:
    """A source that is known from the beginning: a file, `/dev/null`, the left side of a pipe."""

    def __init__(self, content: bytes) -> None:
        """Start at the first byte."""
        self._content = memoryview(content)

    def read(self, limit: int) -> bytes:
        """The next bytes."""
        taken, self._content = self._content[:limit], self._content[limit:]
        return bytes(taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Standard input, output and error of a command."""

    stdin: Source
    stdout: Sink
    stderr: Sink


def discard(_: bytes) -> None:
    """`/dev/null`."""
