"""The zip around an APK, opened under limits that are checked before anything is inflated.

Where Android's own reader (AOSP libziparchive) and Python's `zipfile` could disagree on which bytes count, the file is
called unreadable: a manifest that only one of them sees must not be taken for the truth.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Protocol

from adbaudit.apk.unreadable import Unreadable

MANIFEST = "AndroidManifest.xml"
RESOURCES = "resources.arsc"
LIMITS = {MANIFEST: 8 << 20, RESOURCES: 64 << 20}
LIMIT_OF_OTHERS = 64 << 10
MOST_FILES = 65_000
MOST_DIRECTORY_BYTES = 16 << 20
LARGEST_TAIL = 22 + 0xFFFF
"""The end record and the longest comment behind it."""

_END_RECORD = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"
_FILE_MARK = b"PK\3\4"
_ENCRYPTED = 0x1

ZIP_FAULTS = (
    zipfile.BadZipFile,  # what zipfile itself finds wrong, wrong checksums too
    zlib.error,  # data that does not inflate
    EOFError,  # data that ends early
    RuntimeError,  # encrypted entries and, as NotImplementedError, unknown methods and versions
    struct.error,  # a header cut short
    ValueError,  # names that are no text, positions outside the file
)


class Stream(Protocol):
    """The little of a binary file that reading a zip needs."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes from here; all that is left when negative."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move, and say where to."""

    def tell(self) -> int:
        """The place from which the next read starts."""

    def seekable(self) -> bool:
        """Whether it can be moved in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Where the central directory stands, as the end record says."""

    offset: int
    size: int
    entries: int


def find_directory(tail: bytes, size: int, head: bytes = b"") -> Directory:
    """The directory of a file of `size` bytes from its last bytes; the last end record counts, as on Android."""
    if size == 0:
        raise Unreadable("empty-file")
    place = tail.rfind(_END_MARK, 0, max(0, len(tail) - _END_RECORD.size + len(_END_MARK)))
    if place < 0:
        raise Unreadable("cut-off" if head.startswith(_FILE_MARK) else "not-a-zip")
    _, _, _, _, entries, directory_size, offset, comment = _END_RECORD.unpack_from(tail, place)
    if entries == 0xFFFF or 0xFFFFFFFF in {directory_size, offset}:
        raise Unreadable("zip64")
    if place + _END_RECORD.size + comment != len(tail):
        raise Unreadable("bytes-after-the-end")
    if offset + directory_size != size - len(tail) + place:
        raise Unreadable("directory-misplaced")
    if entries > MOST_FILES or directory_size > MOST_DIRECTORY_BYTES:
        raise Unreadable("too-many-files")
    return Directory(offset=offset, size=directory_size, entries=entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An open zip whose directory made sense; `stream` stays the caller's to close."""

    stream: Stream
    zip: zipfile.ZipFile
    directory: Directory

    def entry(self, name: str) -> zipfile.ZipInfo | None:
        """The one entry of that name, or `None`."""
        return self.zip.NameToInfo.get(name)

    def read(self, name: str) -> bytes | None:
        """A whole entry, `None` when there is none; too large, or not readable by every reader: `Unreadable`."""
        entry = self.entry(name)
        if entry is None:
            return None
        check_entry(entry, limit=LIMITS.get(name, LIMIT_OF_OTHERS))
        try:
            return self.zip.read(entry)
        except ZIP_FAULTS as fault:
            raise Unreadable(f"{_short(name)}-not-inflatable") from fault


def open_archive(stream: Stream) -> Archive:
    """Open a zip file that can be read from and moved in."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - LARGEST_TAIL))
    tail = stream.read(LARGEST_TAIL)
    stream.seek(0)
    directory = find_directory(tail, size, tail[:4] if size <= LARGEST_TAIL else stream.read(4))
    return open_directory(stream, directory)


def open_directory(stream: Stream, directory: Directory) -> Archive:
    """Open a zip whose end record was already read."""
    try:
        archive = zipfile.ZipFile(stream)
    except ZIP_FAULTS as fault:
        raise Unreadable("directory-malformed") from fault
    entries = archive.infolist()
    if len(entries) != directory.entries:
        raise Unreadable("directory-miscounted")
    if len(archive.NameToInfo) != len(entries):
        raise Unreadable("duplicate-entry")
    if any(entry.header_offset >= directory.offset for entry in entries):
        raise Unreadable("directory-malformed")
    return Archive(stream=stream, zip=archive, directory=directory)


def check_entry(entry: zipfile.ZipInfo, *, limit: int) -> None:
    """Refuse what must not, or cannot, be inflated, from the directory's word alone."""
    name = entry.filename
    if entry.file_size > limit or entry.compress_size > limit:
        raise Unreadable(f"{_short(name)}-too-large")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable(f"{_short(name)}-unknown-compression")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(f"{_short(name)}-marked-encrypted")


def _short(name: str) -> str:
    return {MANIFEST: "manifest", RESOURCES: "resources"}.get(name, "entry")
