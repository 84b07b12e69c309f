"""The zip around an APK, opened as Android opens it, under limits that are checked before anything is inflated."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.apk.directory import MANIFEST, RESOURCES, Entries, Entry, parse_directory
from adbaudit.apk.end_record import Directory, find_directory, starts_as_zip
from adbaudit.apk.entry import Place, inflate, locate
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

__all__ = ["MANIFEST", "RESOURCES", "Archive", "Content", "check_entry", "open_archive", "open_directory"]

LIMITS = {MANIFEST: 8 << 20, RESOURCES: 64 << 20}
LIMIT_OF_OTHERS = 64 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole entry, and what is bent about how it stands in the archive."""

    data: bytes
    bends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An open zip whose directory made sense; `source` stays the caller's to close."""

    source: Source
    directory: Directory
    entries: Entries
    bends: tuple[str, ...] = ()

    def entry(self, name: str) -> Entry | None:
        """The one entry of that name, or `None`."""
        return self.entries.get(name)

    def read(self, name: str, *, limit: int | None = None) -> bytes | None:
        """A whole entry, `None` when there is none; too large, or not as Android reads it: `Unreadable`."""
        entry = self.entry(name)
        return None if entry is None else b"".join(inflate(self.source, self.place(entry, limit=limit)))

    def content(self, name: str) -> Content | None:
        """A whole entry with its bends."""
        entry = self.entry(name)
        if entry is None:
            return None
        place = self.place(entry)
        data = b"".join(inflate(self.source, place))
        wrong = () if zlib.crc32(data) == entry.crc else ("bent-checksum",)
        return Content(data=data, bends=(*place.bends, *wrong))

    def stream(self, name: str, *, limit: int) -> Iterator[bytes]:
        """A large entry piece by piece, nothing when there is none."""
        entry = self.entry(name)
        if entry is not None:
            yield from inflate(self.source, self.place(entry, limit=limit))

    def place(self, entry: Entry, *, limit: int | None = None) -> Place:
        """Where the entry's data stands, unless it is larger than what may be read."""
        check_entry(entry, limit=limit or LIMITS.get(entry.name, LIMIT_OF_OTHERS))
        return locate(self.source, self.directory.offset, entry)


def open_archive(source: Source) -> Archive:
    """Open a zip file."""
    directory = find_directory(source)
    if starts_as_zip(source) is False:
        raise Unreadable("starts-otherwise")
    return open_directory(source, directory)


def open_directory(source: Source, directory: Directory) -> Archive:
    """Open a zip whose end record was already read."""
    content = source.read_at(directory.offset, directory.offset + directory.size)
    entries, bends = parse_directory(content, directory)
    return Archive(source=source, directory=directory, entries=entries, bends=(*directory.bends, *bends))


def check_entry(entry: Entry, *, limit: int) -> None:
    """Refuse what must not be inflated, from the directory's word alone."""
    if entry.size > limit or entry.compressed_size > limit:
        raise Unreadable(f"{entry.kind}-too-large")
