"""Where the bytes of an archive come from: a file here, a file in a bundle, or the fetched parts of one on a phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import UnsupportedOperation
from pathlib import Path
from typing import BinaryIO, Protocol

from adbaudit.apk.unreadable import Unreadable

_SMALL, _NEAR = 4 << 10, 4 << 10
_HAS_PREAD = hasattr(os, "pread")


class NotFetched(Unreadable):
    """Bytes were asked for that nobody has fetched from the phone yet; they are never taken for zeros."""

    def __init__(self, start: int, end: int) -> None:
        """Keep the stretch, so that it can be fetched."""
        super().__init__("not-fetched")
        self.start = start
        self.end = end


class Source(Protocol):
    """A file that can be read from anywhere."""

    @property
    def size(self) -> int:
        """Bytes of the whole file."""

    def read_at(self, start: int, end: int) -> bytes:
        """Exactly these bytes, never fewer.

        Raises:
            NotFetched: some of them were never fetched.
            Unreadable: they lie outside the file.

        """


class FileSource:
    """A file on this computer, read in pieces rather than mapped: one that shrinks meanwhile is a fault, no crash."""

    def __init__(self, file: BinaryIO) -> None:
        """Keep an open file, which stays the caller's to close."""
        self._file = file
        self._number = _number_of(file)
        self._near = b""
        self._near_start = 0
        self.size = file.seek(0, os.SEEK_END)

    def read_at(self, start: int, end: int) -> bytes:
        """The bytes as they stand in the file; what is read bit by bit comes from one larger piece."""
        check_stretch(start, end, self.size)
        place = start - self._near_start
        if place < 0 or end - self._near_start > len(self._near):
            if end - start > _SMALL:
                return self._read(start, end)
            self._near = self._read(start, min(self.size, start + _NEAR))
            self._near_start = start
            place = 0
        return self._near[place : place + end - start]

    def _read(self, start: int, end: int) -> bytes:
        if self._number is not None:
            content = os.pread(self._number, end - start, start)
        else:
            self._file.seek(start)
            content = self._file.read(end - start)
        if len(content) < end - start:
            raise Unreadable("cut-off")
        return content


def _number_of(file: BinaryIO) -> int | None:
    """By which the system reads from anywhere in it at once; Windows does not, nor is everything a file of its own."""
    try:
        return file.fileno() if _HAS_PREAD else None
    except UnsupportedOperation:
        return None


@contextmanager
def open_file(path: Path) -> Iterator[FileSource]:
    """A file on this computer, open for as long as it is read."""
    with path.open("rb") as file:
        yield FileSource(file)


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes in memory."""

    content: bytes

    @property
    def size(self) -> int:
        """Bytes of the whole."""
        return len(self.content)

    def read_at(self, start: int, end: int) -> bytes:
        """A copy of these bytes."""
        check_stretch(start, end, len(self.content))
        return self.content[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A file that lies, as it is, inside another."""

    around: Source
    start: int
    size: int

    def read_at(self, start: int, end: int) -> bytes:
        """The bytes, counted from where the inner file starts."""
        check_stretch(start, end, self.size)
        return self.around.read_at(self.start + start, self.start + end)


def at_hand(source: Source, start: int, end: int) -> BytesSource | Window:
    """A stretch as a file of its own: in memory, unless it would have to be fetched from a phone."""
    if _is_here(source):
        return BytesSource(source.read_at(start, end))
    return Window(around=source, start=start, size=end - start)


def _is_here(source: Source) -> bool:
    return _is_here(source.around) if isinstance(source, Window) else isinstance(source, (FileSource, BytesSource))


def check_stretch(start: int, end: int, size: int) -> None:
    """Refuse what does not lie inside a file of this size."""
    if not 0 <= start <= end <= size:
        raise Unreadable("cut-off")
