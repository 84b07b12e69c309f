"""One string out of a resource table, without reading the rest."""

import contextlib
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import FIRST as APP_NAME
from tables import REFERENCE, STRING, chunk, entries, pool, table

from adbaudit.apk.resources import SEARCH_STOPPED, Resources, Text, find_texts
from adbaudit.apk.source import BytesSource, Window
from adbaudit.apk.unreadable import Unreadable


def texts(data, resource=APP_NAME):
    return [(one.language, one.region, one.text) for one in find_texts(BytesSource(data), resource)]


@pytest.mark.parametrize("utf8", [False, True])
@pytest.mark.parametrize("flags", [0, 1, 2], ids=["plain", "sparse", "short"])
def test_every_language_of_a_string_is_found(utf8, flags):
    strings = pool("other", "Loan", "贷款", utf8=utf8)
    data = table(
        strings,
        entries(b"\0\0\0\0", (STRING, 1), (STRING, 0), flags=flags),
        entries(b"zhCN", (STRING, 2), flags=flags),
        entries(b"fr\0\0", None, (STRING, 0), flags=flags),
    )
    assert texts(data) == [("", "", "Loan"), ("zh", "CN", "贷款")]


def test_languages_of_three_letters_are_unpacked():
    fil = struct.pack(">H", 0x8000 | (ord("l") - 97) << 10 | (ord("i") - 97) << 5 | (ord("f") - 97))
    assert texts(table(pool("Utang"), entries(fil + b"\0\0", (STRING, 0)))) == [("fil", "", "Utang")]


def test_references_are_followed():
    data = table(pool("Loan"), entries(b"\0\0\0\0", (REFERENCE, APP_NAME + 1), (STRING, 0)))
    assert texts(data) == [("", "", "Loan")]


def test_references_in_a_circle_end():
    data = table(pool("Loan"), entries(b"\0\0\0\0", (REFERENCE, APP_NAME + 1), (REFERENCE, APP_NAME)))
    assert texts(data) == []


def test_references_that_branch_at_every_step_do_not_multiply():
    other = [(REFERENCE, APP_NAME + 1 + step) for step in range(8)]
    data = table(pool("Loan"), *(entries(b"\0\0\0\0", *other, (STRING, 0)) for _ in range(300)))
    assert texts(data) == [("", "", "Loan")]


def test_long_texts_are_cut():
    assert texts(table(pool("贷" * 5000), entries(b"\0\0\0\0", (STRING, 0)))) == [("", "", "贷" * 1000)]


@pytest.mark.parametrize(("utf8", "shown"), [(True, "Loan"), (False, "Loan\0 Plus")])
def test_text_of_utf8_ends_at_its_first_zero_as_in_a_manifest(utf8, shown):
    strings = pool("Loan\0 Plus", utf8=utf8)
    assert texts(table(strings, entries(b"\0\0\0\0", (STRING, 0)))) == [("", "", shown)]


def test_what_else_sets_a_text_apart_is_noted():
    data = table(
        pool("Loan", "LOAN"), entries(b"\0\0\0\0", (STRING, 1), density=480), entries(b"\0\0\0\0", (STRING, 0))
    )
    assert [one.is_plain for one in find_texts(BytesSource(data), APP_NAME)] == [True, False]


@pytest.mark.parametrize("resource", [0x7F010009, 0x7F020000, 0x01040000, 0])
def test_resource_that_is_not_there_has_no_text(resource):
    assert find_texts(BytesSource(table(pool("Loan"), entries(b"\0\0\0\0", (STRING, 0)))), resource) == ()


def test_string_beyond_its_pool_is_refused():
    with pytest.raises(Unreadable, match="resources-malformed"):
        find_texts(BytesSource(table(pool("Loan"), entries(b"\0\0\0\0", (STRING, 7)))), APP_NAME)


def test_a_table_of_a_million_tiny_chunks_is_given_up():
    data = chunk(2, struct.pack("<L", 1), struct.pack("<HHL", 9, 8, 8) * 1_000_000)
    resources = Resources(BytesSource(data))
    assert (resources.texts(APP_NAME), resources.traits) == ((), (SEARCH_STOPPED,))


def test_a_thousand_languages_do_not_hide_the_default():
    decoys = [entries(bytes([97 + n // 26, 97 + n % 26, 65 + n % 7, 65]), (STRING, 0)) for n in range(600)]
    found = texts(table(pool("Calendar", "及贷"), *decoys, *decoys, entries(b"\0\0\0\0", (STRING, 1))))
    assert found[0] == ("", "", "及贷")


@pytest.mark.parametrize(("steps", "expected"), [(20, (["Loan"], ())), (21, ([], (SEARCH_STOPPED,)))])
def test_references_are_followed_as_far_as_android_does_and_then_told(steps, expected):
    chain = [(REFERENCE, APP_NAME + 1 + step) for step in range(steps)]
    resources = Resources(BytesSource(table(pool("Loan"), entries(b"\0\0\0\0", *chain, (STRING, 0)))))
    assert ([one.text for one in resources.texts(APP_NAME)], resources.traits) == expected


@pytest.mark.parametrize(("header", "size", "expected"), [(72, 8, ""), (72, 12, "zh"), (24, 12, "zh")])
def test_a_configuration_is_as_long_as_it_says_and_its_rest_is_zero(header, size, expected):
    """The chunk's header may end inside it: what is written behind its end then counts as both, as on a phone."""
    own = bytearray(entries(b"zh\0\0", (STRING, 0)))
    struct.pack_into("<H", own, 2, header)
    struct.pack_into("<L", own, 20, size)
    if header == 24:  # where the entry stands is now read from the country code of the network, which was 0
        struct.pack_into("<L", own, 16, len(own) - 16)
    assert texts(table(pool("Loan"), bytes(own))) == [(expected, "", "Loan")]


def test_a_chunk_that_ends_before_its_configuration_is_refused():
    own = bytearray(entries(b"zh\0\0", (STRING, 0)))
    struct.pack_into("<H", own, 2, 20)
    with pytest.raises(Unreadable):
        texts(table(pool("Loan"), bytes(own)))


def test_the_real_table_of_aapt2_is_read(loan_parts):
    assert find_texts(BytesSource(loan_parts["resources.arsc"]), APP_NAME) == (
        Text(language="", region="", is_plain=True, text="快捷借款"),
    )


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 563), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_end_in_texts_or_in_unreadable(loan_parts, changes):
    data = bytearray(loan_parts["resources.arsc"])
    for place, byte in changes:
        data[place] = byte
    with contextlib.suppress(Unreadable):
        assert isinstance(find_texts(BytesSource(bytes(data)), APP_NAME), tuple)


@given(values=st.lists(st.sampled_from([None, (STRING, 0), (STRING, 1), (0x10, 7)]), min_size=1, max_size=8))
def test_entries_are_found_whichever_way_their_places_are_written(values):
    strings, wanted = pool("Loan", "Cash"), [APP_NAME + number for number in range(len(values) + 1)]
    ways = [Resources(BytesSource(table(strings, entries(b"\0\0\0\0", *values, flags=flags)))) for flags in (0, 1, 2)]
    plain, sparse, short = ([resources.texts(one) for one in wanted] for resources in ways)
    expected = {None: [], (STRING, 0): ["Loan"], (STRING, 1): ["Cash"], (0x10, 7): ["7"]}
    assert [[one.text for one in texts] for texts in plain] == [expected[one] for one in (*values, None)]
    assert plain == sparse == short


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 563), st.integers(0, 255)), max_size=8))
def test_a_table_says_the_same_in_memory_and_where_it_lies(loan_parts, changes):
    data = bytearray(loan_parts["resources.arsc"])
    for place, byte in changes:
        data[place] = byte
    inside = BytesSource(b"before" + bytes(data) + b"after")
    assert told(BytesSource(bytes(data))) == told(Window(around=inside, start=6, size=len(data)))


def told(source):
    try:
        return find_texts(source, APP_NAME)
    except Unreadable:
        return "unreadable"
