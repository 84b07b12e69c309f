r"""Many commands in one shell stream, told apart by a random mark.

Each command becomes `CMD </dev/null 2>&1; r=$?; echo; echo "@NONCE:INDEX:STATUS@"`: only builtins of mksh,
because `printf` is missing on some Android 6 phones (`printf: not found`). Nothing is printed before the first
answer: a few bytes by themselves would cost a round trip of their own.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from adbaudit.ports import Command


def script_of(commands: Sequence[Command], nonce: str) -> str:
    """The script that runs the commands in order; the nonce must be hexadecimal."""
    return "\n".join(
        f'{line_of(command)}; r=$?; echo; echo "@{nonce}:{index}:$r@"' for index, command in enumerate(commands, 1)
    )


def line_of(command: Command) -> str:
    """One command as the phone's shell must see it, every argument quoted."""
    stderr = "/dev/null" if command.drop_stderr else "&1"
    return f"{shlex.join(command.argv)} </dev/null 2>{stderr}"


def split(commands: Sequence[Command], limit: int) -> int:
    """How many of the commands fit into a script of `limit` bytes; at least one."""
    size = 64
    for count, command in enumerate(commands):
        size += len(line_of(command).encode()) + 64
        if size > limit and count:
            return count
    return len(commands)


class Frames:
    """Cuts a stream into answers as it arrives."""

    def __init__(self, nonce: str) -> None:
        """Start at the stream's first byte."""
        self._mark = re.compile(rb"\r?\n@" + nonce.encode() + rb":(\d+):(\d+)@\r?\n")
        self._start = b"\n@" + nonce.encode() + b":"
        self._pending = bytearray()
        self._searched = 0

    def feed(self, data: bytes) -> list[tuple[int, int, bytes]]:
        """Take bytes in; give each finished answer as (index, status, output), the first as index 1."""
        self._pending += data
        finished = []
        while found := self._next_mark():
            output = bytes(self._pending[: found.start()])
            finished.append((int(found.group(1)), int(found.group(2)), output))
            del self._pending[: found.end()]
            self._searched = 0
        return finished

    @property
    def unfinished(self) -> bytes:
        """What has arrived of the answer that is still open."""
        return bytes(self._pending)

    @property
    def open_size(self) -> int:
        """How many bytes of the open answer have arrived."""
        return len(self._pending)

    def _next_mark(self) -> re.Match[bytes] | None:
        start = self._pending.find(self._start, max(0, self._searched - len(self._start) - 1))
        if start < 0:
            self._searched = len(self._pending)
            return None
        self._searched = start
        return self._mark.search(self._pending, max(0, start - 1))
