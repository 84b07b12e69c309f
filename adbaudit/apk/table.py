"""The resource table of an archive: read where it lies when it is stored, which it nearly always is."""

from __future__ import annotations

from io import BytesIO

from adbaudit.apk.archive import RESOURCES, Archive
from adbaudit.apk.entry import inflate
from adbaudit.apk.source import BytesSource, Source, Window, at_hand

_AT_ONCE = 2 << 20
"""Up to here reading all of it is quicker than reading the few pieces that are needed."""


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
        whole = BytesIO()
        whole.writelines(inflate(archive.source, place))
        return BytesSource(whole.getvalue())
    if place.size <= _AT_ONCE:
        return at_hand(archive.source, place.start, place.end)
    return Window(around=archive.source, start=place.start, size=place.end - place.start)
