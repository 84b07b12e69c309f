"""What binary XML and resource tables are both made of (AOSP `ResourceTypes.h`): chunks, and pools of strings."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_STRING_POOL = 0x0001
_UTF8 = 0x100
_LONGEST_SHORT = 0x7F


def chunk(kind: int, header: bytes, body: bytes) -> bytes:
    """A chunk; its header's own fields first, then what is in it."""
    size = 8 + len(header)
    return struct.pack("<HHL", kind, size, size + len(body)) + header + body


def string_pool(texts: Sequence[str]) -> bytes:
    """Strings in UTF-8, each with its length in characters and in bytes before it."""
    written = [_with_lengths(text) for text in texts]
    places = [0]
    for one in written:
        places.append(places[-1] + len(one))
    offsets = struct.pack(f"<{len(texts)}L", *places[:-1])
    header = struct.pack("<5L", len(texts), 0, _UTF8, 28 + len(offsets), 0)
    return chunk(_STRING_POOL, header, offsets + padded(b"".join(written)))


def padded(data: bytes) -> bytes:
    """Up to a whole number of four bytes."""
    return data + bytes(-len(data) % 4)


def _with_lengths(text: str) -> bytes:
    content = text.encode()
    return _length(len(text.encode("utf-16-le")) // 2) + _length(len(content)) + content + b"\0"


def _length(number: int) -> bytes:
    return bytes([number]) if number <= _LONGEST_SHORT else bytes([0x80 | number >> 8, number & 0xFF])
