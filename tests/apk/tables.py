"""Writes resource tables of one package and one type, chunk by chunk."""

import struct

STRING, REFERENCE = 3, 1
FIRST = 0x7F010000
"""The first resource; the others follow."""


def chunk(kind, head, body=b""):
    return struct.pack("<HHL", kind, 8 + len(head), 8 + len(head) + len(body)) + head + body


def pool(*texts, utf8=False):
    pieces = [utf8_string(one) if utf8 else utf16_string(one) for one in texts]
    places = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    data = b"".join(pieces) + bytes(-sum(map(len, pieces)) % 4)
    head = struct.pack("<LLLLL", len(texts), 0, 0x100 if utf8 else 0, 28 + 4 * len(texts), 0)
    return chunk(1, head, struct.pack(f"<{len(texts)}L", *places) + data)


def utf16_string(text):
    return struct.pack("<H", len(text)) + text.encode("utf-16-le") + b"\0\0"


def utf8_string(text):
    data = text.encode()
    size = struct.pack("BB", len(data) >> 8 | 0x80, len(data) & 0xFF)
    return size + size + data + b"\0"


def config(locale=b"\0\0\0\0", *, density=0):
    return (
        struct.pack("<LL4s2xH", 52, 0, locale, density).ljust(52, b"\0")
        if density
        else struct.pack("<LL4s", 52, 0, locale).ljust(52, b"\0")
    )


def entries(locale, *values, flags=0, density=0):
    """A type chunk of string resources; `None` is an entry that this configuration lacks."""
    rows, places, place = b"", [], 0
    for value in values:
        places.append(place if value else None)
        if value:
            rows += struct.pack("<HHLHBBL", 8, 0, 0, 8, 0, *value)
            place += 16
    body = config(locale, density=density)
    if flags & 1:
        offsets = b"".join(struct.pack("<HH", index, one // 4) for index, one in enumerate(places) if one is not None)
        count = len(offsets) // 4
    elif flags & 2:
        offsets = b"".join(struct.pack("<H", 0xFFFF if one is None else one // 4) for one in places)
        offsets, count = offsets + bytes(len(offsets) % 4), len(places)
    else:
        offsets, count = (
            struct.pack(f"<{len(places)}L", *(0xFFFFFFFF if one is None else one for one in places)),
            len(places),
        )
    head = struct.pack("<BBHLL", 1, flags, 0, count, 20 + len(body) + len(offsets)) + body
    return chunk(0x0201, head, offsets + rows)


def table(strings, *types):
    package = chunk(0x0200, struct.pack("<L256sLLLL", 0x7F, b"", 0, 0, 0, 0), pool() + pool() + b"".join(types))
    return chunk(2, struct.pack("<L", 1), strings + package)
