"""One entry of a zip, read as a phone reads it: AOSP libziparchive `FindEntry` and androidfw's `ZipAssetsProvider`.

The directory's word counts, not the local header's; every method but deflate means stored; checksums and the mark
"encrypted" are not looked at. Each of these is a way to make a file that Android opens and other readers do not, so
what is bent is named.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.apk.directory import NO_NUMBER, Entry, zip64_numbers
from adbaudit.apk.end_record import FILE_MARK
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

HEADER = struct.Struct("<4s2x2H4x3L2H")
STORED, DEFLATED = 0, 8

_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_WHOLE_BUFFER = 64 << 10
"""AOSP `StreamingZipInflater::OUTPUT_CHUNK_SIZE`: up to here the inflated size must fit, beyond it more is cut off."""
_STEP = 256 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry's data stands in the file, and what is bent about how it is said."""

    start: int
    end: int
    size: int
    is_deflated: bool
    kind: str
    bends: tuple[str, ...] = ()


def locate(source: Source, directory_offset: int, entry: Entry) -> Place:
    """The entry's data; a local header that Android would refuse is `Unreadable`."""
    body = entry.header_offset + HEADER.size
    if body >= directory_offset:
        raise Unreadable(f"{entry.kind}-header-malformed")
    mark, flags, method, crc, compressed, size, name_size, extra_size = HEADER.unpack(
        source.read_at(entry.header_offset, body)
    )
    start = body + name_size + extra_size
    if mark != FILE_MARK or start > directory_offset:
        raise Unreadable(f"{entry.kind}-header-malformed")
    if source.read_at(body, body + name_size) != entry.raw_name:
        raise Unreadable(f"{entry.kind}-header-differs")
    if NO_NUMBER in {compressed, size}:
        extra = source.read_at(body + name_size, start)
        size, compressed, _ = zip64_numbers(extra, size, compressed, None)
    told = (compressed, size, crc) == (entry.compressed_size, entry.size, entry.crc)
    if not told and not flags & _SIZES_FOLLOW:
        raise Unreadable(f"{entry.kind}-header-differs")
    is_deflated = entry.method == DEFLATED
    room = directory_offset - start
    if entry.compressed_size > room or (not is_deflated and entry.size > room):
        raise Unreadable(f"{entry.kind}-header-malformed")
    return Place(
        start=start,
        end=start + (entry.compressed_size if is_deflated else entry.size),
        size=entry.size,
        is_deflated=is_deflated,
        kind=entry.kind,
        bends=_bends(entry, flags, method),
    )


def inflate(source: Source, place: Place) -> Iterator[bytes]:
    """The entry's bytes, piece by piece, never more than its stated size.

    Raises:
        Unreadable: the data ends early, or Android would find that it does not fit its size.

    """
    if not place.is_deflated:
        for start in range(place.start, place.end, _STEP):
            yield source.read_at(start, min(place.end, start + _STEP))
        return
    left, packed, given = place.size, zlib.decompressobj(-zlib.MAX_WBITS), b""
    try:
        for start in range(place.start, place.end, _STEP):
            given = source.read_at(start, min(place.end, start + _STEP))
            while given and left:
                piece = packed.decompress(given, min(left, _STEP))
                left -= len(piece)
                yield piece
                given = packed.unconsumed_tail
            if packed.eof or not left:
                break
        is_more = not packed.eof and bool(packed.decompress(given, 1))
    except zlib.error as fault:
        raise Unreadable(f"{place.kind}-not-inflatable") from fault
    if left or (place.size <= _WHOLE_BUFFER and (is_more or not packed.eof)):
        raise Unreadable(f"{place.kind}-not-inflatable")


def _bends(entry: Entry, flags: int, method: int) -> tuple[str, ...]:
    bends = {
        "bent-compression": entry.method not in {STORED, DEFLATED},
        "bent-stored-size": entry.method != DEFLATED and entry.compressed_size != entry.size,
        "bent-headers-differ": method != entry.method or (flags ^ entry.flags) & _SIZES_FOLLOW,
        "bent-encrypted": (flags | entry.flags) & _ENCRYPTED,
    }
    return tuple(word for word, holds in bends.items() if holds)
