"""The end record of a zip, which says where its directory stands, found as Android finds it.

AOSP libziparchive `FindCentralDirectoryInfo` (and `…ForZip64`, which Android knows since version 11): the last mark of
an end record counts, its comment must end with the file, disk numbers are not looked at.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from adbaudit.apk.source import NotFetched, Source
from adbaudit.apk.unreadable import Unreadable

MOST_FILES = 200_000
MOST_DIRECTORY_BYTES = 32 << 20
LARGEST_TAIL = 22 + 0xFFFF
"""The end record and the longest comment behind it."""
FILE_MARK = b"PK\3\4"

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_MARK = b"PK\6\7"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_MARK = b"PK\6\6"
_NO_NUMBER = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Where the central directory stands, as the end record says."""

    offset: int
    size: int
    entries: int
    bends: tuple[str, ...] = ()
    """What Android lets pass here and other readers stumble over."""


def find_directory(source: Source) -> Directory:
    """The directory of a file, of which only the end needs to be known."""
    if source.size == 0:
        raise Unreadable("empty-file")
    start = max(0, source.size - LARGEST_TAIL)
    tail = source.read_at(start, source.size)
    place = tail.rfind(_END_MARK, 0, max(0, len(tail) - _END.size + len(_END_MARK)))
    if place < 0:
        raise Unreadable("cut-off" if starts_as_zip(source) else "not-a-zip")
    _, disk, first_disk, here, entries, size, offset, comment = _END.unpack_from(tail, place)
    end = start + place
    if end + _END.size + comment != source.size:
        raise Unreadable("bytes-after-the-end")
    bends = {"bent-disk-numbers": disk or first_disk, "bent-entry-count": here != entries}
    if _NO_NUMBER in {size, offset}:
        bends["bent-zip64"] = True
        entries, size, offset, end = _find_in_zip64(source, end)
    if offset + size > end:
        raise Unreadable("directory-misplaced")
    bends["bent-directory-gap"] = offset + size != end
    return _checked(Directory(offset=offset, size=size, entries=entries, bends=tuple(b for b in bends if bends[b])))


def starts_as_zip(source: Source) -> bool | None:
    """Whether the first entry stands at the very start; `None` when that was not fetched from a phone."""
    try:
        return source.read_at(0, min(len(FILE_MARK), source.size)) == FILE_MARK
    except NotFetched:
        return None


def _find_in_zip64(source: Source, end: int) -> tuple[int, int, int, int]:
    """(entries, size, offset, place of the zip64 end record)."""
    locator = end - _LOCATOR.size
    if locator <= _END64.size:
        raise Unreadable("directory-misplaced")
    mark, _, place, _ = _LOCATOR.unpack(source.read_at(locator, end))
    if mark != _LOCATOR_MARK or place > locator - _END64.size:
        raise Unreadable("directory-misplaced")
    mark, *_, entries, size, offset = _END64.unpack(source.read_at(place, place + _END64.size))
    if mark != _END64_MARK:
        raise Unreadable("directory-misplaced")
    return entries, size, offset, place


def _checked(directory: Directory) -> Directory:
    if directory.entries == 0:
        raise Unreadable("no-manifest")
    if directory.entries > MOST_FILES or directory.size > MOST_DIRECTORY_BYTES:
        raise Unreadable("too-many-files")
    return directory
