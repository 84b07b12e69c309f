"""Texts that a class keeps as constants: no instruction names them (`encoded_array_item`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from adbaudit.apk.code.class_data import classes, uleb128
from adbaudit.apk.code.dex import MALFORMED, Dex
from adbaudit.apk.unreadable import Unreadable

DEEPEST = 20
MOST_VALUES = 1 << 20

_STRING, _ARRAY, _ANNOTATION, _NULL, _BOOLEAN = 0x17, 0x1C, 0x1D, 0x1E, 0x1F


def holders(dex: Dex, strings: Collection[int]) -> Iterator[tuple[int, int]]:
    """(type of the class, number of the string) for each class that keeps one of these strings."""
    for one in classes(dex):
        if one.values:
            for string in _Reader(dex.data, one.values).strings():
                if string in strings:
                    yield one.type, string


class _Reader:
    """Walks the values at one place."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data = data
        self._place = place
        self._left = MOST_VALUES

    def strings(self) -> list[int]:
        """The numbers of all strings in the array that stands here."""
        found: list[int] = []
        self._array(found, 0)
        return found

    def _array(self, found: list[int], depth: int) -> None:
        for _ in range(self._number()):
            self._value(found, depth)

    def _value(self, found: list[int], depth: int) -> None:
        """The low five bits say what it is, the high three how long (`encoded_value`)."""
        self._left -= 1
        if depth > DEEPEST or self._left < 0:
            raise Unreadable(MALFORMED)
        head = self._take(1)[0]
        kind, size = head & 0x1F, (head >> 5) + 1
        if kind == _ARRAY:
            self._array(found, depth + 1)
        elif kind == _ANNOTATION:
            self._annotation(found, depth + 1)
        elif kind not in {_NULL, _BOOLEAN}:
            value = self._take(size)
            if kind == _STRING:
                found.append(int.from_bytes(value, "little"))

    def _annotation(self, found: list[int], depth: int) -> None:
        self._number()
        for _ in range(self._number()):
            self._number()
            self._value(found, depth)

    def _take(self, size: int) -> bytes:
        piece = self._data[self._place : self._place + size]
        if len(piece) != size:
            raise Unreadable(MALFORMED)
        self._place += size
        return piece

    def _number(self) -> int:
        (number,), self._place = uleb128(self._data, self._place, 1)
        return number
