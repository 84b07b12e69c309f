"""resources.arsc: the texts of one string resource, found without reading the rest of the table.

The table of a large app holds tens of megabytes of other things, so this walks the chunk headers to the one entry.
Format: AOSP `ResourceTypes.h` (ResTable_header, ResTable_package, ResTable_type). Counts and offsets are a stranger's:
each read that leaves its chunk ends in `Unreadable`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from adbaudit.apk.pooled_text import LONGEST_TEXT
from adbaudit.apk.source import NotFetched, Source
from adbaudit.apk.string_pool import StringPool, read_pool, read_string
from adbaudit.apk.unreadable import Unreadable

__all__ = ["LONGEST_TEXT", "Text", "find_texts", "packages_in"]

MOST_CHUNKS = 50_000
MOST_REFERENCES = 8
MOST_FORMS = 1000

_STRING_POOL, _TABLE, _PACKAGE, _TYPE = 0x0001, 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_REFERENCES, _STRING, _NUMBERS = frozenset({1, 7}), 3, frozenset({0x10, 0x11})
_CHUNK = struct.Struct("<HHLB")
_CHUNK_HEAD = 8
_TYPE_HEAD = struct.Struct("<2xH5xBxxLL")
_ENTRY = struct.Struct("<HHL")
_VALUE = struct.Struct("<3xBL")
_LONGEST_CONFIG = 64

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One form of a string, for this language and region (both empty: the default)."""

    text: str
    language: str = ""
    region: str = ""
    is_plain: bool = True
    """Nothing but the language sets it apart (no screen size, no API level)."""


class _Chunk(NamedTuple):
    """A tuple, as a table may have thousands."""

    kind: int
    start: int
    body: int
    """Where its header ends."""
    end: int
    number: int
    """The first byte of its header's own fields: of a type, which one."""


def find_texts(table: Source, resource: int) -> tuple[Text, ...]:
    """Every form of one string resource, or of a number as text; in the table's order, references a few steps far.

    What was not fetched from a phone is left out: the table's source remembers what it was asked for in vain.
    """
    texts: list[Text] = []
    seen: set[int] = set()
    waiting = [resource]
    try:
        with suppress(NotFetched):
            while waiting and len(seen) < MOST_REFERENCES:
                seen.add(waiting[0])
                for found in islice(_found(table, waiting.pop(0)), MOST_FORMS):
                    if isinstance(found, Text):
                        texts.append(found)
                    elif found not in seen and found not in waiting:
                        waiting.append(found)
    except (Unreadable, struct.error, IndexError) as fault:
        raise Unreadable("resources-malformed") from fault
    return tuple(texts)


def packages_in(table: Source) -> tuple[Stretch, Stretch]:
    """The list of where the strings stand, and what lies behind them: whoever has both needs only single strings.

    Raises:
        NotFetched: the head of the table is not known.
        Unreadable: it is not the head of a table.

    """
    first = next(_chunks(table, _first_chunk(table), table.size), None)
    if first is None or first.kind != _STRING_POOL:
        raise Unreadable("resources-malformed")
    pool = read_pool(table, first.start)
    return (pool.offsets, pool.offsets + 4 * pool.count), (first.end, table.size)


def _found(table: Source, resource: int) -> Iterator[Text | int]:
    """The texts of a resource, and the ids of those that it points to instead."""
    pool: StringPool | None = None
    for chunk in _chunks(table, _first_chunk(table), table.size):
        if chunk.kind == _STRING_POOL and pool is None:
            pool = read_pool(table, chunk.start)
        elif chunk.kind == _PACKAGE and pool is not None and _number_of(table, chunk) == resource >> 24:
            yield from _in_package(table, pool, chunk, resource)


def _in_package(table: Source, pool: StringPool, package: _Chunk, resource: int) -> Iterator[Text | int]:
    """One form for each configuration that has the resource; one that was not fetched does not stop the others."""
    for chunk in _chunks(table, package.body, package.end):
        if chunk.kind != _TYPE or chunk.number != resource >> 16 & 0xFF:
            continue
        with suppress(NotFetched):
            config, value = _value_in(table, chunk, resource)
            if value is None:
                continue
            kind, data = value
            if kind == _STRING:
                yield _text_of(config, read_string(table, pool, data))
            elif kind in _NUMBERS:
                yield _text_of(config, str(data))
            elif kind in _REFERENCES:
                yield data


def _first_chunk(table: Source) -> int:
    kind, header, _, _ = _CHUNK.unpack(table.read_at(0, _CHUNK.size))
    if kind != _TABLE or header < 12:
        raise Unreadable("resources-malformed")
    return int(header)


def _chunks(table: Source, place: int, end: int) -> Iterator[_Chunk]:
    """The chunks that follow one another in a stretch."""
    for _ in range(MOST_CHUNKS):
        if place + _CHUNK.size > end:
            return
        kind, header, size, number = _CHUNK.unpack(table.read_at(place, place + _CHUNK.size))
        if not _CHUNK_HEAD <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield _Chunk(kind, place, place + header, place + size, number)
        place += size
    raise Unreadable("resources-malformed")


def _number_of(table: Source, package: _Chunk) -> int:
    number: int = struct.unpack("<L", table.read_at(package.start + 8, package.start + 12))[0]
    return number


def _value_in(table: Source, chunk: _Chunk, resource: int) -> tuple[bytes, tuple[int, int] | None]:
    """The chunk's configuration, and the (kind, data) that the resource has in it, if any."""
    head = table.read_at(chunk.start, min(chunk.end, chunk.start + _TYPE_HEAD.size + _LONGEST_CONFIG))
    header, flags, count, entries = _TYPE_HEAD.unpack_from(head)
    config = head[_TYPE_HEAD.size : header]
    offset = _entry_offset(table, chunk, flags, count, resource & 0xFFFF)
    return config, None if offset is None else _value(table, chunk.start + entries + offset, chunk.end)


def _entry_offset(table: Source, chunk: _Chunk, flags: int, count: int, number: int) -> int | None:
    """Where the entry stands behind the first one; `None` where this configuration has none."""
    if flags & _SPARSE:
        pairs = struct.iter_unpack("<HH", _within(table, chunk.body, 4 * count, chunk.end))
        return next((place * 4 for index, place in pairs if index == number), None)
    if number >= count:
        return None
    if flags & _SHORT_OFFSETS:
        short: int = struct.unpack("<H", _within(table, chunk.body + 2 * number, 2, chunk.end))[0]
        return None if short == 0xFFFF else short * 4
    offset: int = struct.unpack("<L", _within(table, chunk.body + 4 * number, 4, chunk.end))[0]
    return None if offset == 0xFFFFFFFF else offset


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


def _text_of(config: bytes, text: str) -> Text:
    """ResTable_config: size, imsi, language, region, then screen, input, version; script and variant come last."""
    size = min(struct.unpack_from("<L", config)[0], len(config))
    rest = config[4:8] + config[12 : min(size, 36)]
    return Text(
        language=_subtag(config[8:10], "a"),
        region=_subtag(config[10:12], "0"),
        is_plain=not any(rest),
        text=text,
    )


def _subtag(packed: bytes, base: str) -> str:
    """Two letters, or three letters packed in five bits each (AOSP `unpackLanguageOrRegion`)."""
    first, second = packed
    if not first & 0x80:
        return packed.rstrip(b"\0").decode("latin-1")
    numbers = (second & 0x1F, (second >> 5) + ((first & 0x03) << 3), (first & 0x7C) >> 2)
    return "".join(chr(ord(base) + number) for number in numbers)
