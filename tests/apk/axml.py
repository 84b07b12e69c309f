"""Writes binary XML as compilers do: attributes are (resource id or name) → text, number or Resource."""

import struct

from adbaudit.apk.manifest import Resource

CHUNK = struct.Struct("<HHL")
START_TAG = 0x0102
MOST_IDS = 100


class Axml:
    """A file that grows tag by tag; the ids of attribute names come first, as aapt has it."""

    def __init__(self, *ids):
        self.ids = [*ids, *(0x02000000 + number for number in range(MOST_IDS - len(ids)))]
        self.strings, self.body = [], b""

    def tag(self, name, attributes, *inner):
        rows = b"".join(self._attribute(key, value) for key, value in sorted(attributes.items(), key=_by_id))
        start = struct.pack("<LLHHHHHH", 0xFFFFFFFF, self._number(name), 20, 20, len(attributes), 0, 0, 0) + rows
        self.body += CHUNK.pack(START_TAG, 16, 16 + len(start)) + bytes(4) + b"\xff" * 4 + start
        for one in inner:
            self.tag(*one)
        self.body += (
            CHUNK.pack(0x0103, 16, 24) + bytes(4) + b"\xff" * 4 + b"\xff" * 4 + struct.pack("<L", self._number(name))
        )

    def bytes(self):
        names = [f"attribute{number:08x}" for number in self.ids] + self.strings
        data = b"".join(struct.pack("<H", len(one)) + one.encode("utf-16-le") + b"\0\0" for one in names)
        data += bytes(-len(data) % 4)
        places, place = [], 0
        for one in names:
            places.append(place)
            place += 4 + 2 * len(one)
        head = struct.pack("<LLLLL", len(names), 0, 0, 28 + 4 * len(names), 0)
        pool = (
            CHUNK.pack(1, 28, 28 + 4 * len(names) + len(data)) + head + struct.pack(f"<{len(names)}L", *places) + data
        )
        ids = CHUNK.pack(0x0180, 8, 8 + 4 * len(self.ids)) + struct.pack(f"<{len(self.ids)}L", *self.ids)
        whole = pool + ids + self.body
        return CHUNK.pack(3, 8, 8 + len(whole)) + whole

    def _number(self, text):
        if text not in self.strings:
            self.strings.append(text)
        return MOST_IDS + self.strings.index(text)

    def _attribute(self, key, value):
        name = self.ids.index(key) if isinstance(key, int) else self._number(key)
        kind, data = {str: (3, value), int: (0x10, value), Resource: (1, getattr(value, "id", 0))}[type(value)]
        data = self._number(data) if kind == 3 else data
        return struct.pack("<LLLHBBL", 0xFFFFFFFF, name, 0xFFFFFFFF, 8, 0, kind, data)


def _by_id(attribute):
    """Sorted as compilers sort them; those without an id come last."""
    return (0, attribute[0]) if isinstance(attribute[0], int) else (1, attribute[0])
