"""Strings of binary XML: what Android gives a program, and where it gives none."""

import struct

import pytest

from adbaudit.apk.xml.strings import StringPool

UTF8 = 0x100


def pool(*packed, flags=0, **said):
    """A pool of strings that are already packed; `said` changes its header."""
    places, data = [], b""
    for one in packed:
        places.append(len(data))
        data += one
    data += bytes(-len(data) % 4)
    places[0] = said.pop("first", places[0])
    header = {
        "count": len(packed),
        "styles": 0,
        "flags": flags,
        "start": 28 + 4 * len(packed),
        "styles_start": 0,
        **said,
    }
    size = 28 + 4 * len(packed) + len(data)
    head = struct.pack("<HHL5L", 1, 28, said.pop("size", size), *(header[k] for k in list(header)[:5]))
    content = head + struct.pack(f"<{len(places)}L", *places) + data
    return StringPool(content, 0, len(content))


def wide(text):
    return struct.pack("<H", len(text)) + text.encode("utf-16-le") + b"\0\0"


def narrow(text, length=None):
    data = text if isinstance(text, bytes) else text.encode()
    return bytes([len(data) if length is None else length, len(data)]) + data + b"\0"


def test_strings_are_read_in_both_encodings():
    assert [pool(wide("借款"), wide("b"))[n] for n in range(3)] == ["借款", "b", None]
    assert [pool(narrow("借款"), narrow("b"), flags=UTF8)[n] for n in range(3)] == ["借款", "b", None]


def test_long_strings_have_their_length_in_two_units():
    long = "a" * 40_000
    assert pool(struct.pack("<HH", 0x8000, 40_000) + long.encode("utf-16-le") + b"\0\0")[0] == long
    short = "b" * 300
    assert pool(b"\x81\x2c\x81\x2c" + short.encode() + b"\0", flags=UTF8)[0] == short


def test_string_of_more_than_65535_characters_is_given_whole():
    long = "d" * 70_000
    packed = struct.pack("<HH", 0x8001, 70_000 & 0xFFFF) + long.encode("utf-16-le") + b"\0\0"
    assert pool(packed)[0] == long


def test_length_that_an_old_compiler_cut_down_is_searched_for():
    long = "c" * 40_000
    cut = struct.pack(">HH", 0x8000 | 40_000 & 0x7FFF, 0x8000 | 40_000 & 0x7FFF)
    assert pool(cut + long.encode() + b"\0", flags=UTF8)[0] == long


def test_utf8_ends_at_its_first_zero_and_utf16_does_not():
    assert pool(narrow("a.b\0c"), flags=UTF8)[0] == "a.b"
    assert pool(wide("a.b\0c"))[0] == "a.b\0c"


@pytest.mark.parametrize(
    ("packed", "flags"),
    [
        (struct.pack("<H", 9) + b"a\0\0\0", 0),
        (struct.pack("<H", 1) + b"a\0b\0\0\0", 0),
        (b"\1\7a\0", UTF8),
        (b"\1\1ab\0\0", UTF8),
    ],
)
def test_string_that_does_not_end_where_it_says_is_none(packed, flags):
    assert pool(packed, flags=flags)[0] is None


def test_string_outside_the_pool_is_none_and_marked():
    assert not pool(wide("a"), wide("b")).has_strays
    bent = pool(wide("a"), wide("b"), first=0x7FFFFFF0)
    assert (bent.is_whole, bent.has_strays, bent[0], bent[1]) == (True, True, None, "b")


@pytest.mark.parametrize(
    "said",
    [
        {"count": 1000},
        {"start": 10_000},
        {"styles": 1},
        {"styles": 1, "styles_start": 32},
        {"size": 12},
        {"size": 10_000},
        {"size": 34},
    ],
)
def test_pool_that_android_refuses_is_not_whole(said):
    assert not pool(wide("ab"), wide("cd"), **said).is_whole


def test_last_string_must_end_with_a_zero():
    assert not pool(wide("a")[:-2] + b"xxxx").is_whole
