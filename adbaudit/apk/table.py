"""The resource table of an archive: read where it lies when it is stored, which it nearly always is."""

from __future__ import annotations

from adbaudit.apk.archive import RESOURCES, Archive
from adbaudit.apk.entry import inflate
from adbaudit.apk.source import BytesSource, Source, Window


def open_table(archive: Archive) -> Source | None:
    """The table; `None` when there is none.

    Raises:
        Unreadable: it is larger than what may be read, or not as Android reads it.

    """
    entry = archive.entry(RESOURCES)
    if entry is None:
        return None
    place = archive.place(entry)
    if place.is_deflated:
        return BytesSource(b"".join(inflate(archive.source, place)))
    return Window(around=archive.source, start=place.start, size=place.end - place.start)
