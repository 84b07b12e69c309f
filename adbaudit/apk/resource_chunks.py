"""The chunks of a resource table, walked by their headers: AOSP `ResourceTypes.h`.

ResTable_header, ResTable_package, ResTable_type. Counts and offsets are a stranger's: what leaves its chunk is refused.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from adbaudit.apk.source import BytesSource, NotFetched, Source
from adbaudit.apk.string_pool import read_pool
from adbaudit.apk.unreadable import Unreadable

STRING_POOL, _TABLE, PACKAGE, TYPE = 0x0001, 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_CHUNK = struct.Struct("<HHLB")
_CHUNK_HEAD, _LEAST_HEAD = 8, 12
_TYPE_HEAD = struct.Struct("<2xHLxBxxLL")
_ENTRY = struct.Struct("<HHL")
_VALUE = struct.Struct("<3xBL")
_PAIR = struct.Struct("<HH")
_LONGEST_CONFIG = 64
_INDEX, _SHORT_INDEX, _NUMBER = struct.Struct("<L"), struct.Struct("<H"), struct.Struct("<8xL")
_NONE, _SHORT_NONE = 0xFFFFFFFF, 0xFFFF
"""ResTable_type `NO_ENTRY`, and the same in two bytes."""
_SPARSE_PAIRS = 1024
"""As many are read in the time of one step."""

Stretch = tuple[int, int]
Unpack = Callable[[int], tuple[Any, ...]]
"""The numbers at this place of a table."""


def unpack_in(table: Source, form: struct.Struct) -> Unpack:
    """How numbers of this form are read: of a table in memory where they stand, behind its end a `struct.error`."""
    if isinstance(table, BytesSource):
        return partial(form.unpack_from, table.content)
    return lambda place: form.unpack(table.read_at(place, place + form.size))


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
    first = next(chunks_in(table), None)
    if first is None or first.kind != STRING_POOL:
        raise Unreadable("resources-malformed")
    pool = read_pool(table, first.start)
    return (pool.offsets, pool.offsets + 4 * pool.count), (first.end, table.size)


def chunks_in(table: Source) -> Iterator[Chunk]:
    """The chunks that follow one another behind the head of the table."""
    unpack, end = unpack_in(table, _CHUNK), table.size
    kind, place, _, _ = unpack(0)
    if kind != _TABLE or place < _LEAST_HEAD:
        raise Unreadable("resources-malformed")
    while place + _CHUNK.size <= end:
        kind, header, size, _ = unpack(place)
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield Chunk(kind, place, place + header, place + size)
        place += size


def types_in(table: Source, package: Chunk, types: dict[int, list[int]], left: int) -> int:
    """Add where the forms of each type stand, by the first 16 bits of their ids; how many chunks are left to look at.

    A table may have thousands of them, so nothing else is made of them here; the first of too many makes less than 0.
    """
    (number,) = unpack_in(table, _NUMBER)(package.start)
    unpack = unpack_in(table, _CHUNK)
    place, end = package.body, package.end
    while place + _CHUNK.size <= end and left >= 0:
        kind, header, size, type_number = unpack(place)
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        left -= 1
        if kind == TYPE:
            types.setdefault(number << 8 | type_number, []).append(place)
        place += size
    return left


def forms_of(
    table: Source, starts: Sequence[int], number: int, spend: Callable[[int], None]
) -> Iterator[tuple[bytes, Forms, int]]:
    """Of the chunks that start here, each that has the entry of this number: configuration, chunk, where it stands.

    One that was not fetched does not stop the others. Chunks as compilers write them are looked at right here, since
    there is one for each language, and most of them do not have the entry.
    """
    heads, offsets = unpack_in(table, _TYPE_HEAD), unpack_in(table, _INDEX)
    for start in starts:
        try:
            header, size, flags, room, first = heads(start)
            body, end = start + header, start + size
            if flags or body + 4 * number + 4 > end:
                offset = _odd_offset(table, Forms(start, body, end, flags, room, first), number, spend)
            else:
                offset = offsets(body + 4 * number)[0] if number < room else _NONE
            if offset != _NONE:
                forms = Forms(start, body, end, flags, room, first)
                yield config_of(table, forms), forms, start + first + offset
        except NotFetched:  # costs nothing where it does not happen
            continue


def config_of(table: Source, forms: Forms) -> bytes:
    """For which language, screen and Android they are: as long as it says itself, whatever its chunk's header says.

    AOSP `ResTable_config::copyFromDeviceNoSwap`, where the rest is zero; a chunk without its first field is refused.
    """
    place = forms.start + _TYPE_HEAD.size
    if forms.body < place + _INDEX.size:
        raise Unreadable("resources-malformed")
    config = table.read_at(place, min(forms.end, place + _LONGEST_CONFIG))
    (size,) = _INDEX.unpack_from(config)
    return config[:size].ljust(_LONGEST_CONFIG, b"\0")


def _odd_offset(table: Source, forms: Forms, number: int, spend: Callable[[int], None]) -> int:
    """Where the entry stands behind the first one; `_NONE` where this configuration has none."""
    if forms.flags & _SPARSE:
        spend(forms.room // _SPARSE_PAIRS)
        pairs = table.read_at(forms.body, _inside(forms, forms.body, 4 * forms.room))
        return _sparse_offset(pairs, forms.room, number)
    if number >= forms.room:
        return _NONE
    index = _SHORT_INDEX if forms.flags & _SHORT_OFFSETS else _INDEX
    place = forms.body + index.size * number
    _inside(forms, place, index.size)
    offset = int(unpack_in(table, index)(place)[0])
    if index is _INDEX:
        return offset
    return _NONE if offset == _SHORT_NONE else offset * 4


def _sparse_offset(pairs: bytes, count: int, number: int) -> int:
    """The pairs are taken to be sorted, as Android takes them (AOSP `LoadedPackage::GetEntryOffset`)."""
    index = bisect_left(range(count), number, key=lambda place: _PAIR.unpack_from(pairs, 4 * place)[0])
    if index == count:
        return _NONE
    found, place = _PAIR.unpack_from(pairs, 4 * index)
    return place * 4 if found == number else _NONE


def value_at(table: Source, forms: Forms, place: int) -> tuple[int, int]:
    """(kind, data) of a simple entry; a bag of values is kind 0, which nobody asks for."""
    _inside(forms, place, _ENTRY.size)
    size, flags, key = unpack_in(table, _ENTRY)(place)
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX:
        return 0, 0
    _inside(forms, place + size, _VALUE.size)
    kind, data = unpack_in(table, _VALUE)(place + size)
    return kind, data


def _inside(forms: Forms, start: int, length: int) -> int:
    """Where the stretch ends, which must be in the chunk."""
    if start + length > forms.end:
        raise Unreadable("resources-malformed")
    return start + length
