"""The code of one APK file from end to end: its dex files one after another, what they refer to, which SDKs it has."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from adbaudit.apk.archive import Archive
from adbaudit.apk.code.dex import MALFORMED, Dex, dexes_in
from adbaudit.apk.code.needles import Needles, SdkHit, look_up, needles
from adbaudit.apk.code.places import places
from adbaudit.apk.code.sdks import components_in, libraries_in
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.code import CodePlace, CodeSigns

MOST_DEX_BYTES = 64 << 20
MOST_CODE_BYTES = 512 << 20
MOST_DEX_FILES = 300
STUB_BYTES = 256 << 10
"""Less code than this, beside ten times as much of something else, is what a stub that unpacks the rest looks like."""

NOT_READ, TOO_LARGE, UNPACKS, NATIVE = "code-not-read", "code-too-large", "code-unpacks", "native-code"


@dataclass(slots=True)
class Found:
    """What one file's code showed, and the traits that say what stayed unread."""

    places: set[CodePlace] = field(default_factory=set)
    hits: list[SdkHit] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)


def read_code(archive: Archive, signs: CodeSigns, components: tuple[str, ...] = ()) -> Found:
    """Look into one APK; what cannot be read costs a trait, and only itself."""
    found = Found(hits=[*libraries_in(archive.entries, signs.sdks), *components_in(components, signs.sdks)])
    if any(name.startswith("lib/") and name.endswith(".so") for name in archive.entries):
        found.traits.add(NATIVE)
    names = dex_files(archive)
    size = sum(_size(archive, name) for name in names)
    if names and size < STUB_BYTES and _largest_other(archive) > 10 * STUB_BYTES:
        found.traits.add(UNPACKS)
    left = MOST_CODE_BYTES
    for number, name in enumerate(names):
        left -= _size(archive, name)
        if left < 0 or number == MOST_DEX_FILES:
            found.traits.add(TOO_LARGE)
            break
        _read_file(archive, name, signs, found)
    return found


def dex_files(archive: Archive) -> list[str]:
    """Android loads `classes.dex`, `classes2.dex` and so on; an app may load any other by itself."""
    return sorted(name for name in archive.entries if name.endswith(".dex") and archive.entry(name))


def _size(archive: Archive, name: str) -> int:
    entry = archive.entry(name)
    return entry.size if entry else 0


def _largest_other(archive: Archive) -> int:
    others = (name for name in archive.entries if name.startswith("assets/") and not name.endswith(".dex"))
    return max((_size(archive, name) for name in others), default=0)


def _read_file(archive: Archive, name: str, signs: CodeSigns, found: Found) -> None:
    if _size(archive, name) > MOST_DEX_BYTES:
        found.traits.add(TOO_LARGE)
        return
    try:
        data = unpacked(archive, name)
    except Unreadable:
        found.traits.add(NOT_READ)
        return
    try:
        for dex in dexes_in(data):
            found.places.update(_in_dex(dex, needles(signs), signs.libraries, found))
    except Unreadable as unreadable:
        found.traits.add(unreadable.why)


def unpacked(archive: Archive, name: str) -> bytes:
    """One dex file whole, unpacked in one go, which takes a fifth less time than in pieces."""
    entry = archive.entry(name)
    if entry is None or not entry.size:
        return b""
    place = archive.place(entry, limit=MOST_DEX_BYTES)
    packed = archive.source.read_at(place.start, place.end)
    if not place.is_deflated:
        return packed
    try:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, place.size)
    except zlib.error as fault:
        raise Unreadable(NOT_READ) from fault
    if len(data) != place.size:
        raise Unreadable(NOT_READ)
    return data


def _in_dex(dex: Dex, wanted: Needles, libraries: tuple[str, ...], found: Found) -> Iterator[CodePlace]:
    """What its tables name counts even where the lists of classes, which say where, make no sense."""
    shared = tuple(f"{library.replace('.', '/')}/" for library in libraries)
    named, sdks, is_sound = look_up(dex, wanted)
    found.hits += sdks
    if not is_sound:
        found.traits.add(MALFORMED)
    try:
        for place, (subject, target) in places(dex, named):
            in_library = place is not None and place.startswith(shared)
            yield CodePlace(subject=subject, target=target, place=place, in_library=in_library)
    except Unreadable as unreadable:
        found.traits.add(unreadable.why)
        for targets in named.strings.values():
            yield from (CodePlace(subject=subject, target=target) for subject, target in targets)
