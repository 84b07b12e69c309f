"""Finds the APK files in what a person named, and tells what had to be left out."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from adbaudit.apk.missed import Missed, missed_file, missed_folder, missed_link, no_apk_in, reason_of
from adbaudit.model.message import message

BASE = "base.apk"
BUNDLES = (".apks", ".apkm", ".xapk")
_SUFFIXES = (*BUNDLES, ".apk")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApkFile:
    """A file, or a base with its splits; `name` is the path below the folder that was named, else the file name."""

    path: Path
    name: str
    splits: tuple[Path, ...] = ()
    sha256: str | None = None
    """Of the file itself, where it is known already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What to read, each file once, sorted within each path named; and what stays unread."""

    files: tuple[ApkFile, ...]
    missed: tuple[Missed, ...]


class _Kind(Enum):
    FILE = "file"
    FOLDER = "folder"
    LINKED_FOLDER = "linked-folder"
    DANGLING = "dangling"
    OTHER = "other"


def find_apks(paths: Sequence[Path]) -> Found:
    """Named files as they are, and every APK below named folders.

    `base.apk` and `split_*.apk` of one folder are one app, as Android keeps it; whatever lies beside them is read too.
    Links to folders are not followed, so no folder is entered twice; one that leads elsewhere is told.
    """
    found = [one for path in paths for one in _below(path)]
    files = {one.path: one for one in reversed(found) if isinstance(one, ApkFile)}
    return Found(
        files=tuple(reversed(files.values())),
        missed=tuple({one.path: one for one in found if isinstance(one, Missed)}.values()),
    )


def _below(path: Path) -> list[ApkFile | Missed]:
    if not _is_folder(path):
        return [ApkFile(path=path, name=path.name)]
    found = list(_walk(path))
    files = sorted((one for one in found if isinstance(one, ApkFile)), key=lambda one: one.path)
    return [*files, *(one for one in found if isinstance(one, Missed))] or [no_apk_in(path)]


def _is_folder(path: Path) -> bool:
    """A path that may not be looked at is told when it is opened."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(top: Path) -> Iterator[ApkFile | Missed]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = _entries(folder)
        except OSError as fault:
            yield missed_folder(folder, reason_of(fault))
            continue
        waiting += [path for path, kind in entries if kind is _Kind.FOLDER]
        yield from _files(top, [path for path, kind in entries if kind is _Kind.FILE and _is_apk(path)])
        yield from _left_out(top, entries)


def _entries(folder: Path) -> list[tuple[Path, _Kind]]:
    return [(path, _kind(path)) for path in sorted(folder.iterdir())]


def _kind(path: Path) -> _Kind:
    """What stands there; a link counts as what it leads to. What may not even be asked is a fault of the folder."""
    is_link = stat.S_ISLNK(path.lstat().st_mode)
    try:
        mode = path.stat().st_mode
    except OSError:
        return _Kind.DANGLING
    if stat.S_ISDIR(mode):
        return _Kind.LINKED_FOLDER if is_link else _Kind.FOLDER
    return _Kind.FILE if stat.S_ISREG(mode) else _Kind.OTHER


def _is_apk(path: Path) -> bool:
    return path.name.lower().endswith(_SUFFIXES)


def _files(top: Path, paths: Sequence[Path]) -> Iterator[ApkFile]:
    """The APKs of one folder, its base and splits as one."""
    splits = tuple(path for path in paths if path.name.startswith("split_") and path.name.endswith(".apk"))
    has_base = any(path.name == BASE for path in paths)
    for path in paths:
        is_base = path.name == BASE
        if is_base or not has_base or path not in splits:
            name = path.relative_to(top).as_posix()
            yield ApkFile(path=path, name=name, splits=splits if is_base else ())


def _left_out(top: Path, entries: Sequence[tuple[Path, _Kind]]) -> Iterator[Missed]:
    for path, kind in entries:
        if kind is _Kind.LINKED_FOLDER and not path.resolve().is_relative_to(top.resolve()):
            yield missed_link(path)
        elif kind is _Kind.DANGLING and _is_apk(path):
            yield missed_file(path, message("it is a link to something that is not there or not to be opened"))
        elif kind is _Kind.OTHER and _is_apk(path):
            yield missed_file(path, message("it is not a file"))
