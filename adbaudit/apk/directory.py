"""The directory of a zip: every entry it names, checked as Android checks it before it opens the file.

AOSP libziparchive `ParseZipArchive`: as many entries as the end record counts, each inside the directory, no name
twice, names in UTF-8 without a NUL, every local header before the directory. What no phone reads is not looked at.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

from adbaudit.apk.end_record import Directory
from adbaudit.apk.unreadable import Unreadable

MANIFEST = "AndroidManifest.xml"
RESOURCES = "resources.arsc"

_RECORD = struct.Struct("<4s4x2H4x3L3H8xL")
_LENGTHS = struct.Struct("<L24xHL8xL")
"""Of the same record, what it takes to walk on: mark, length of the name, both other lengths, offset."""
RECORD_SIZE = _RECORD.size
_RECORD_MARK = 0x02014B50
NO_NUMBER = 0xFFFFFFFF
_ZIP64_INFO = 0x0001
_NAME = re.compile(
    rb"(?:[\x01-\x7f]|[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}"
    rb"|[\xf8-\xfb][\x80-\xbf]{4}|[\xfc\xfd][\x80-\xbf]{5})*"
)
"""AOSP `IsValidEntryName`: the shape of UTF-8, in up to six bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file, as the directory describes it; `header_offset` is where its local header stands."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    compressed_size: int
    size: int
    header_offset: int

    @property
    def kind(self) -> str:
        """What to call it where its name would be too much: the words of `Unreadable` begin with it."""
        return _KINDS.get(self.name, "entry")


_BETWEEN = b"\0"
"""Between names, none of which may hold it."""
_KINDS = {MANIFEST: "manifest", RESOURCES: "resources"}


class Entries(Mapping[str, Entry]):
    """The entries of a directory by name, in its order; each is decoded when it is asked for."""

    def __init__(self, content: bytes, places: Mapping[bytes, int]) -> None:
        """Keep the directory's bytes, where in them each entry stands, and all names in one piece, to search in."""
        self._content = content
        self._places = places
        self._names = _BETWEEN.join((b"", *places, b""))

    @property
    def are_well_named(self) -> bool:
        """AOSP `IsValidEntryName` of each; looked at one by one only where not all of them are plain."""
        if self._names.count(_BETWEEN) != len(self._places) + 1:
            return False
        return self._names.isascii() or all(map(_NAME.fullmatch, self._places))

    def __getitem__(self, name: str) -> Entry:
        """The one entry of that name."""
        raw = name.encode("utf-8", "surrogatepass")
        return _entry(self._content, self._places[raw], raw)

    def __iter__(self) -> Iterator[str]:
        """The names; one that is no text for Python is shown with escapes, and has no entry under that name."""
        return (raw.decode("utf-8", "backslashreplace") for raw in self._places)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._places)

    def names_in(self, folder: str, endings: tuple[bytes, ...] = (b"",)) -> Iterator[str]:
        """The names that begin like this and end like one of these, found without going through all of them."""
        names, wanted = self._names, _BETWEEN + folder.encode()
        start = names.find(wanted)
        while start >= 0:
            end = names.index(_BETWEEN, start + 1)
            name = names[start + 1 : end]
            if name.upper().endswith(endings):
                yield name.decode("utf-8", "backslashreplace")
            start = names.find(wanted, end)

    def offsets(self) -> Iterator[int]:
        """Where the local headers stand, in the order of the directory."""
        return (_header_offset(self._content, place) for place in self._places.values())


def parse_directory(content: bytes, directory: Directory) -> tuple[Entries, tuple[str, ...]]:
    """Every entry that the end record counts, and what is bent in the way they are listed."""
    places, place = _walk(content, directory)
    if place > len(content):
        raise Unreadable("directory-malformed")
    entries = Entries(content, places)
    if not entries.are_well_named:
        raise Unreadable("entry-name-malformed")
    if len(places) != directory.entries:
        raise Unreadable("duplicate-entry")
    bends = {"bent-entry-count": place != len(content), "bent-manifest-folder": any(entries.names_in(MANIFEST + "/"))}
    return entries, tuple(word for word, holds in bends.items() if holds)


def _walk(content: bytes, directory: Directory) -> tuple[dict[bytes, int], int]:
    """Where each entry stands, and where the last one ends; nothing else is looked at, as there may be thousands."""
    places: dict[bytes, int] = {}
    place, before, unpack = 0, directory.offset, _LENGTHS.unpack_from
    try:
        for _ in repeat(None, directory.entries):
            mark, name_size, other_sizes, offset = unpack(content, place)
            start = place + RECORD_SIZE
            end = start + name_size
            places[content[start:end]] = place
            if mark != _RECORD_MARK or (offset >= before and _header_offset(content, place) >= before):
                raise Unreadable("directory-malformed")
            place = end
            if other_sizes:
                place += (other_sizes & 0xFFFF) + (other_sizes >> 16)
    except struct.error as fault:
        raise Unreadable("directory-miscounted") from fault
    return places, place


def zip64_numbers(extra: bytes, size: int, compressed_size: int, offset: int | None) -> tuple[int, int, int | None]:
    """Size, compressed size and offset, where the extra field holds those that are too large for their own places.

    AOSP `ParseZip64ExtendedInfoInExtraField`: only the numbers that are missing stand there, or all three.
    """
    place = 0
    while place < len(extra) - 4:
        kind, length = struct.unpack_from("<2H", extra, place)
        place += 4
        if length > len(extra) - place:
            raise Unreadable("directory-malformed")
        if kind == _ZIP64_INFO:
            return _numbers(extra[place : place + length], size, compressed_size, offset)
        place += length
    raise Unreadable("directory-malformed")


def _numbers(info: bytes, size: int, compressed_size: int, offset: int | None) -> tuple[int, int, int | None]:
    info = info[:24] if len(info) == 28 else info
    given = (size, compressed_size, offset)
    is_wanted = [len(info) == 24 or number == NO_NUMBER for number in given]
    if not info or len(info) != 8 * sum(is_wanted):
        raise Unreadable("directory-malformed")
    numbers = iter(struct.unpack(f"<{sum(is_wanted)}Q", info))
    found = [next(numbers) if wanted else number for wanted, number in zip(is_wanted, given, strict=True)]
    return found[0] or 0, found[1] or 0, found[2]


def _entry(content: bytes, place: int, name: bytes) -> Entry:
    _, flags, method, crc, compressed, size, name_size, extra_size, _, offset = _RECORD.unpack_from(content, place)
    if NO_NUMBER in {compressed, size, offset}:
        start = place + RECORD_SIZE + name_size
        size, compressed, offset = zip64_numbers(content[start : start + extra_size], size, compressed, offset)
    return Entry(
        name=name.decode("utf-8", "surrogatepass"),
        raw_name=name,
        flags=flags,
        method=method,
        crc=crc,
        compressed_size=compressed,
        size=size,
        header_offset=offset,
    )


def _header_offset(content: bytes, place: int) -> int:
    _, _, _, _, compressed, size, name_size, extra_size, _, offset = _RECORD.unpack_from(content, place)
    if offset != NO_NUMBER:
        return int(offset)
    start = place + RECORD_SIZE + name_size
    _, _, found = zip64_numbers(content[start : start + extra_size], size, compressed, offset)
    return NO_NUMBER if found is None else found
