"""Dex files written by what a test is about, and zips around them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.code.dex import dexes_in
from adbaudit.apk.source import BytesSource
from adbaudit.model.code import CodeSign, CodeSubject
from adbaudit.rules.load import load_rules


@dataclass(frozen=True)
class AClass:
    """A class to write: methods by name with (operation, what it names); `keeps` are texts of static fields."""

    name: str
    parent: str = "Ljava/lang/Object;"
    methods: dict[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    keeps: Sequence[str] = ()


def utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def mutf8(text):
    """Each UTF-16 unit by itself in up to three bytes, NUL in two."""
    units = struct.unpack(f">{len(utf16(text)) // 2}H", utf16(text))
    return b"".join(b"\xc0\x80" if not unit else chr(unit).encode("utf-8", "surrogatepass") for unit in units)


def uleb128(number):
    out = b""
    while number > 0x7F:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


class Writer:
    """Lays the tables out one behind the other, then the data; `base` moves every offset, as in a container."""

    def __init__(self, texts, types, members, classes, base, version):
        used = {name for one in classes for m in one.methods.values() for op, name in m if op not in {0x1A, 0x1B}}
        self.members = sorted({*members, *used, *(f"{one.name}.{m}" for one in classes for m in one.methods)})
        owners = {member.rpartition(".")[0] for member in self.members}
        self.types = {*types, *owners, *(one.name for one in classes), *(one.parent for one in classes), "V"}
        named = {name for one in classes for m in one.methods.values() for op, name in m if op in {0x1A, 0x1B}}
        kept = {text for one in classes for text in one.keeps}
        names = {member.rpartition(".")[2] for member in self.members}
        self.strings = sorted({*texts, *self.types, *named, *kept, *names}, key=utf16)
        self.types = sorted(self.types, key=self.strings.index)
        self.members.sort(key=lambda one: (self.types.index(one.rpartition(".")[0]), one))
        self.classes, self.base, self.version = classes, base, version
        self.data, self.data_start = b"", 0

    def written(self):
        sizes = [4 * len(self.strings), 4 * len(self.types), 12, *[8 * len(self.members)] * 2, 32 * len(self.classes)]
        header = 0x78 if self.version > 40 else 0x70
        starts = [self.base + header + sum(sizes[:index]) for index in range(7)]
        self.data_start = starts[6]
        strings = b"".join(struct.pack("<L", self.put(self.string(text))) for text in self.strings)
        types = b"".join(struct.pack("<L", self.strings.index(one)) for one in self.types)
        members = b"".join(self.member(one) for one in self.members)
        classes = b"".join(self.class_def(one) for one in self.classes)
        body = strings + types + struct.pack("<3L", 0, 0, 0) + members + members + classes + self.data
        counts = [len(self.strings), len(self.types), 1, *[len(self.members)] * 2, len(self.classes), 0]
        tables = [number for pair in zip(counts, starts, strict=True) for number in pair]
        body += bytes(-len(body) % 4)
        size = header + len(body)
        head = struct.pack("<8s4x20x3L12x14L", b"dex\n%03d\0" % self.version, size, header, 0x12345678, *tables)
        return head + (struct.pack("<2L", self.base + size, self.base) if header > 0x70 else b"") + body

    def put(self, piece):
        self.data += bytes(-len(self.data) % 4)
        place = self.data_start + len(self.data)
        self.data += piece
        return place

    def string(self, text):
        return uleb128(len(utf16(text)) // 2) + mutf8(text) + b"\0"

    def member(self, one):
        owner, _, name = one.rpartition(".")
        return struct.pack("<HHL", self.types.index(owner), 0, self.strings.index(name))

    def class_def(self, one):
        values = self.put(self.kept(one.keeps)) if one.keeps else 0
        data = self.put(self.class_data(one)) if one.methods else 0
        number, parent = self.types.index(one.name), self.types.index(one.parent)
        return struct.pack("<8L", number, 1, parent, 0, 0xFFFFFFFF, 0, data, values)

    def class_data(self, one):
        codes = {self.members.index(f"{one.name}.{name}"): self.put(self.code(m)) for name, m in one.methods.items()}
        out, last = b"".join(map(uleb128, (0, 0, len(codes), 0))), 0
        for number in sorted(codes):
            out, last = out + uleb128(number - last) + uleb128(1) + uleb128(codes[number]), number
        return out

    def code(self, instructions):
        units = b"".join(self.instruction(*one) for one in instructions) + b"\x0e\0"
        return struct.pack("<4H2L", 8, 0, 0, 0, 0, len(units) // 2) + units

    def instruction(self, operation, name):
        if operation == 0x1B:
            return struct.pack("<BBL", operation, 0, self.strings.index(name))
        table = self.strings if operation == 0x1A else self.members
        wide = b"\0\0" if operation in range(0x6E, 0x79) else b""
        return struct.pack("<BBH", operation, 0, table.index(name)) + wide

    def kept(self, texts):
        values = b"".join(b"\x77" + struct.pack("<L", self.strings.index(text)) for text in texts)
        return uleb128(len(texts)) + values


def build(*classes, texts=(), types=(), members=(), base=0, version=35):
    return Writer(texts, types, members, classes, base, version).written()


@pytest.fixture(scope="session")
def dex_bytes():
    return build


@pytest.fixture(scope="session")
def a_class():
    return AClass


@pytest.fixture(scope="session")
def a_dex():
    """The one dex file of what `dex_bytes` writes."""

    def read(*classes, **given):
        (dex,) = dexes_in(build(*classes, **given))
        return dex

    return read


@pytest.fixture(scope="session")
def an_archive(zipped):
    return lambda entries: open_archive(BytesSource(zipped(entries)))


@pytest.fixture(scope="session")
def a_sign():
    def make(subject=CodeSubject.CONTACTS, **given):
        return CodeSign(subject=subject, **given)

    return make


@pytest.fixture(scope="session")
def pack():
    return load_rules(Path(__file__).parents[3] / "rules")
