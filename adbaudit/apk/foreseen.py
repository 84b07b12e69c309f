"""What the reader of an APK will ask for next, as far as what is already fetched of the file tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from adbaudit.apk.archive import LIMITS, MANIFEST, RESOURCES, Archive, open_archive
from adbaudit.apk.directory import Entry
from adbaudit.apk.end_record import find_directory
from adbaudit.apk.entry import DEFLATED, HEADER
from adbaudit.apk.resource_chunks import packages_in
from adbaudit.apk.signers import FOOTER, MOST_SIGNATURE_FILES, block_size, signature_files
from adbaudit.apk.source import Source, Window
from adbaudit.apk.sparse import Range
from adbaudit.apk.table import open_table
from adbaudit.apk.unreadable import Unreadable

WHOLE_TABLE = 256 << 10
"""A table up to this is fetched whole."""
MOST_PACKED = 2 << 20
"""A table that is packed in the archive can only be read whole."""
MOST_CONFIGURATIONS = 2 << 20
"""Of the part of a table that says which string belongs to which language; the rest is walked when it is needed."""

_TABLE_HEAD = 4096
_MOST_OFFSETS = 512 << 10
_USUAL_SIGNING_BLOCK = 16 << 10
_USUAL_EXTRA = 4096 + 256
"""What tools put between the name and the data of an entry, mostly to start it at a whole page."""
_LARGEST_SIGNATURE_FILE = 64 << 10


def foreseen(file: Source) -> tuple[Range, ...]:
    """First the directory; then manifest, signers and table; then the table's configurations."""
    try:
        archive = open_archive(file)
    except Unreadable:
        return tuple(_directory(file))
    return tuple(_needed(archive))


def widened(file: Source, missed: Sequence[Range]) -> Iterator[Range]:
    """A reader that walks from one configuration to the next will ask for what follows, too."""
    area = None
    with suppress(Unreadable):
        area = _configurations(open_archive(file))
    for start, end in missed:
        if area and area[0] <= start < area[1]:
            yield start, min(area[1], max(end, start + MOST_CONFIGURATIONS))
        else:
            yield start, end


def _directory(file: Source) -> Iterator[Range]:
    with suppress(Unreadable):
        directory = find_directory(file)
        yield max(0, directory.offset - _USUAL_SIGNING_BLOCK), directory.offset + directory.size


def _needed(archive: Archive) -> Iterator[Range]:
    manifest, table = archive.entry(MANIFEST), archive.entry(RESOURCES)
    if manifest is not None and manifest.compressed_size <= LIMITS[MANIFEST]:
        yield _range_of(archive, manifest, manifest.compressed_size)
    if table is not None:
        yield from _table(archive, table)
    with suppress(Unreadable):
        yield from _signatures(archive)


def _table(archive: Archive, entry: Entry) -> Iterator[Range]:
    """All of it while it is small; of a large one its head, then what its head points at."""
    if entry.method == DEFLATED or entry.size <= WHOLE_TABLE:
        if entry.compressed_size <= MOST_PACKED:
            yield _range_of(archive, entry, entry.compressed_size)
        return
    yield _range_of(archive, entry, _TABLE_HEAD)
    with suppress(Unreadable):
        table = open_table(archive)
        if isinstance(table, Window):
            (first, last), (start, end) = packages_in(table)
            if last - first <= _MOST_OFFSETS:
                yield table.start + first, table.start + last
            yield table.start + start, table.start + min(end, start + MOST_CONFIGURATIONS)


def _configurations(archive: Archive) -> Range | None:
    table = open_table(archive)
    if not isinstance(table, Window):
        return None
    _, (start, end) = packages_in(table)
    return table.start + start, table.start + end


def _range_of(archive: Archive, entry: Entry, length: int) -> Range:
    """From the entry's header to so many bytes of its data, or to the next entry."""
    return range_at(archive, entry.header_offset, len(entry.raw_name) + _USUAL_EXTRA + length)


def range_at(archive: Archive, start: int, length: int) -> Range:
    """From a local header to so many bytes behind it, or to the next entry."""
    following = min((one for one in archive.entries.offsets() if one > start), default=archive.directory.offset)
    return start, min(following, start + HEADER.size + length)


def _signatures(archive: Archive) -> Iterator[Range]:
    """The signing block, or without one the signature files of a signed jar."""
    end = archive.directory.offset
    if end < FOOTER.size:
        return
    size = block_size(archive.source.read_at(end - FOOTER.size, end))
    if size is not None:
        yield max(0, end - size), end
        return
    entries = (archive.entry(name) for name in signature_files(archive)[:MOST_SIGNATURE_FILES])
    for entry in entries:
        if entry is not None and entry.compressed_size <= _LARGEST_SIGNATURE_FILE:
            yield _range_of(archive, entry, entry.compressed_size)
