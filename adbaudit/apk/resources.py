"""resources.arsc: the texts of one resource (the paths, of a picture), found without reading the rest of the table.

The table of a large app holds tens of megabytes of other things, so this walks the chunk headers to the one entry.
How much of a stranger's table is walked is bounded, and what was left for that is told.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from adbaudit.apk.pooled_text import LONGEST_TEXT
from adbaudit.apk.resource_chunks import (
    PACKAGE,
    STRING_POOL,
    Forms,
    chunks_in,
    forms_of,
    types_in,
    value_at,
)
from adbaudit.apk.source import NotFetched, Source
from adbaudit.apk.string_pool import StringPool, read_pool, read_string
from adbaudit.apk.unreadable import Unreadable

__all__ = ["LONGEST_TEXT", "SEARCH_STOPPED", "Resources", "Text", "find_texts"]

MOST_STEPS = 150_000
"""Of one table, for all that is asked of it: walking to a chunk is one, and the largest apps take some ten thousand."""
MOST_REFERENCES = 20
"""As far as Android follows one (AOSP `AssetManager2::ResolveReference`)."""
SEARCH_STOPPED = "label-search-stopped"
"""Texts were left unread: they stand behind too many others, or too many references."""

_A_FORM, _A_TEXT = 5, 20
_REFERENCES, _STRING, _NUMBERS = frozenset({1, 7}), 3, frozenset({0x10, 0x11})


class Text(NamedTuple):
    """One form of a string, for this language and region (both empty: the default)."""

    text: str
    language: str = ""
    region: str = ""
    is_plain: bool = True
    """Nothing but the language sets it apart (no screen size, no API level)."""
    density: int = 0
    """Dots per inch of the screens that it is for; 0: all."""


class Resources:
    """A table whose chunks are walked once, however much is asked of it; `traits` say what was left unread.

    What was not fetched from a phone is left out: the table's source remembers what it was asked for in vain.
    """

    def __init__(self, table: Source) -> None:
        """Nothing is read before something is asked."""
        self.traits: tuple[str, ...] = ()
        self._table = table
        self._left = MOST_STEPS
        self._pool: StringPool | None = None
        self._types: dict[int, list[int]] | None = None
        self._strings: dict[int, str] = {}
        self._known: dict[int, tuple[Text, ...]] = {}

    def texts(self, resource: int) -> tuple[Text, ...]:
        """Every form of one string resource, or of a number as text, each once; the default form's first.

        Raises:
            Unreadable: the table is damaged.

        """
        if resource not in self._known:
            try:
                self._known[resource] = tuple(dict.fromkeys(self._all_forms(resource)))
            except (struct.error, IndexError) as fault:
                raise Unreadable("resources-malformed") from fault
        return self._known[resource]

    def _all_forms(self, resource: int) -> Iterator[Text]:
        """The forms of the resource, and of all that it points to instead, one step further each time."""
        seen, waiting = {resource}, [resource]
        try:
            for _ in range(MOST_REFERENCES + 1):
                following: list[int] = []
                for found in (form for one in waiting for form in self._forms(one)):
                    if isinstance(found, Text):
                        yield found
                    elif found not in seen:
                        seen.add(found)
                        following.append(found)
                waiting = following
        except _OutOfStepsError:
            waiting = [resource]
        if waiting:
            self.traits = (SEARCH_STOPPED,)

    def _forms(self, resource: int) -> Iterator[Text | int]:
        """The texts of a resource, and the ids of those that it points to instead."""
        for config, forms, place in sorted(self._configured(resource), key=lambda one: any(one[0][4:])):
            with suppress(NotFetched):
                kind, data = value_at(self._table, forms, place)
                if kind == _STRING:
                    yield _text_of(config, self._string(data))
                elif kind in _NUMBERS:
                    yield _text_of(config, str(data))
                elif kind in _REFERENCES:
                    yield data

    def _configured(self, resource: int) -> Iterator[tuple[bytes, Forms, int]]:
        """Each chunk that has the resource, and where; one that was not fetched does not stop the others."""
        if self._types is None:
            self._types = {}
            with suppress(NotFetched, _OutOfStepsError):
                self._walk(self._types)
        starts = self._types.get(resource >> 16, ())
        self._spend(_A_FORM * len(starts))
        yield from forms_of(self._table, starts, resource & 0xFFFF, self._spend)

    def _walk(self, types: dict[int, list[int]]) -> None:
        """Where the forms of each kind of resource stand."""
        for chunk in chunks_in(self._table):
            self._spend(1)
            if chunk.kind == STRING_POOL and self._pool is None:
                self._pool = read_pool(self._table, chunk.start)
            elif chunk.kind == PACKAGE and self._pool is not None:
                self._left = types_in(self._table, chunk, types, self._left)
                self._spend(0)

    def _string(self, number: int) -> str:
        if number not in self._strings:
            self._spend(_A_TEXT)
            if self._pool is None:
                raise Unreadable("resources-malformed")
            self._strings[number] = read_string(self._table, self._pool, number)
        return self._strings[number]

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            self.traits = (SEARCH_STOPPED,)
            raise _OutOfStepsError


class _OutOfStepsError(Exception):
    """The table asks for more work than a name is worth; stays inside this file."""


def find_texts(table: Source, resource: int) -> tuple[Text, ...]:
    """The forms of a single resource."""
    return Resources(table).texts(resource)


def _text_of(config: bytes, text: str) -> Text:
    """ResTable_config: size, imsi, language, region, then screen, input, version; script and variant come last."""
    rest = config[4:8] + config[12:36]
    return Text(
        language=_subtag(config[8:10], "a"),
        region=_subtag(config[10:12], "0"),
        is_plain=not any(rest),
        density=int.from_bytes(config[14:16], "little"),
        text=text,
    )


def _subtag(packed: bytes, base: str) -> str:
    """Two letters, or three letters packed in five bits each (AOSP `unpackLanguageOrRegion`)."""
    first, second = packed
    if not first & 0x80:
        return packed.rstrip(b"\0").decode("latin-1")
    numbers = (second & 0x1F, (second >> 5) + ((first & 0x03) << 3), (first & 0x7C) >> 2)
    return "".join(chr(ord(base) + number) for number in numbers)
