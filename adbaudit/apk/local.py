"""APK files on this computer: single files, a base with its splits, and the bundles that stores of copies use."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from adbaudit.apk.archive import MANIFEST, Archive, open_archive
from adbaudit.apk.contents import unread_facts
from adbaudit.apk.entry import Place, inflate
from adbaudit.apk.find import BASE, BUNDLES, ApkFile
from adbaudit.apk.missed import missed_file, reason_of
from adbaudit.apk.parts import Part, apps_in
from adbaudit.apk.source import BytesSource, FileSource, Source, Window, open_file
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import ApkFacts
from adbaudit.model.code import CodeSigns
from adbaudit.model.message import message

MOST_SPLITS = 64
MOST_INNER_BYTES = 512 << 20
"""Of all files in a bundle that must be unpacked."""
MOST_SHRUNK, _UNSUSPICIOUS = 20, 8 << 20
"""APKs are packed already: one that shrinks twentyfold in its bundle is made of nothing."""
LONGEST_NAME = 1024

_IN_MEMORY = 8 << 20
_BLOCK = 256 << 10
_BASE_NAMES = frozenset({BASE, "base-master.apk", "universal.apk"})


def read_apks(
    file: ApkFile, *, language: str, signs: CodeSigns | None = None, with_sha1: bool = False
) -> tuple[ApkFacts, ...]:
    """The facts of each app in it, mostly one; size and digest are the base's, or of a bundle's first app the bundle's.

    Its code is looked into only where there are `signs` to look for, and SHA-1 is made only where somebody needs it.

    A file that is no APK, or a broken one, gives facts that say so.

    Raises:
        FileFault: the file cannot be opened.

    """
    try:
        if file.path.exists() and not file.path.is_file():
            raise missed_file(file.path, message("it is not a file")).fault
        return _read(file, _own(file, signs, with_sha1=with_sha1), language)
    except OSError as fault:
        raise missed_file(file.path, reason_of(fault)).fault from fault


def _own(file: ApkFile, signs: CodeSigns | None, *, with_sha1: bool) -> Part:
    opened = partial(open_file, file.path)
    return Part(path=str(file.path), name=file.name, open=opened, signs=signs, sha256=file.sha256, with_sha1=with_sha1)


def _read(file: ApkFile, own: Part, language: str) -> tuple[ApkFacts, ...]:
    try:
        if file.path.name.lower().endswith(BUNDLES):
            return _read_bundle(own, language)
        beside = [
            replace(own, path=str(path), name=_beside(file.name, path.name), open=partial(open_file, path), sha256=None)
            for path in file.splits
        ]
        return _read_parts([own, *beside], language)
    except Unreadable as unreadable:
        return (_measured(own, unread_facts(own.path, own.name, (unreadable.why,))),)


def _beside(name: str, other: str) -> str:
    return str(PurePosixPath(name).with_name(other))


def _read_bundle(own: Part, language: str) -> tuple[ApkFacts, ...]:
    """A zip of APKs, base first by its usual names; one that is an APK as well, or nothing but that, is read as one."""
    with own.open() as source:
        archive = open_archive(source)
        inner = _inner(own, archive)
        if archive.entry(MANIFEST):
            return _read_parts([own, *inner], language)
        if not inner:
            raise Unreadable("no-apk-inside")
        first, *others = _read_parts(inner, language)
        if first.package is not None:
            first = _measured(own, replace(first, path=own.path, name=own.name))
        return _with_bundles_inside(archive, first), *others


def _inner(own: Part, archive: Archive) -> list[Part]:
    names = [name for name in archive.entries if name.lower().endswith(".apk")]
    room = _Room()
    return [
        replace(
            own,
            path=f"{own.path}!/{shown}",
            name=f"{own.name}!/{shown}",
            open=partial(_unpacked, archive, name, room),
            sha256=None,
        )
        for name in sorted(names, key=_base_first)
        for shown in (name[:LONGEST_NAME],)
    ]


def _base_first(path: str) -> tuple[bool, bool, str]:
    name = PurePosixPath(path).name
    return name not in _BASE_NAMES, name.startswith(("split_", "config.")), path


class _Room:
    """What may still be unpacked of a bundle; a file that was let in stays in."""

    def __init__(self) -> None:
        self._left = MOST_INNER_BYTES
        self._names: set[str] = set()

    def take(self, name: str, place: Place) -> None:
        """Refuse what does not fit, before anything of it is unpacked."""
        if not place.is_deflated or name in self._names:
            return
        is_empty = place.size > max(_UNSUSPICIOUS, MOST_SHRUNK * (place.end - place.start))
        if is_empty or place.size > self._left:
            raise Unreadable("entry-too-large")
        self._left -= place.size
        self._names.add(name)


@contextmanager
def _unpacked(archive: Archive, name: str, room: _Room) -> Iterator[Source]:
    """An inner file where it can be moved in: in its place if stored, in memory while small, else on disk."""
    entry = archive.entry(name)
    if entry is None:
        raise Unreadable("entry-not-inflatable")
    place = archive.place(entry, limit=MOST_INNER_BYTES)
    room.take(name, place)
    if not place.is_deflated:
        yield Window(around=archive.source, start=place.start, size=place.size)
    elif place.size <= _IN_MEMORY:
        yield BytesSource(b"".join(inflate(archive.source, place)))
    else:
        with _on_disk(archive.source, place) as source:
            yield source


@contextmanager
def _on_disk(source: Source, place: Place) -> Iterator[Source]:
    with tempfile.TemporaryFile() as copy:
        for piece in inflate(source, place):
            copy.write(piece)
        copy.flush()
        yield FileSource(copy)


def _with_bundles_inside(archive: Archive, facts: ApkFacts) -> ApkFacts:
    """Bundles in a bundle are not opened, and that is told."""
    has_more = any(name.lower().endswith(BUNDLES) for name in archive.entries)
    return replace(facts, traits=tuple(sorted({*facts.traits, "bundle-inside"}))) if has_more else facts


def _read_parts(parts: Sequence[Part], language: str) -> tuple[ApkFacts, ...]:
    first, *others = [_measured(part, facts) for part, facts in apps_in(parts[: 1 + MOST_SPLITS], language)]
    if len(parts) > 1 + MOST_SPLITS:
        first = replace(first, traits=tuple(sorted({*first.traits, "too-many-splits"})))
    return first, *others


def _measured(part: Part, facts: ApkFacts) -> ApkFacts:
    try:
        with part.open() as source:
            if part.sha256 is not None and not part.with_sha1:
                return replace(facts, sha256=part.sha256, size=source.size)
            digest, old = _digests(source, with_sha1=part.with_sha1)
            return replace(facts, sha256=digest, sha1=old, size=source.size)
    except Unreadable:
        return facts


def _digests(source: Source, *, with_sha1: bool) -> tuple[str, str | None]:
    """SHA-256, and SHA-1 where it is wanted."""
    digest, old = hashlib.sha256(), hashlib.sha1(usedforsecurity=False) if with_sha1 else None
    for start in range(0, source.size, _BLOCK):
        block = source.read_at(start, min(source.size, start + _BLOCK))
        digest.update(block)
        if old is not None:
            old.update(block)
    return digest.hexdigest(), None if old is None else old.hexdigest()
