"""A dex file's tables, found and bounded, nothing decoded yet.

Format: source.android.com/docs/core/runtime/dex-format, versions 035 to 041, and the older ones that keep its layout.
From 041 on one file may hold several dex files that share their data; every offset then counts from the file's start.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.apk.unreadable import Unreadable

MALFORMED = "code-malformed"
MOST_IN_ONE_FILE = 100

_HEADER = struct.Struct("<8s4x20x3L12x14L")
_HEADER_SIZE, _CONTAINER_HEADER_SIZE = 0x70, 0x78
_LITTLE_ENDIAN = 0x12345678
_VERSIONS = range(30, 42)
_CONTAINER_VERSION = 41


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table: its place, and how many items of `width` bytes it has."""

    start: int
    count: int
    width: int

    @property
    def end(self) -> int:
        """The place behind its last item."""
        return self.start + self.count * self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Dex:
    """One dex file. `string_offsets` and `type_names` are whole tables; the others are read item by item."""

    data: bytes
    start: int
    string_offsets: memoryview
    """For each string the place of its data."""
    type_names: memoryview
    """For each type the number of the string that names it."""
    fields: Section
    methods: Section
    classes: Section


def dexes_in(data: bytes) -> Iterator[Dex]:
    """Every dex file in these bytes, one unless they are a container; a header that makes no sense is `Unreadable`."""
    start, end = 0, len(data)
    for _ in range(MOST_IN_ONE_FILE):
        dex, size, end = _dex_at(data, start, end)
        yield dex
        start += size
        if start >= end:
            return
    raise Unreadable(MALFORMED)


def _dex_at(data: bytes, start: int, end: int) -> tuple[Dex, int, int]:
    """The dex file whose header stands here, its size, and the end of what it may reach."""
    if start + _HEADER_SIZE > end:
        raise Unreadable(MALFORMED)
    magic, size, header_size, endian, *tables = _HEADER.unpack_from(data, start)
    version = _version(magic)
    if endian != _LITTLE_ENDIAN or not header_size <= size <= end - start or header_size < _HEADER_SIZE:
        raise Unreadable(MALFORMED)
    end = _container_end(data, start, header_size, end) if version >= _CONTAINER_VERSION else size
    sections = [_section(tables[place : place + 2], width, end) for place, width in _TABLES]
    strings, types, fields, methods, classes = sections
    dex = Dex(
        data=data,
        start=start,
        string_offsets=_numbers(data, strings),
        type_names=_numbers(data, types),
        fields=fields,
        methods=methods,
        classes=classes,
    )
    return dex, size, end


_TABLES = ((0, 4), (2, 4), (6, 8), (8, 8), (10, 32))
"""Strings, types, fields, methods, classes: where count and offset stand behind the map's offset; an item's width."""


def _version(magic: bytes) -> int:
    number = magic[4:7]
    if magic[:4] != b"dex\n" or magic[7:] != b"\0" or not number.isdigit() or int(number) not in _VERSIONS:
        raise Unreadable(MALFORMED)
    return int(number)


def _container_end(data: bytes, start: int, header_size: int, end: int) -> int:
    """The size of the whole container; a dex in it says where in it its header stands."""
    if header_size < _CONTAINER_HEADER_SIZE or start + _CONTAINER_HEADER_SIZE > end:
        raise Unreadable(MALFORMED)
    size, header_offset = struct.unpack_from("<2L", data, start + _HEADER_SIZE)
    if header_offset != start or not start < size <= len(data):
        raise Unreadable(MALFORMED)
    return int(size)


def _section(given: list[int], width: int, end: int) -> Section:
    count, start = given
    if count and (start % 4 or start < _HEADER_SIZE or start + count * width > end):
        raise Unreadable(MALFORMED)
    return Section(start=start if count else 0, count=count, width=width)


def _numbers(data: bytes, section: Section) -> memoryview:
    """A table of numbers, without a copy on the computers that keep them as dex does."""
    window = memoryview(data)[section.start : section.end]
    if sys.byteorder == "little":
        return window.cast("I")
    swapped = array("I", window.tobytes())
    swapped.byteswap()
    return memoryview(swapped)
