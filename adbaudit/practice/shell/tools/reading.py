"""Opening the files a tool is given, one after the other, and saying which do not open."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import PIECE, Refusal, open_file
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Source, Streams


def open_named(name: str, streams: Streams, state: State, context: Context) -> Source | Refusal:
    """The file of that name; `-` is standard input."""
    if name == "-":
        return streams.stdin
    if not name:
        return Refusal.MISSING
    return open_file(context.machine, absolute(name, state.folder))


def pieces(source: Source) -> Iterator[bytes]:
    """All that is left of a source."""
    while piece := source.read(PIECE):
        yield piece


def complain(tool: str, text: str, streams: Streams) -> int:
    """Say what went wrong, as toybox does; gives the status 1."""
    streams.stderr(f"{tool}: {text}\n".encode("utf-8", errors="surrogateescape"))
    return 1
