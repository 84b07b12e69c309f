"""Fields and methods to which the code of a dex file refers, its own and Android's."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import chain

from adbaudit.apk.code.dex import MALFORMED, Dex, Section
from adbaudit.apk.code.lookup import LOOKS
from adbaudit.apk.code.strings import text
from adbaudit.apk.unreadable import Unreadable

_ITEM = struct.Struct("<HHL")
"""Class, type or prototype, name (`field_id_item`, `method_id_item`)."""


def fields_of(dex: Dex, types: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """(number, type, number of the string that names it) of each field of these types."""
    return _of(dex, dex.fields, types)


def methods_of(dex: Dex, types: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """(number, type, number of the string that names it) of each method of these types."""
    return _of(dex, dex.methods, types)


def method_name(dex: Dex, number: int) -> str:
    """The name of a method."""
    if number >= dex.methods.count:
        raise Unreadable(MALFORMED)
    _, _, name = _ITEM.unpack_from(dex.data, dex.methods.start + number * dex.methods.width)
    return text(dex, name)


def _of(dex: Dex, section: Section, types: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """Members stand in the order of their classes' numbers; in a table where some do not, each is looked at."""
    everything = range(section.count)

    def owner(number: int) -> int:
        kind: int = _ITEM.unpack_from(dex.data, section.start + number * section.width)[0]
        return kind

    looked_at = [owner(number) for number in everything[:: max(1, section.count // LOOKS)]]
    if looked_at != sorted(looked_at):
        stretches = [everything]
    else:
        stretches = [
            everything[bisect_left(everything, one, key=owner) : bisect_right(everything, one, key=owner)]
            for one in types
        ]
    for number in chain.from_iterable(stretches):
        kind, _, name = _ITEM.unpack_from(dex.data, section.start + number * section.width)
        if kind in types:
            yield number, kind, name
