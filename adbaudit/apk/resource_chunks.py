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
_TYPE_HEAD = struct.Struct("<2xHLxBxxLL")
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
    """Where a chunk stands."""

    kind: int
    start: int
    body: int
    """Where its header ends."""
    end: int


class Forms(NamedTuple):
    """A chunk with the forms that resources of one type have in one configuration."""

    start: int
    body: int
    end: int
    flags: int
    room: int
    """For how many entries."""
    entries: int
    """Where the first entry stands, from the chunk's start."""


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
        kind, header, size, _ = unpack(_CHUNK, place)
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield Chunk(kind, place, place + header, place + size)
        place += size


def types_in(unpack: Unpack, package: Chunk, types: dict[int, list[int]], left: int) -> int:
    """Add where the forms of each type stand, by the first 16 bits of their ids; how many chunks are left to look at.

    A table may have thousands of them, so nothing else is made of them here; the first of too many makes less than 0.
    """
    (number,) = unpack(_NUMBER, package.start)
    place, end = package.body, package.end
    while place + _CHUNK.size <= end and left >= 0:
        kind, header, size, type_number = unpack(_CHUNK, place)
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        left -= 1
        if kind == TYPE:
            types.setdefault(number << 8 | type_number, []).append(place)
        place += size
    return left


def forms_at(unpack: Unpack, start: int) -> Forms:
    """The head of a chunk that was found to be whole."""
    header, size, flags, count, entries = unpack(_TYPE_HEAD, start)
    return Forms(start, start + header, start + size, flags, count, entries)


def config_of(table: Source, forms: Forms) -> bytes:
    """For which language, screen and Android they are."""
    head = table.read_at(forms.start, min(forms.end, forms.start + _TYPE_HEAD.size + _LONGEST_CONFIG))
    return head[_TYPE_HEAD.size : forms.body - forms.start]


def place_in(table: Source, unpack: Unpack, forms: Forms, number: int, spend: Callable[[int], None]) -> int | None:
    """Where the entry of this number stands, if there is one."""
    if forms.flags & _SPARSE:
        spend(forms.room // _SPARSE_PAIRS)
        pairs = table.read_at(forms.body, _inside(forms, forms.body, 4 * forms.room))
        offset = _sparse_offset(pairs, forms.room, number)
    else:
        offset = _offset(unpack, forms, number) if number < forms.room else None
    return None if offset is None else forms.start + forms.entries + offset


def _offset(unpack: Unpack, forms: Forms, number: int) -> int | None:
    """Where the entry stands behind the first one; `None` where this configuration has none."""
    if forms.flags & _SHORT_OFFSETS:
        place = forms.body + 2 * number
        _inside(forms, place, 2)
        (short,) = unpack(_SHORT_INDEX, place)
        return None if short == 0xFFFF else short * 4
    place = forms.body + 4 * number
    _inside(forms, place, 4)
    (offset,) = unpack(_INDEX, place)
    return None if offset == 0xFFFFFFFF else offset


def _sparse_offset(pairs: bytes, count: int, number: int) -> int | None:
    """The pairs are taken to be sorted, as Android takes them (AOSP `LoadedPackage::GetEntryOffset`)."""
    index = bisect_left(range(count), number, key=lambda place: _PAIR.unpack_from(pairs, 4 * place)[0])
    if index == count:
        return None
    found, place = _PAIR.unpack_from(pairs, 4 * index)
    return place * 4 if found == number else None


def value_at(unpack: Unpack, forms: Forms, place: int) -> tuple[int, int]:
    """(kind, data) of a simple entry; a bag of values is kind 0, which nobody asks for."""
    _inside(forms, place, _ENTRY.size)
    size, flags, key = unpack(_ENTRY, place)
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX:
        return 0, 0
    _inside(forms, place + size, _VALUE.size)
    kind, data = unpack(_VALUE, place + size)
    return kind, data


def _inside(forms: Forms, start: int, length: int) -> int:
    """Where the stretch ends, which must be in the chunk."""
    if start + length > forms.end:
        raise Unreadable("resources-malformed")
    return start + length
