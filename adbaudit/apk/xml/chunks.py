"""Chunks, of which binary XML and resource tables are made: type, size of the header, size of the whole."""

from __future__ import annotations

import struct

CHUNK = struct.Struct("<HHL")

STRING_POOL, XML = 0x0001, 0x0003
START_NAMESPACE, END_NAMESPACE, START_TAG, END_TAG, TEXT = range(0x0100, 0x0105)
LAST_NODE, RESOURCE_MAP = 0x017F, 0x0180

NODE_HEADER = 16


def is_whole(header: int, size: int, room: int, *, least: int) -> bool:
    """AOSP `validate_chunk`: the header is large enough, all inside its room, and both sizes multiples of four."""
    return least <= header <= size <= room and not (header | size) & 3
