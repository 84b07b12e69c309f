"""When stretches of an app's file cannot be read: Android's own `unzip`, then the whole file if it is small."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.apk.archive import LIMITS, MANIFEST, RESOURCES, open_archive
from adbaudit.apk.contents import NO_BASES, Bases, Contents, read_contents, with_texts
from adbaudit.apk.manifest import Resource, parse_manifest
from adbaudit.apk.questions import Entry, Whole
from adbaudit.apk.resources import Resources
from adbaudit.apk.rounds import Reading
from adbaudit.apk.second_opinion import second_opinion
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.apk.source import BytesSource, Source
from adbaudit.apk.unreadable import Unreadable

MOST_WHOLE = 16 << 20
_MOST_TABLE = 8 << 20


def read_otherwise(path: str, tools: ShellTools, *, asks_analysts: bool = False) -> Reading[Contents | None]:
    """What the file holds, as far as these ways tell: `unzip` cannot tell who signed it. `None` when neither works."""
    if tools.has_unzip:
        manifest, table = yield (
            Entry(path=path, name=MANIFEST, most=LIMITS[MANIFEST]),
            Entry(path=path, name=RESOURCES, most=_MOST_TABLE),
        )
        if isinstance(manifest, bytes):
            return _from_entries(manifest, table if isinstance(table, bytes) else None, asks_analysts=asks_analysts)
    (content,) = yield (Whole(path=path, most=MOST_WHOLE),)
    return look_into(BytesSource(content), asks_analysts=asks_analysts) if isinstance(content, bytes) else None


def look_into(source: Source, bases: Bases = NO_BASES, *, asks_analysts: bool = False) -> Contents:
    """What an archive holds; a word in its traits says what could not be read."""
    try:
        return read_contents(open_archive(source), bases=bases, asks_analysts=asks_analysts)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))


def _from_entries(axml: bytes, table: bytes | None, *, asks_analysts: bool) -> Contents:
    try:
        manifest = parse_manifest(axml)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))
    opinion = second_opinion(axml, manifest) if manifest.bends or asks_analysts else None
    contents = Contents(manifest=manifest, traits=(*manifest.bends, *([opinion] if opinion else [])))
    if table is None or not any(isinstance(label, Resource) for label in manifest.labels):
        return contents
    try:
        return with_texts(contents, Resources(BytesSource(table)), manifest.labels)
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))
