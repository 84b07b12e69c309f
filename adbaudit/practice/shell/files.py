"""Files of the phone as the shell's tools open them."""

from __future__ import annotations

from enum import Enum

from adbaudit.practice.machine import Machine
from adbaudit.practice.shell.streams import Bytes, Source

_FILE_TYPE = 0o170000
_FOLDER = 0o040000
PIECE = 256 * 1024
"""How much the tools read at once."""


class Refusal(Enum):
    """Why a file does not open, in the words of Linux."""

    MISSING = "No such file or directory"
    FOLDER = "Is a directory"
    DENIED = "Permission denied"


class OpenFile:
    """A file being read; it also knows its size and can be read from anywhere."""

    def __init__(self, machine: Machine, path: str, size: int) -> None:
        """Start at its beginning."""
        self.size = size
        self._machine = machine
        self._path = path
        self._offset = 0

    def read(self, limit: int) -> bytes:
        """The next bytes, at most `limit` and at most a piece."""
        taken = self._machine.read(self._path, self._offset, min(limit, PIECE))
        self._offset += len(taken)
        return taken

    def seek(self, offset: int) -> None:
        """Read on from there."""
        self._offset = offset


def open_file(machine: Machine, path: str) -> OpenFile | Refusal | Bytes:
    """The file at an absolute path, or why it does not open."""
    if path == "/dev/null":
        return Bytes(b"")
    status = machine.status_of(path)
    if status is None:
        return Refusal.MISSING
    if is_folder(status.mode):
        return Refusal.FOLDER
    if not status.mode & 0o444:
        return Refusal.DENIED
    return OpenFile(machine, path, status.size)


def is_folder(mode: int) -> bool:
    """Whether the type bits say folder."""
    return mode & _FILE_TYPE == _FOLDER


def skip(source: Source, length: int) -> None:
    """Leave out so many bytes."""
    if isinstance(source, OpenFile):
        source.seek(length)
        return
    while length > 0 and (taken := source.read(min(length, PIECE))):
        length -= len(taken)
