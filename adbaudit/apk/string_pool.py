"""A pool of strings in a resource table (AOSP `ResourceTypes.h`, ResStringPool_header), read one string at a time."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from adbaudit.apk.pooled_text import LENGTHS, LONGEST_TEXT, decoded, text_length
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

LONGEST_STRING = 0x7FFF

_HEADER = struct.Struct("<2xHLLLLL")
_UTF8 = 0x100
_LIKELY_BYTES = 256
"""Names of apps are short: one read brings the lengths and mostly the text too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StringPool:
    """Where a pool stands in its table."""

    start: int
    end: int
    count: int
    offsets: int
    strings: int
    is_utf8: bool


def read_pool(table: Source, start: int) -> StringPool:
    """The pool at a place of the table."""
    header, size, count, _, flags, strings = _HEADER.unpack(table.read_at(start, start + _HEADER.size))
    offsets = start + header
    if header < _HEADER.size or size < header or not offsets + 4 * count <= start + size <= table.size:
        raise Unreadable("resources-malformed")
    return StringPool(
        start=start,
        end=start + size,
        count=count,
        offsets=offsets,
        strings=start + strings,
        is_utf8=bool(flags & _UTF8),
    )


def read_string(table: Source, pool: StringPool, number: int) -> str:
    """One string, cut where Android cuts labels; one that leaves its pool is `Unreadable`."""
    if number >= pool.count:
        raise Unreadable("resources-malformed")
    place = pool.offsets + 4 * number
    start = pool.strings + struct.unpack("<L", table.read_at(place, place + 4))[0]
    if start + LENGTHS > pool.end:
        raise Unreadable("resources-malformed")
    head = table.read_at(start, min(pool.end, start + _LIKELY_BYTES))
    length, skipped = text_length(head, is_utf8=pool.is_utf8)
    if length > LONGEST_STRING or start + skipped + length > pool.end:
        raise Unreadable("resources-malformed")
    content = head[skipped : skipped + length]
    if len(content) < length:
        content = table.read_at(start + skipped, start + skipped + length)
    return decoded(content, is_utf8=pool.is_utf8)[:LONGEST_TEXT]
