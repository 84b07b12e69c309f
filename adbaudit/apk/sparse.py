"""A file of which only some stretches were fetched; the rest is unknown, and reading it is an error, never zeros."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.apk.source import NotFetched, check_stretch

Range = tuple[int, int]


class SparseFile:
    """Reads as the whole file of `size` bytes would, as long as it stays inside the fetched pieces.

    What is asked for in vain is remembered, so that it can be fetched and the reading be done again.
    """

    def __init__(self, size: int, pieces: Iterable[tuple[int, bytes]] = ()) -> None:
        """Each piece is (place, bytes); pieces may touch or overlap."""
        self.size = size
        self._pieces = list(pieces)
        self._missed: list[Range] = []

    def read_at(self, start: int, end: int) -> bytes:
        """Exactly these bytes, from as many pieces as it takes."""
        check_stretch(start, end, self.size)
        parts = []
        place = start
        while place < end:
            piece = self._piece(place, end)
            if piece is None:
                self._missed.append((start, end))
                raise NotFetched(start, end)
            parts.append(piece)
            place += len(piece)
        return b"".join(parts)

    def add(self, place: int, data: bytes) -> None:
        """Know more of the file."""
        self._pieces.append((place, data))

    def unknown(self, start: int, end: int) -> Range | None:
        """The part of a stretch that is still to be fetched, from its first unknown byte to its last."""
        start, end = self._known_to(start, end), min(end, self.size)
        while start < end and (piece := self._piece_before(end)) is not None:
            end = max(start, piece)
        return (start, end) if start < end else None

    def take_missed(self) -> tuple[Range, ...]:
        """What was asked for in vain since the last time."""
        missed, self._missed = tuple(self._missed), []
        return missed

    def _known_to(self, start: int, end: int) -> int:
        while start < end and (piece := self._piece(start, end)):
            start += len(piece)
        return start

    def _piece(self, start: int, end: int) -> bytes | None:
        for place, data in self._pieces:
            if place <= start < place + len(data):
                return data[start - place : end - place]
        return None

    def _piece_before(self, end: int) -> int | None:
        """Where the piece starts that holds the byte before."""
        return next((place for place, data in self._pieces if place < end <= place + len(data)), None)
