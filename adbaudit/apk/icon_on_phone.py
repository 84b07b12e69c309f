"""The icon of an app on a phone, out of what was fetched of its file and little more."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.apk.archive import open_archive
from adbaudit.apk.entry import HEADER
from adbaudit.apk.fetch import ask_for, missed_in
from adbaudit.apk.foreseen import range_at
from adbaudit.apk.icon import read_icon
from adbaudit.apk.questions import NotAnswered
from adbaudit.apk.resources import Resources
from adbaudit.apk.rounds import Reading
from adbaudit.apk.sparse import Range, SparseFile
from adbaudit.apk.table import open_table
from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.attributes import Resource
from adbaudit.model.icon import MOST_BYTES, Icon

MOST_ROUNDS = 2
"""Its paths, its file; what would take more is not worth it."""
MOST_FETCHED = 64 << 10
"""Of one app, for all that."""


def icon_on_phone(path: str, file: SparseFile, icon: Resource | None) -> Reading[Icon | None]:
    """The icon, or nothing where it is none that is cheap to have; a phone that does not answer costs only that."""
    left = MOST_FETCHED
    file.take_missed()
    for _ in range(MOST_ROUNDS):
        found, wanted = _read(file, icon), list(_wanted(file))
        left -= sum(end - start for start, end in wanted)
        if not wanted or left < 0:
            return found
        try:
            yield from ask_for(path, file, wanted)
        except NotAnswered:
            return None
    return _read(file, icon)


def _read(file: SparseFile, icon: Resource | None) -> Icon | None:
    try:
        archive = open_archive(file)
        table = open_table(archive)
        return None if table is None else read_icon(archive, Resources(table), icon)
    except Unreadable:
        return None


def _wanted(file: SparseFile) -> Iterator[Range]:
    """Of an entry whose head is missing its data too."""
    for start, end in missed_in(file):
        yield range_at(open_archive(file), start, MOST_BYTES) if end - start == HEADER.size else (start, end)
