"""The chunks of a resource table, walked by their headers: AOSP `ResourceTypes.h`.

ResTable_header, ResTable_package, ResTable_type. Counts and offsets are a stranger's: what leaves its chunk is refused.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from adbaudit.apk.source import Source
from adbaudit.apk.string_pool import read_pool
from adbaudit.apk.unreadable import Unreadable

STRING_POOL, _TABLE, PACKAGE, TYPE = 0x0001, 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_CHUNK = struct.Struct("<HHLB")
_CHUNK_HEAD = 8
_TYPE_HEAD = struct.Struct("<2xH5xBxxLL")
_ENTRY = struct.Struct("<HHL")
_VALUE = struct.Struct("<3xBL")
_PAIR = struct.Struct("<HH")
_LONGEST_CONFIG = 64
_SPARSE_PAIRS = 1024
"""As many are read in the time of one step."""

Stretch = tuple[int, int]


class Chunk(NamedTuple):
    """A tuple, as a table may have thousands."""

    kind: int
    start: int
    body: int
    """Where its header ends."""
    end: int
    number: int
    """The first byte of its header's own fields: of a type, which one."""


def packages_in(table: Source) -> tuple[Stretch, Stretch]:
    """The list of where the strings stand, and what lies behind them: whoever has both needs only single strings.

    Raises:
        NotFetched: the head of the table is not known.
        Unreadable: it is not the head of a table.

    """
    first = next(chunks_in(table, first_chunk(table), table.size), None)
    if first is None or first.kind != STRING_POOL:
        raise Unreadable("resources-malformed")
    pool = read_pool(table, first.start)
    return (pool.offsets, pool.offsets + 4 * pool.count), (first.end, table.size)


def first_chunk(table: Source) -> int:
    """Where the head of the table ends."""
    kind, header, _, _ = _CHUNK.unpack(table.read_at(0, _CHUNK.size))
    if kind != _TABLE or header < 12:
        raise Unreadable("resources-malformed")
    return int(header)


def chunks_in(table: Source, place: int, end: int) -> Iterator[Chunk]:
    """The chunks that follow one another in a stretch."""
    while place + _CHUNK.size <= end:
        kind, header, size, number = _CHUNK.unpack(table.read_at(place, place + _CHUNK.size))
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield Chunk(kind, place, place + header, place + size, number)
        place += size


def number_of(table: Source, package: Chunk) -> int:
    """With which the ids of its resources begin."""
    number: int = struct.unpack("<L", table.read_at(package.start + 8, package.start + 12))[0]
    return number


def config_of(table: Source, chunk: Chunk) -> bytes:
    """For which language, screen and Android it holds forms."""
    head = table.read_at(chunk.start, min(chunk.end, chunk.start + _TYPE_HEAD.size + _LONGEST_CONFIG))
    return head[_TYPE_HEAD.size : chunk.body - chunk.start]


def value_in(table: Source, chunk: Chunk, resource: int, spend: Callable[[int], None]) -> tuple[int, int] | None:
    """The (kind, data) that the resource has in this configuration, if any."""
    flags, count, entries = _TYPE_HEAD.unpack(table.read_at(chunk.start, chunk.start + _TYPE_HEAD.size))[1:]
    if flags & _SPARSE:
        spend(count // _SPARSE_PAIRS)
    offset = _entry_offset(table, chunk, flags, count, resource & 0xFFFF)
    return None if offset is None else _value(table, chunk.start + entries + offset, chunk.end)


def _entry_offset(table: Source, chunk: Chunk, flags: int, count: int, number: int) -> int | None:
    """Where the entry stands behind the first one; `None` where this configuration has none."""
    if flags & _SPARSE:
        return _sparse_offset(_within(table, chunk.body, 4 * count, chunk.end), count, number)
    if number >= count:
        return None
    if flags & _SHORT_OFFSETS:
        short: int = struct.unpack("<H", _within(table, chunk.body + 2 * number, 2, chunk.end))[0]
        return None if short == 0xFFFF else short * 4
    offset: int = struct.unpack("<L", _within(table, chunk.body + 4 * number, 4, chunk.end))[0]
    return None if offset == 0xFFFFFFFF else offset


def _sparse_offset(pairs: bytes, count: int, number: int) -> int | None:
    """The pairs are taken to be sorted, as Android takes them (AOSP `LoadedPackage::GetEntryOffset`)."""
    index = bisect_left(range(count), number, key=lambda place: _PAIR.unpack_from(pairs, 4 * place)[0])
    if index == count:
        return None
    found, place = _PAIR.unpack_from(pairs, 4 * index)
    return place * 4 if found == number else None


def _value(table: Source, place: int, end: int) -> tuple[int, int]:
    """(kind, data) of a simple entry; a bag of values is kind 0, which nobody asks for."""
    size, flags, key = _ENTRY.unpack(_within(table, place, _ENTRY.size, end))
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX:
        return 0, 0
    kind, data = _VALUE.unpack(_within(table, place + size, _VALUE.size, end))
    return kind, data


def _within(table: Source, start: int, length: int, end: int) -> bytes:
    if start + length > end:
        raise Unreadable("resources-malformed")
    return table.read_at(start, start + length)
