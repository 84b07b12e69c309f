"""resources.arsc: the texts of one string resource, found without decoding the rest of the table.

The table of a large app holds tens of megabytes of other things, so this walks the chunk headers to the one entry.
Format: AOSP `ResourceTypes.h` (ResTable_header, ResTable_package, ResTable_type, ResStringPool_header). Counts and
offsets are a stranger's: each read that leaves the table ends in `Unreadable`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from adbaudit.apk.unreadable import Unreadable

MOST_CHUNKS = 50_000
MOST_REFERENCES = 8
MOST_FORMS = 1000
LONGEST_STRING = 0x7FFF
LONGEST_TEXT = 1000
"""AOSP `PackageItemInfo.MAX_SAFE_LABEL_LENGTH`."""

_STRING_POOL, _TABLE, _PACKAGE, _TYPE = 0x0001, 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_UTF8 = 0x100
_REFERENCES, _STRING = frozenset({1, 7}), 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One form of a string, for this language and region (both empty: the default)."""

    text: str
    language: str = ""
    region: str = ""
    is_plain: bool = True
    """Nothing but the language sets it apart (no screen size, no API level)."""


def find_texts(table: bytes, resource: int) -> tuple[Text, ...]:
    """Every form of one string resource, in the table's order; references are followed a few steps."""
    texts: list[Text] = []
    seen: set[int] = set()
    waiting = [resource]
    try:
        while waiting and len(seen) < MOST_REFERENCES:
            seen.add(waiting[0])
            for found in islice(_found(table, waiting.pop(0)), MOST_FORMS):
                if isinstance(found, Text):
                    texts.append(found)
                elif found not in seen and found not in waiting:
                    waiting.append(found)
    except (struct.error, IndexError) as fault:
        raise Unreadable("resources-malformed") from fault
    return tuple(texts)


def _found(table: bytes, resource: int) -> Iterator[Text | int]:
    """The texts of a resource, and the ids of those that it points to instead."""
    pool = None
    for kind, start, end in _chunks(table, _check_table(table), len(table)):
        if kind == _STRING_POOL and pool is None:
            pool = start
        elif kind == _PACKAGE and _u32(table, start + 8) == resource >> 24 and pool is not None:
            for config, value_kind, data in _values(table, start, end, resource):
                if value_kind == _STRING:
                    yield _text_of(table, config, _string(table, pool, data))
                elif value_kind in _REFERENCES:
                    yield data


def _check_table(table: bytes) -> int:
    """The place of the first chunk."""
    kind, header = struct.unpack_from("<HH", table)
    if kind != _TABLE or header < 12:
        raise Unreadable("resources-malformed")
    return int(header)


def _chunks(table: bytes, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(type, start, end) of the chunks that follow one another in a stretch."""
    for _ in range(MOST_CHUNKS):
        if place + 8 > end:
            return
        kind, header, size = struct.unpack_from("<HHL", table, place)
        if not 8 <= header <= size <= end - place:
            raise Unreadable("resources-malformed")
        yield kind, place, place + size
        place += size
    raise Unreadable("resources-malformed")


def _values(table: bytes, start: int, end: int, resource: int) -> Iterator[tuple[int, int, int]]:
    """(place of its configuration, kind, data) of the resource in each type chunk that has it."""
    first = start + struct.unpack_from("<H", table, start + 2)[0]
    for kind, chunk, chunk_end in _chunks(table, first, end):
        if kind == _TYPE and table[chunk + 8] == resource >> 16 & 0xFF:
            offset = _entry_offset(table, chunk, chunk_end, resource & 0xFFFF)
            if offset is not None:
                yield (chunk + 20, *_value(table, chunk + _u32(table, chunk + 16) + offset))


def _entry_offset(table: bytes, chunk: int, end: int, number: int) -> int | None:
    """Where the entry stands behind `entriesStart`; `None` where this configuration has none."""
    flags, count = table[chunk + 9], _u32(table, chunk + 12)
    offsets = chunk + struct.unpack_from("<H", table, chunk + 2)[0]
    if flags & _SPARSE:
        pairs = struct.iter_unpack("<HH", table[offsets : min(end, offsets + 4 * count)])
        return next((place * 4 for index, place in pairs if index == number), None)
    if number >= count:
        return None
    if flags & _SHORT_OFFSETS:
        short: int = struct.unpack_from("<H", table, offsets + 2 * number)[0]
        return None if short == 0xFFFF else short * 4
    offset = _u32(table, offsets + 4 * number)
    return None if offset == 0xFFFFFFFF else offset


def _value(table: bytes, place: int) -> tuple[int, int]:
    """(kind, data) of a simple entry; a bag of values is kind 0, which nobody asks for."""
    size, flags, key = struct.unpack_from("<HHL", table, place)
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX:
        return 0, 0
    kind, data = struct.unpack_from("<3xBL", table, place + size)
    return kind, data


def _text_of(table: bytes, config: int, text: str) -> Text:
    """ResTable_config: size, imsi, language, region, then screen, input, version; script and variant come last."""
    size = min(_u32(table, config), 64)
    rest = table[config + 4 : config + 8] + table[config + 12 : config + min(size, 36)]
    return Text(
        language=_subtag(table[config + 8 : config + 10], "a"),
        region=_subtag(table[config + 10 : config + 12], "0"),
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


def _string(table: bytes, pool: int, number: int) -> str:
    """One string of a pool, cut where Android cuts labels; one that leaves its pool is `Unreadable`."""
    header, size, count, _, flags, strings = struct.unpack_from("<2xHLLLLL", table, pool)
    if number >= count:
        raise Unreadable("resources-malformed")
    place = pool + strings + _u32(table, pool + header + 4 * number)
    if flags & _UTF8:
        _, place = _length(table, place, wide=False)
        length, place = _length(table, place, wide=False)
    else:
        length, place = _length(table, place, wide=True)
        length *= 2
    if length > LONGEST_STRING or place + length > pool + size:
        raise Unreadable("resources-malformed")
    text = table[place : place + length].decode("utf-8" if flags & _UTF8 else "utf-16-le", errors="replace")
    return text[:LONGEST_TEXT]


def _length(table: bytes, place: int, *, wide: bool) -> tuple[int, int]:
    """A length of one or two units, the first unit's high bit telling (AOSP `decodeLength`), and where it ends."""
    code, unit, high = ("<H", 2, 0x8000) if wide else ("<B", 1, 0x80)
    first: int = struct.unpack_from(code, table, place)[0]
    if not first & high:
        return first, place + unit
    second: int = struct.unpack_from(code, table, place + unit)[0]
    return (first & ~high) << 8 * unit | second, place + 2 * unit


def _u32(table: bytes, place: int) -> int:
    number: int = struct.unpack_from("<L", table, place)[0]
    return number
