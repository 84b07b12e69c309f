"""Which method each piece of code belongs to, from the classes' own lists (`class_data_item`)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.apk.code.dex import MALFORMED, Dex
from adbaudit.apk.unreadable import Unreadable

MOST_METHODS = 1 << 20
"""Of one dex file; a method has one of 65,536 numbers, and every class may list some more."""

_CODE = struct.Struct("<12xL")
"""Behind registers, arguments, handlers and debug information: how many units of code follow (`code_item`)."""
_NO_CLASS = 0xFFFFFFFF
_CODE_HEADER = 16


@dataclass(frozen=True, slots=True)
class Class:
    """One class that the file defines, by the numbers of its types."""

    type: int
    parent: int | None
    data: int
    """Where its lists of fields and methods stand; 0 where it has none."""
    values: int
    """Where the first values of its static fields stand; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method with code: its class, its number, and where its instructions stand."""

    type: int
    number: int
    start: int
    end: int


def classes(dex: Dex) -> Iterator[Class]:
    """Every class that the file defines."""
    table = memoryview(dex.data)[dex.classes.start : dex.classes.end]
    for kind, _, parent, _, _, _, data, values in struct.iter_unpack("<8L", table):
        yield Class(kind, None if parent == _NO_CLASS else parent, data, values)


def methods(dex: Dex) -> Iterator[Method]:
    """Every method that has code; lists that lead outside the file are `Unreadable`."""
    seen = 0
    for one in classes(dex):
        if not one.data:
            continue
        for number, code in _listed(dex.data, one.data):
            seen += 1
            if seen > MOST_METHODS:
                raise Unreadable(MALFORMED)
            if code:
                yield _method(dex, one.type, number, code)


def _method(dex: Dex, kind: int, number: int, code: int) -> Method:
    start = code + _CODE_HEADER
    if start > len(dex.data):
        raise Unreadable(MALFORMED)
    (units,) = _CODE.unpack_from(dex.data, code)
    if start + 2 * units > len(dex.data):
        raise Unreadable(MALFORMED)
    return Method(kind, number, start, start + 2 * units)


def _listed(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """(number, place of its code) of the direct, then the virtual methods; numbers are kept as differences."""
    (static, instance, direct, virtual), place = uleb128(data, place, 4)
    if static + instance + direct + virtual > len(data):
        raise Unreadable(MALFORMED)
    for _ in range(static + instance):
        _, place = uleb128(data, place, 2)
    for count in (direct, virtual):
        number = 0
        for _ in range(count):
            (difference, _, code), place = uleb128(data, place, 3)
            number += difference
            yield number, code


def uleb128(data: bytes, place: int, count: int) -> tuple[list[int], int]:
    """So many numbers of one to five bytes (ULEB128), and where they end."""
    found = []
    try:
        for _ in range(count):
            number = data[place]
            place += 1
            if number & 0x80:
                number, place = _longer(data, place, number & 0x7F)
            found.append(number)
    except IndexError:
        raise Unreadable(MALFORMED) from None
    return found, place


def _longer(data: bytes, place: int, number: int) -> tuple[int, int]:
    for shift in (7, 14, 21, 28):
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return number, place
