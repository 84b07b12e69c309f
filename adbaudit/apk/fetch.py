"""Which parts of an APK on a phone are needed, and how they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.apk.archive import LIMITS, MANIFEST, RESOURCES, Archive, check_entry, open_directory
from adbaudit.apk.directory import Entry
from adbaudit.apk.end_record import find_directory
from adbaudit.apk.questions import BLOCK, ask_stretch, bytes_in, stretch
from adbaudit.apk.rounds import Reading
from adbaudit.apk.signers import FOOTER, MOST_SIGNATURE_FILES, block_size, signature_files
from adbaudit.apk.sparse import SparseFile
from adbaudit.apk.unreadable import Unreadable

MOST_TABLE_BYTES = 4 << 20
"""A larger resource table is left on the phone: the label is not worth the wait."""

_USUAL_SIGNING_BLOCK = 16 << 10
_NEAR = 64 << 10
"""Two stretches closer than this are asked for as one: starting a program costs a phone more than sending that."""
_LONGEST_LOCAL_HEADER = 30 + 2 * 0xFFFF

Range = tuple[int, int]
Piece = tuple[int, bytes]


def fetch_parts(path: str, size: int, tail: bytes) -> Reading[Archive]:
    """Fetch all that reading the APK takes, in at most two rounds; the archive's stream knows these parts only."""
    directory = find_directory(SparseFile(size, [(size - len(tail), tail)]))
    known = size - len(tail)
    pieces = [(known, tail)]
    if max(0, directory.offset - FOOTER.size) < known:
        start = max(0, directory.offset - _USUAL_SIGNING_BLOCK)
        pieces += yield from _fetch(path, size, [(start, known)])
        known = pieces[-1][0]
    wanted = _needed(open_directory(SparseFile(size, pieces), directory))
    missing = _joined((start, min(end, known)) for start, end in wanted if start < known)
    if missing:
        pieces += yield from _fetch(path, size, missing)
    return open_directory(SparseFile(size, pieces), directory)


def is_table_fetched(archive: Archive) -> bool:
    """Whether the resource table was small enough to be fetched, or there is none."""
    table = archive.entry(RESOURCES)
    return table is None or table.compressed_size <= MOST_TABLE_BYTES


def _fetch(path: str, size: int, ranges: list[Range]) -> Reading[list[Piece]]:
    """Each range as whole blocks; an answer of another length than the file's size makes due is refused."""
    blocks = [stretch(start, end) for start, end in ranges]
    answers = yield tuple(ask_stretch(path, one) for one in blocks)
    dues = [min(size, one.start + one.count * BLOCK) - one.start for one in blocks]
    return [(one.start, bytes_in(answer, due)) for one, answer, due in zip(blocks, answers, dues, strict=True)]


def _needed(archive: Archive) -> list[Range]:
    """The manifest, the resource table unless it is large, and what names the signers."""
    manifest, table = archive.entry(MANIFEST), archive.entry(RESOURCES)
    if manifest is None:
        raise Unreadable("no-manifest")
    check_entry(manifest, limit=LIMITS[MANIFEST])
    ranges = [_range_of(archive, manifest)]
    if table is not None and table.compressed_size <= MOST_TABLE_BYTES:
        ranges.append(_range_of(archive, table))
    return ranges + _signature_ranges(archive)


def _range_of(archive: Archive, entry: Entry) -> Range:
    """From the entry's header to the next entry, or as far as its own header could make it reach."""
    start = entry.header_offset
    following = min((one for one in archive.entries.offsets() if one > start), default=archive.directory.offset)
    return start, min(following, start + _LONGEST_LOCAL_HEADER + entry.compressed_size)


def _signature_ranges(archive: Archive) -> list[Range]:
    """The signing block, or without one the signature files of a signed jar; a senseless size is left to the reader."""
    end = archive.directory.offset
    footer = archive.source.read_at(max(0, end - FOOTER.size), end)
    try:
        size = block_size(footer) if len(footer) == FOOTER.size else None
    except Unreadable:
        return []
    if size is not None:
        return [(max(0, end - size), end)]
    names = signature_files(archive)[:MOST_SIGNATURE_FILES]
    entries = [entry for entry in (archive.entry(name) for name in names) if entry is not None]
    return [_range_of(archive, entry) for entry in entries if entry.compressed_size <= _NEAR]


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Sorted, with what lies close together joined."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start - joined[-1][1] <= _NEAR:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
