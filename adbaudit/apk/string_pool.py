"""A pool of strings in a resource table (AOSP `ResourceTypes.h`, ResStringPool_header), read one string at a time."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

LONGEST_STRING = 0x7FFF
LONGEST_TEXT = 1000
"""AOSP `PackageItemInfo.MAX_SAFE_LABEL_LENGTH`."""

_HEADER = struct.Struct("<2xHLLLLL")
_UTF8 = 0x100
_LONGEST_LENGTHS = 4
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
    if start + _LONGEST_LENGTHS > pool.end:
        raise Unreadable("resources-malformed")
    head = table.read_at(start, min(pool.end, start + _LIKELY_BYTES))
    length, skipped = _utf8_length(head) if pool.is_utf8 else _utf16_length(head)
    if length > LONGEST_STRING or start + skipped + length > pool.end:
        raise Unreadable("resources-malformed")
    content = head[skipped : skipped + length]
    if len(content) < length:
        content = table.read_at(start + skipped, start + skipped + length)
    return content.decode("utf-8" if pool.is_utf8 else "utf-16-le", errors="replace")[:LONGEST_TEXT]


def _utf8_length(head: bytes) -> tuple[int, int]:
    """Bytes of the text, and of the two lengths before it: the first counts characters (AOSP `decodeLength`)."""
    place = 2 if head[0] & 0x80 else 1
    first = head[place]
    return ((first & 0x7F) << 8 | head[place + 1], place + 2) if first & 0x80 else (first, place + 1)


def _utf16_length(head: bytes) -> tuple[int, int]:
    first, second = struct.unpack_from("<HH", head)
    return (2 * ((first & 0x7FFF) << 16 | second), 4) if first & 0x8000 else (2 * first, 2)
