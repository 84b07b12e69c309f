"""What a manifest leaves to the table of texts: version names and numbers that stand there under an id."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.apk.archive import Archive
from adbaudit.apk.label import choose_text
from adbaudit.apk.manifest import Manifest, Resource
from adbaudit.apk.resources import find_texts
from adbaudit.apk.source import Source
from adbaudit.apk.table import open_table


def with_references(manifest: Manifest, archive: Archive) -> Manifest:
    """The manifest with what could be looked up; the rest stays a reference, which is unknown to the reader.

    Raises:
        Unreadable: the table cannot be read.

    """
    if not any(isinstance(one, Resource) for one in (manifest.version_name, manifest.min_sdk, manifest.target_sdk)):
        return manifest
    table = open_table(archive)
    if table is None:
        return manifest
    return replace(
        manifest,
        version_name=_text(table, manifest.version_name),
        min_sdk=_number(table, manifest.min_sdk),
        target_sdk=_number(table, manifest.target_sdk),
    )


def _text(table: Source, value: str | Resource | None) -> str | Resource | None:
    """The default form, which no language or screen changes."""
    return (choose_text(find_texts(table, value.id), "") or value) if isinstance(value, Resource) else value


def _number(table: Source, value: int | Resource | None) -> int | Resource | None:
    if not isinstance(value, Resource):
        return value
    text = _text(table, value)
    return int(text) if isinstance(text, str) and text.isdecimal() else value
