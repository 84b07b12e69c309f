"""The files of a saved source, read into memory under limits; nothing of an archive is ever written to disk."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.saved.faults import too_much, unreadable, unusable
from adbaudit.saved.text import HEAD, is_text

ZIP = b"PK\x03\x04"
MOST_FILES = 20_000
MOST_TEXTS = 2_000
DEEPEST_FOLDER = 6
HIGHEST_RATIO = 300
"""Dumps pack to a tenth; what packs to less than this says nothing new."""
_AGE = b"age-encryption.org/v1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises for archives that are broken, encrypted, or packed in a way it does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes: of one text, of all together, and how many may unpack however well they were packed."""

    text: int = 256 * 1024 * 1024
    total: int = 512 * 1024 * 1024
    small: int = 8 * 1024 * 1024


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One text file and where it lay, with `/` between folders; `archive` names the archive inside the source."""

    name: str
    data: bytes
    archive: str = ""

    @property
    def base(self) -> str:
        """The name without folders."""
        return PurePosixPath(self.name).name


def members_of(path: Path, limits: Limits = USUAL) -> tuple[Member, ...]:
    """Every text file of a folder or an archive, or the file itself, sorted by name.

    Raises:
        FileFault: it cannot be read, is encrypted, or holds more than the limits allow.

    """
    reader = _Reader(path, limits)
    try:
        found = sorted(reader.members(), key=lambda one: (one.archive, one.name))
    except OSError as fault:
        raise unreadable(path, os_reason(fault)) from fault
    except _BROKEN as fault:
        raise unusable(path, message("The archive is damaged or encrypted.")) from fault
    return tuple(found)


def newest_change(path: Path) -> datetime:
    """When the file, or the last of a folder's files, was changed."""
    files = list(_files(path)) if path.is_dir() else [path]
    times = [file.stat().st_mtime for file in files] or [path.stat().st_mtime]
    return datetime.fromtimestamp(int(max(times)), UTC)


class _Reader:
    """Counts what it reads, of the folder and of every archive together."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._left = limits.total

    def members(self) -> Iterator[Member]:
        if self._path.is_dir():
            yield from self._in_folder()
            return
        with self._path.open("rb") as opened:
            data = self._whole(opened, b"", self._limits.total)
        if data.startswith(ZIP):
            yield from self._in_archive(data, archive="")
        elif data.startswith(_AGE):
            raise unusable(self._path, message("It is encrypted. Whoever made it can decrypt it with their key."))
        elif len(data) > self._limits.text:
            raise too_much(self._path)
        elif is_text(data):
            yield Member(name=self._path.name, data=data)

    def _in_folder(self) -> Iterator[Member]:
        for file in _files(self._path):
            name = file.relative_to(self._path).as_posix()
            with file.open("rb") as opened:
                head = opened.read(HEAD)
                if not _is_wanted(name, head, archive=""):
                    continue
                data = self._whole(opened, head, self._limits.text)
            if head.startswith(ZIP):
                yield from self._in_archive(data, archive=name)
            else:
                yield Member(name=name, data=data)

    def _in_archive(self, data: bytes, *, archive: str) -> Iterator[Member]:
        """Texts of a zip; of the archives inside it only a bugreport is opened, and none inside that."""
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = opened.infolist()
            if len(entries) > MOST_FILES:
                raise too_much(self._path)
            for entry in sorted(entries, key=lambda one: one.filename):
                yield from self._in_entry(opened, entry, archive)

    def _in_entry(self, opened: zipfile.ZipFile, entry: zipfile.ZipInfo, archive: str) -> Iterator[Member]:
        if entry.is_dir():
            return
        with opened.open(entry) as file:
            head = file.read(HEAD)
            if not _is_wanted(entry.filename, head, archive=archive):
                return
            if entry.file_size > max(self._limits.small, entry.compress_size * HIGHEST_RATIO):
                raise too_much(self._path)
            data = self._whole(file, head, self._limits.text)
        if head.startswith(ZIP):
            yield from self._in_archive(data, archive=entry.filename)
        else:
            yield Member(name=entry.filename, data=data, archive=archive)

    def _whole(self, opened: IO[bytes], head: bytes, most: int) -> bytes:
        """What was read and the rest, never more than is allowed, whatever an archive says of its sizes."""
        data = head + opened.read(min(most, self._left) + 1)
        self._left -= len(data)
        if len(data) > most or self._left < 0:
            raise too_much(self._path)
        return data


def _is_wanted(name: str, head: bytes, *, archive: str) -> bool:
    """A text, or the one archive inside an archive that is worth opening; APKs are archives too."""
    if head.startswith(ZIP):
        return not archive and "bugreport" in PurePosixPath(name).name.lower() and name.lower().endswith(".zip")
    return is_text(head)


def _files(path: Path) -> Iterator[Path]:
    """Files in a folder, in order; links are not followed."""
    count = 0
    for folder, folders, names in os.walk(path):
        here = Path(folder)
        folders[:] = sorted(folders) if len(here.relative_to(path).parts) < DEEPEST_FOLDER else []
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                raise too_much(path)
            if (here / name).is_file() and not (here / name).is_symlink():
                yield here / name
