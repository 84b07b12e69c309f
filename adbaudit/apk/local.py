"""APK files on this computer: single files, folders of splits, and the bundles that stores of copies use."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from adbaudit.apk.archive import MANIFEST, ZIP_FAULTS, Archive, Stream, check_entry, open_archive
from adbaudit.apk.contents import Contents, facts_from, read_contents
from adbaudit.apk.find import BASE, BUNDLES, is_split_set
from adbaudit.apk.manifest import Resource
from adbaudit.apk.unreadable import Unreadable
from adbaudit.errors import FileFault
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.message import message

MOST_SPLITS = 64
MOST_INNER_BYTES = 1 << 30

_IN_MEMORY = 8 << 20
_BASE_NAMES = frozenset({BASE, "base-master.apk", "universal.apk"})
Opener = Callable[[], AbstractContextManager[Stream]]


def read_apk(path: Path, *, language: str) -> ApkFacts:
    """The facts of one app; size and digest are the base's, or of a bundle the bundle's own.

    A file that is no APK, or a broken one, gives facts that say so. Only a file that cannot be opened is a fault.
    """
    try:
        if is_split_set(path):
            base = path / BASE
            return _measured(base, _read_app(base, _openers([base, *sorted(path.glob("split_*.apk"))]), language))
        if path.exists() and not path.is_file():
            raise _cannot_open(path, "it is not a file")
        bundle = path.suffix.lower() in BUNDLES
        return _measured(path, (_read_bundle if bundle else _read_file)(path, language))
    except OSError as fault:
        raise _cannot_open(path, fault.strerror or str(fault)) from fault


def _read_file(path: Path, language: str) -> ApkFacts:
    return _read_app(path, _openers([path]), language)


def _openers(paths: Sequence[Path]) -> list[Opener]:
    return [partial(_opened, path) for path in paths]


@contextmanager
def _opened(path: Path) -> Iterator[Stream]:
    with path.open("rb") as stream:
        yield stream


def _read_bundle(path: Path, language: str) -> ApkFacts:
    """A zip of APKs, base first by its usual names; a plain APK under a bundle's suffix is read as one."""
    with path.open("rb") as stream:
        try:
            archive = open_archive(stream)
        except Unreadable as unreadable:
            return _unreadable(path, unreadable.why)
        if archive.entry(MANIFEST):
            return _read_file(path, language)
        inner = [one for one in archive.zip.infolist() if one.filename.lower().endswith(".apk")]
        if not inner:
            return _unreadable(path, "no-apk-inside")
        return _read_app(path, [partial(_unpacked, archive, one) for one in sorted(inner, key=_base_first)], language)


def _base_first(entry: ZipInfo) -> tuple[bool, bool, str]:
    name = PurePosixPath(entry.filename).name
    return name not in _BASE_NAMES, name.startswith(("split_", "config.")), entry.filename


@contextmanager
def _unpacked(archive: Archive, entry: ZipInfo) -> Iterator[Stream]:
    """An inner file where it can be moved in: in memory while small, else on disk until closed."""
    check_entry(entry, limit=MOST_INNER_BYTES)
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        try:
            with archive.zip.open(entry) as packed:
                shutil.copyfileobj(packed, copy)
        except ZIP_FAULTS as fault:
            raise Unreadable("entry-not-inflatable") from fault
        yield copy


def _read_app(path: Path, openers: Sequence[Opener], language: str) -> ApkFacts:
    """Base first, then its splits, one file open at a time."""
    if len(openers) > 1 + MOST_SPLITS:
        return _unreadable(path, "too-many-splits")
    base = _read_part(openers[0], None)
    label = base.manifest.label if base.manifest else None
    wanted = label if isinstance(label, Resource) else None
    return facts_from(str(path), base, [_read_part(opener, wanted) for opener in openers[1:]], language)


def _read_part(opener: Opener, label: Resource | None) -> Contents:
    try:
        with opener() as stream:
            return read_contents(open_archive(stream), label=label)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))


def _unreadable(path: Path, why: str) -> ApkFacts:
    return ApkFacts(path=str(path), manifest=ManifestState.UNREADABLE, traits=(why,))


def _measured(path: Path, facts: ApkFacts) -> ApkFacts:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return replace(facts, sha256=digest, size=stream.tell())


def _cannot_open(path: Path, reason: str) -> FileFault:
    return FileFault(
        message("The file {file} cannot be opened: {reason}.", file=str(path), reason=reason),
        means=message("It was not looked at, so this says nothing about the app in it."),
        next_step=message("Check the name and that you may read the file, then try again."),
    )
