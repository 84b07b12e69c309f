"""Strings of a dex file: in "modified UTF-8", sorted by UTF-16 code units, which an ordinary search can use.

Compared as bytes they stand in the same order, but for NUL, which is written as two large bytes and sorts first.
"""

from __future__ import annotations

from adbaudit.apk.code.dex import MALFORMED, Dex
from adbaudit.apk.unreadable import Unreadable

LONGEST = 300
"""Bytes of a name that are decoded for people; real ones are shorter."""

_NUL_STARTS, _NUL = b"\xc0", b"\xc0\x80"
_LONGEST_LENGTH = 5
"""A length is written in at most five bytes (ULEB128)."""


def beginning(dex: Dex, number: int, size: int) -> bytes:
    """The first bytes of a string, as many as `size` or all it has, so that they compare as the strings do."""
    data = dex.data
    start = dex.string_offsets[number] + 1
    if data[start - 1] & 0x80:
        start = _behind_length(data, start)
    piece = data[start : start + size]
    if _NUL_STARTS in piece:
        return data[start : start + 2 * size].partition(b"\0")[0].replace(_NUL, b"\0")[:size]
    return piece.partition(b"\0")[0]


def text(dex: Dex, number: int) -> str:
    """A string for people, cut when it is longer than any real name."""
    if not 0 <= number < len(dex.string_offsets) or dex.string_offsets[number] >= len(dex.data):
        raise Unreadable(MALFORMED)
    return beginning(dex, number, LONGEST).decode("utf-8", errors="replace")


def type_name(dex: Dex, number: int) -> str:
    """A class as dex writes it, without the letter and the semicolon around it: `com/x/Foo`."""
    if not 0 <= number < len(dex.type_names):
        raise Unreadable(MALFORMED)
    return text(dex, dex.type_names[number]).removeprefix("L").removesuffix(";")


def _behind_length(data: bytes, place: int) -> int:
    """Where the string starts whose length goes on here."""
    for last in range(place, min(place + _LONGEST_LENGTH - 1, len(data))):
        if not data[last] & 0x80:
            return last + 1
    return place + _LONGEST_LENGTH - 1
