"""One string of a pool, as AOSP `ResStringPool` and `StringBlock` give it: its lengths, then its text."""

from __future__ import annotations

import struct
from codecs import utf_16_le_decode

LONGEST_TEXT = 1000
"""AOSP `PackageItemInfo.MAX_SAFE_LABEL_LENGTH`; names are shorter."""
LENGTHS = 4
"""Bytes that the lengths before a text take at most."""


def text_length(head: bytes, *, is_utf8: bool) -> tuple[int, int]:
    """Bytes of the text, and of the lengths before it (AOSP `decodeLength`).

    Raises:
        IndexError: the lengths are cut off.
        struct.error: they are, too.

    """
    return _utf8_length(head) if is_utf8 else _utf16_length(head)


def decoded(content: bytes, *, is_utf8: bool) -> str:
    """A text of UTF-8 ends at its first zero, because Android hands it on as a C string (`NewStringUTF`)."""
    if is_utf8:
        return content.partition(b"\0")[0].decode("utf-8", errors="replace")
    return utf_16_le_decode(content, "replace", True)[
        0
    ]  # `bytes.decode` looks for it by name first, which takes longer


def _utf8_length(head: bytes) -> tuple[int, int]:
    """The first of two lengths counts characters, which nobody needs."""
    place = 2 if head[0] & 0x80 else 1
    first = head[place]
    return ((first & 0x7F) << 8 | head[place + 1], place + 2) if first & 0x80 else (first, place + 1)


def _utf16_length(head: bytes) -> tuple[int, int]:
    (first,) = struct.unpack_from("<H", head)
    if not first & 0x8000:
        return 2 * first, 2
    (second,) = struct.unpack_from("<H", head, 2)
    return 2 * ((first & 0x7FFF) << 16 | second), 4
