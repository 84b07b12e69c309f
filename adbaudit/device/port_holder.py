"""Whose program listens on a port, as far as Linux tells; it is only named, never touched.

Format: Linux `Documentation/networking/proc_net_tcp.rst` (address and port in hexadecimal, state 0A is listening,
then the user and the socket's inode), `proc(5)` for `/proc/PID/fd`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LISTENING = "0A"
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PortHolder:
    """The process behind a port; only its user is known when it belongs to somebody else."""

    user: int
    process: int | None = None
    program: str | None = None


def holder_of(root: Path, port: int) -> PortHolder | None:
    """Who listens on a TCP port of this computer; `None` when it cannot be told."""
    for table in ("proc/net/tcp", "proc/net/tcp6"):
        for user, inode in _listeners(root / table, port):
            process = _process_with(root, f"socket:[{inode}]")
            program = _program_of(root, process) if process is not None else None
            return PortHolder(user=user, process=process, program=program)
    return None


def _listeners(table: Path, port: int) -> Iterator[tuple[int, str]]:
    try:
        with table.open(encoding="ascii", errors="replace") as lines:
            for line, _ in zip(lines, range(_MOST_LINES), strict=False):
                fields = line.split()
                is_wanted = len(fields) > 9 and fields[1].endswith(f":{port:04X}") and fields[3] == _LISTENING
                if is_wanted and fields[7].isdigit():
                    yield int(fields[7]), fields[9]
    except OSError:
        return


def _process_with(root: Path, socket: str) -> int | None:
    """The process that has the socket open; other people's open files are not shown to us."""
    for process in _numbers(root / "proc"):
        folder = root / "proc" / str(process) / "fd"
        if any(_link(folder / str(number)) == socket for number in _numbers(folder)):
            return process
    return None


def _program_of(root: Path, process: int) -> str | None:
    return _link(root / "proc" / str(process) / "exe") or None


def _numbers(folder: Path) -> list[int]:
    try:
        return sorted(int(name) for name in os.listdir(folder) if name.isascii() and name.isdigit())  # noqa: PTH208  # names only
    except OSError:
        return []


def _link(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""
