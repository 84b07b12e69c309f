"""A file of which only some stretches were fetched; the rest is unknown, and reading it is an error, never zeros."""

from __future__ import annotations

import os
from collections.abc import Sequence


class NotFetched(ValueError):
    """Something was asked for that was not fetched; a `ValueError`, so that zip reading takes it as its own fault."""


class SparseFile:
    """Reads as the whole file of `size` bytes would, as long as it stays inside the fetched pieces."""

    def __init__(self, size: int, pieces: Sequence[tuple[int, bytes]]) -> None:
        """Each piece is (place, bytes); pieces may touch or overlap."""
        self._size = size
        self._pieces = tuple(pieces)
        self._place = 0

    def read(self, size: int = -1, /) -> bytes:
        """The bytes from here, fewer only at the file's end."""
        end = self._size if size < 0 else min(self._size, self._place + size)
        parts = []
        while self._place < end:
            parts.append(self._piece(end))
            self._place += len(parts[-1])
        return b"".join(parts)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move as in a real file; a place before its start is an error."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if place < 0:
            raise NotFetched(place)
        self._place = place
        return place

    def tell(self) -> int:
        """The place from which the next read starts."""
        return self._place

    def seekable(self) -> bool:
        """True."""
        return True

    def _piece(self, end: int) -> bytes:
        for start, data in self._pieces:
            if start <= self._place < start + len(data):
                return data[self._place - start : end - start]
        raise NotFetched(self._place)
