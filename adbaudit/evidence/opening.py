"""A bundle's archive opened however it was bent: what can still be read, and what is no longer in our form.

Ordinary tools go by the index at the end, so an archive that is not exactly ours is read that way too; where the index
is broken, by what lies there from the first byte on. Sizes and counts are bounded before anything unpacks.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from adbaudit.evidence.archive import Stored, begins_as_archive, index_size, is_exact, walk
from adbaudit.evidence.faults import too_much
from adbaudit.evidence.members import LARGEST, MOST_FILES

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What `zipfile` raises for archives that are broken, encrypted, or packed in a way it does not know."""
_LARGEST_INDEX = MOST_FILES * 512
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What could be read. `unreadable` are members that are there and cannot be."""

    files: Mapping[str, bytes]
    twice: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    is_exact: bool = True
    is_cut: bool = False
    """It begins as an archive does, and has no end."""
    wrong_crc: tuple[str, ...] = ()
    """Members whose check value does not fit; where the digest of one fits, it is the archive that was changed."""
    stamp: tuple[int, int] | None = None


def open_archive(archive: bytes, path: Path, *, largest: int = LARGEST) -> Opened:
    """Everything that can be read of it; nothing at all gives no files.

    Raises:
        FileFault: it holds more than a bundle can.

    """
    try:
        return _opened(archive, largest)
    except _TooMuchError as fault:
        raise too_much(path) from fault


_NOTHING = Opened(files={}, is_exact=False)


class _TooMuchError(Exception):
    """More files or bytes than a bundle can have."""


def _opened(archive: bytes, largest: int) -> Opened:
    walked = walk(archive, MOST_FILES + 1)
    if walked and is_exact(archive, walked):
        return Opened(
            files={_name(one.name): one.data for one in walked},
            wrong_crc=tuple(_name(one.name) for one in walked if not one.is_crc_right),
            stamp=walked[0].stamp,
        )
    indexed = _by_index(archive, walked, largest)
    if indexed is None and any(one.is_packed for one in walked):
        raise _TooMuchError
    found = max(indexed or _NOTHING, _by_walk(walked), key=lambda one: (len(one.files), len(one.unreadable)))
    return replace(found, is_cut=begins_as_archive(archive) and index_size(archive) is None)


def _by_index(archive: bytes, walked: tuple[Stored, ...], largest: int) -> Opened | None:
    """As ordinary tools read it; nothing where the index is broken, `None` where it tells of more than a bundle can."""
    size = index_size(archive)
    if size is None or size > _LARGEST_INDEX:
        return _NOTHING
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return _indexed(opened, {one.offset: one for one in walked}, largest)
    except _BROKEN:
        return _NOTHING


def _indexed(opened: zipfile.ZipFile, lying: Mapping[int, Stored], largest: int) -> Opened | None:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > largest:
        return None
    read = list(_read(opened, entries, lying))
    return Opened(
        files={name: data for name, data in read if data is not None},
        twice=_repeated([name for name, _ in read]),
        unreadable=tuple(name for name, data in read if data is None),
        is_exact=False,
    )


def _by_walk(walked: tuple[Stored, ...]) -> Opened:
    if len(walked) > MOST_FILES:
        raise _TooMuchError
    names = [_name(one.name) for one in walked]
    return Opened(
        files={name: one.data for name, one in zip(names, walked, strict=True) if not one.is_packed},
        twice=_repeated(names),
        unreadable=tuple(name for name, one in zip(names, walked, strict=True) if one.is_packed),
        is_exact=False,
    )


def _read(
    opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo], lying: Mapping[int, Stored]
) -> Iterator[tuple[str, bytes | None]]:
    for entry in entries:
        try:
            yield entry.filename, _content(opened, entry)
        except _BROKEN:
            found = lying.get(entry.header_offset)
            yield (entry.filename, None) if found is None else (_name(found.name), found.data)


def _content(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more than the index says, which was counted before."""
    if entry.compress_type not in _METHODS:
        raise NotImplementedError
    with opened.open(entry) as file:
        return file.read(entry.file_size)


def _repeated(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if names.count(name) > 1}))


def _name(name: bytes) -> str:
    return name.decode("utf-8", errors="replace")
