"""The zip of a bundle, byte for byte: nothing in it is left to chance, so any other byte is a difference.

Members in the order of their names, stored as they are, one time for all, mode 0600; no extra fields, no comments, no
data descriptors, nothing before, between or behind (PKWARE APPNOTE 6.3.10: 4.3.7, 4.3.12, 4.3.16).
"""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCATOR_64 = b"PK\x06\x07"
_NEEDED = 20
_MADE_BY = 3 << 8 | _NEEDED
_ATTRIBUTES = 0o100600 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One member as it lies in the archive; `crc` is what is written there, `stamp` the time in MS-DOS form."""

    name: bytes
    data: bytes
    crc: int
    stamp: tuple[int, int]
    offset: int
    is_packed: bool = False
    """Its bytes are not its contents: they are compressed, or encrypted."""

    @property
    def is_crc_right(self) -> bool:
        """Whether what is written there fits the data."""
        return zlib.crc32(self.data) == self.crc


def pack(files: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    """The archive; the same files and time give the same bytes."""
    stored, offset = [], 0
    for name, data in sorted(files):
        one = Stored(name=name.encode("ascii"), data=data, crc=zlib.crc32(data), stamp=stamp_of(at), offset=offset)
        stored.append(one)
        offset += _LOCAL.size + len(one.name) + len(data)
    return b"".join(_pieces(stored))


def stamp_of(at: datetime) -> tuple[int, int]:
    """Time and date as MS-DOS counts them, in UTC, to two seconds; a clock from before 1980 is told as 1980."""
    time = max(at.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC))
    return time.hour << 11 | time.minute << 5 | time.second // 2, (time.year - 1980) << 9 | time.month << 5 | time.day


def walk(archive: bytes, most: int) -> tuple[Stored, ...]:
    """At most so many members from the first byte on, as far as they lie there whole; the index is not asked."""
    return tuple(itertools.islice(_walk(archive), most))


def begins_as_archive(archive: bytes) -> bool:
    """Whether a member stands at the very beginning, as in every bundle."""
    return archive.startswith(_LOCAL_SIGN)


def index_size(archive: bytes) -> int | None:
    """Bytes of the index, as `zipfile` will look for it; `None` where there is none, or of the 64-bit form."""
    place = len(archive) - _END.size
    if archive[place : place + 4] != _END_SIGN or archive[-2:] != b"\0\0":
        place = archive.rfind(_END_SIGN, max(0, place - 0xFFFF))
    if place < 0 or place + _END.size > len(archive) or archive[max(0, place - 20) :].startswith(_LOCATOR_64):
        return None
    size = _END.unpack_from(archive, place)[5]
    return int(size)


def is_exact(archive: bytes, stored: Sequence[Stored]) -> bool:
    """Whether the archive is these members in our form, and not one byte more or other."""
    names = [one.name for one in stored]
    if names != sorted(set(names)) or len({one.stamp for one in stored}) > 1:
        return False
    place = 0
    for piece in _pieces(stored):
        if archive[place : place + len(piece)] != piece:
            return False
        place += len(piece)
    return place == len(archive)


def _walk(archive: bytes) -> Iterator[Stored]:
    place = 0
    while archive.startswith(_LOCAL_SIGN, place) and place + _LOCAL.size <= len(archive):
        fields = _LOCAL.unpack_from(archive, place)
        name_length, extra_length, size = fields[9], fields[10], fields[7]
        start = place + _LOCAL.size + name_length + extra_length
        if start + size > len(archive):
            return
        name = archive[place + _LOCAL.size : place + _LOCAL.size + name_length]
        yield Stored(
            name=name,
            data=archive[start : start + size],
            crc=fields[6],
            stamp=(fields[4], fields[5]),
            offset=place,
            is_packed=fields[3] != 0 or bool(fields[2] & 1),
        )
        place = start + size


def _pieces(stored: Sequence[Stored]) -> Iterator[bytes]:
    for one in stored:
        size = len(one.data)
        yield _LOCAL.pack(_LOCAL_SIGN, _NEEDED, 0, 0, *one.stamp, one.crc, size, size, len(one.name), 0)
        yield one.name
        yield one.data
    index = b"".join(_of_index(one) for one in stored)
    begin = sum(_LOCAL.size + len(one.name) + len(one.data) for one in stored)
    count = len(stored)
    yield index
    yield _END.pack(_END_SIGN, 0, 0, count, count, len(index), begin, 0)


def _of_index(one: Stored) -> bytes:
    size = len(one.data)
    head = (_CENTRAL_SIGN, _MADE_BY, _NEEDED, 0, 0, *one.stamp, one.crc, size, size, len(one.name))
    return _CENTRAL.pack(*head, 0, 0, 0, 0, _ATTRIBUTES, one.offset) + one.name
