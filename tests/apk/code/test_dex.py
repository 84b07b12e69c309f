"""Headers of dex files: every version that phones know, and none that leads outside the file."""

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.apk.code.class_data import methods
from adbaudit.apk.code.dex import MALFORMED, dexes_in
from adbaudit.apk.code.lookup import string_table, type_table
from adbaudit.apk.code.strings import text, type_name
from adbaudit.apk.unreadable import Unreadable


def changed(data, place, number):
    return data[:place] + struct.pack("<L", number) + data[place + 4 :]


@pytest.mark.parametrize("version", [35, 37, 38, 39, 40, 41])
def test_every_version_is_read(a_dex, version):
    dex = a_dex(types=["Lcom/x/Foo;"], version=version)
    assert "com/x/Foo" in [type_name(dex, number) for number in range(len(dex.type_names))]


def test_every_dex_of_a_container_is_read_with_offsets_from_its_start(dex_bytes, a_class):
    first = dex_bytes(a_class("La/First;"), version=41)
    second = dex_bytes(a_class("Lb/Second;", methods={"run": [(0x1A, "hello")]}), version=41, base=len(first))
    whole = changed(first, 0x70, len(first) + len(second)) + second
    _, other = dexes_in(whole)
    assert [text(other, number) for number in string_table(other).starting_with([b"hello"])[b"hello"]] == ["hello"]
    assert [method.type for method in methods(other)] == [list(_types(other)).index("b/Second")]


def _types(dex):
    return (type_name(dex, number) for number in range(len(dex.type_names)))


@pytest.mark.parametrize(
    ("place", "number"),
    [
        (0x00, 0),  # magic
        (0x04, 0x00313030),  # version 001
        (0x20, 1 << 30),  # size
        (0x20, 4),
        (0x24, 0x10),  # size of the header
        (0x28, 0x78563412),  # the other order of bytes
        (0x38, 1 << 20),  # strings
        (0x3C, 2),  # where they stand
        (0x40, 1 << 31),  # types
        (0x5C, 0xFFFFFFFC),  # where methods stand
        (0x60, 0xFFFFFFFF),  # classes
    ],
)
def test_header_that_makes_no_sense_is_unreadable(dex_bytes, place, number):
    with pytest.raises(Unreadable) as caught:
        list(dexes_in(changed(dex_bytes(members=["Lx;.y"]), place, number)))
    assert caught.value.why == MALFORMED


@pytest.mark.parametrize("size", [0, 7, 0x6F])
def test_file_shorter_than_a_header_is_unreadable(dex_bytes, size):
    with pytest.raises(Unreadable):
        list(dexes_in(dex_bytes()[:size]))


def test_container_that_misplaces_its_header_is_unreadable(dex_bytes):
    with pytest.raises(Unreadable):
        list(dexes_in(changed(dex_bytes(version=41), 0x74, 8)))


@given(st.data())
def test_no_byte_changed_or_cut_makes_anything_but_an_answer_or_unreadable(dex_bytes, a_class, data):
    whole = bytearray(dex_bytes(a_class("La/B;", methods={"m": [(0x1A, "content://sms")]}, keeps=["content://sms"])))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    spoilt = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with contextlib.suppress(Unreadable):
        for dex in dexes_in(spoilt):
            strings = string_table(dex)
            strings.starting_with([b"content://"])
            type_table(dex, strings).starting_with([b"La/"])
            list(methods(dex))
