"""A file of which only some stretches were fetched; the rest is unknown, and reading it is an error, never zeros."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.apk.source import NotFetched, check_stretch


class SparseFile:
    """Reads as the whole file of `size` bytes would, as long as it stays inside the fetched pieces."""

    def __init__(self, size: int, pieces: Sequence[tuple[int, bytes]]) -> None:
        """Each piece is (place, bytes); pieces may touch or overlap."""
        self.size = size
        self._pieces = tuple(pieces)

    def read_at(self, start: int, end: int) -> bytes:
        """Exactly these bytes, from as many pieces as it takes."""
        check_stretch(start, end, self.size)
        parts = []
        while start < end:
            parts.append(self._piece(start, end))
            start += len(parts[-1])
        return b"".join(parts)

    def _piece(self, start: int, end: int) -> bytes:
        for place, data in self._pieces:
            if place <= start < place + len(data):
                return data[start - place : end - place]
        raise NotFetched(start, end)
