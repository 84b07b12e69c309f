"""The chunks of a resource table, walked by their headers: AOSP `ResourceTypes.h`.

ResTable_header, ResTable_package, ResTable_type. Counts and offsets are a stranger's: what leaves its chunk is refused.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from adbaudit.apk.source import BytesSource, Source
from adbaudit.apk.string_pool import read_pool
from adbaudit.apk.unreadable import Unreadable

STRING_POOL, _TABLE, PACKAGE, TYPE = 0x0001, 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_CHUNK = struct.Struct("<HHLB")
_CHUNK_HEAD = 8
_TYPE_HEAD = struct.Struct("<9xBxxLL")
_ENTRY = struct.Struct("<HHL")
_VALUE = struct.Struct("<3xBL")
_PAIR = struct.Struct("<HH")
_LONGEST_CONFIG = 64
_INDEX, _SHORT_INDEX, _NUMBER = struct.Struct("<L"), struct.Struct("<H"), struct.Struct("<8xL")
_SPARSE_PAIRS = 1024
"""As many are read in the time of one step."""

Stretch = tuple[int, int]
Unpack = Callable[[struct.Struct, int], tuple[Any, ...]]
"""The numbers of this form at this place of a table."""


def unpack_in(table: Source) -> Unpack:
    """How numbers of this table are read: of one in memory where they stand. Behind its end it is a `struct.error`."""
    if isinstance(table, BytesSource):
        content = table.content
        return lambda form, place: form.unpack_from(content, place)
    return lambda form, place: form.unpack(table.read_at(place, place + form.size))


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
    unpack = unpack_in(table)
    first = next(chunks_in(unpack, first_chunk(unpack), table.size), None)
    if first is None or first.kind != STRING_POOL:
        raise Unreadable("resources-malformed")
    pool = read_pool(table, first.start)
    return (pool.offsets, pool.offsets + 4 * pool.count), (first.end, table.size)


def first_chunk(unpack: Unpack) -> int:
    """Where the head of the table ends."""
    kind, header, _, _ = unpack(_CHUNK, 0)
    if kind != _TABLE or header < 12:
        raise Unreadable("resources-malformed")
    return int(header)


def chunks_in(unpack: Unpack, place: int, end: int) -> Iterator[Chunk]:
    """The chunks that follow one another in a stretch."""
    while place + _CHUNK.size <= end:
        kind, header, size, number = unpack(_CHUNK, place)
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield Chunk(kind, place, place + header, place + size, number)
        place += size


def number_of(unpack: Unpack, package: Chunk) -> int:
    """With which the ids of its resources begin."""
    return int(unpack(_NUMBER, package.start)[0])


def config_of(table: Source, chunk: Chunk) -> bytes:
    """For which language, screen and Android it holds forms."""
    head = table.read_at(chunk.start, min(chunk.end, chunk.start + _TYPE_HEAD.size + _LONGEST_CONFIG))
    return head[_TYPE_HEAD.size : chunk.body - chunk.start]


def place_in(table: Source, unpack: Unpack, chunk: Chunk, resource: int, spend: Callable[[int], None]) -> int | None:
    """Where the resource's entry stands in this configuration, if it has any."""
    flags, count, entries = unpack(_TYPE_HEAD, chunk.start)
    number = resource & 0xFFFF
    if flags & _SPARSE:
        spend(count // _SPARSE_PAIRS)
        offset = _sparse_offset(table.read_at(chunk.body, _inside(chunk, chunk.body, 4 * count)), count, number)
    else:
        offset = _offset(unpack, chunk, number, is_short=bool(flags & _SHORT_OFFSETS)) if number < count else None
    return None if offset is None else chunk.start + int(entries) + offset


def _offset(unpack: Unpack, chunk: Chunk, number: int, *, is_short: bool) -> int | None:
    """Where the entry stands behind the first one; `None` where this configuration has none."""
    if is_short:
        place = chunk.body + 2 * number
        _inside(chunk, place, 2)
        (short,) = unpack(_SHORT_INDEX, place)
        return None if short == 0xFFFF else short * 4
    place = chunk.body + 4 * number
    _inside(chunk, place, 4)
    (offset,) = unpack(_INDEX, place)
    return None if offset == 0xFFFFFFFF else offset


def _sparse_offset(pairs: bytes, count: int, number: int) -> int | None:
    """The pairs are taken to be sorted, as Android takes them (AOSP `LoadedPackage::GetEntryOffset`)."""
    index = bisect_left(range(count), number, key=lambda place: _PAIR.unpack_from(pairs, 4 * place)[0])
    if index == count:
        return None
    found, place = _PAIR.unpack_from(pairs, 4 * index)
    return place * 4 if found == number else None


def value_at(unpack: Unpack, chunk: Chunk, place: int) -> tuple[int, int]:
    """(kind, data) of a simple entry; a bag of values is kind 0, which nobody asks for."""
    _inside(chunk, place, _ENTRY.size)
    size, flags, key = unpack(_ENTRY, place)
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX:
        return 0, 0
    _inside(chunk, place + size, _VALUE.size)
    kind, data = unpack(_VALUE, place + size)
    return kind, data


def _inside(chunk: Chunk, start: int, length: int) -> int:
    """Where the stretch ends, which must be in the chunk."""
    if start + length > chunk.end:
        raise Unreadable("resources-malformed")
    return start + length
