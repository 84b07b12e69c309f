"""Lookup by halving finds what looking at every entry finds."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.apk.code.dex import dexes_in
from adbaudit.apk.code.lookup import string_table, type_table
from adbaudit.apk.code.strings import text

PREFIXES = [b"L", b"La", b"La/b", b"La/b;", b"La/b$", b"content://", b"content://sms", b"z"]
NAMES = st.text(alphabet="La/b;$cz\0\x01\x7f\x80ß\ud7ff\ue000中\U0001f4b0", max_size=8)
WORDS = st.one_of(NAMES, st.builds(lambda start, rest: start.decode() + rest, st.sampled_from(PREFIXES), NAMES))


def every(dex, numbers):
    """What a search through all of them finds."""
    shown = {number: text(dex, number) for number in numbers}
    found = {one: [n for n in shown if shown[n].startswith(one.decode())] for one in PREFIXES}
    return {one: numbers for one, numbers in found.items() if numbers}


def found(table):
    return {prefix: sorted(numbers) for prefix, numbers in table.starting_with(sorted(PREFIXES)).items()}


@given(texts=st.sets(WORDS, max_size=60))
def test_strings_found_are_those_of_a_search_through_all(a_dex, texts):
    dex = a_dex(texts=texts)
    table = string_table(dex)
    assert (found(table), table.is_sound) == (every(dex, range(len(dex.string_offsets))), True)


@given(types=st.sets(WORDS.filter(bool), max_size=60))
def test_types_found_are_those_of_a_search_through_all(a_dex, types):
    dex = a_dex(types=types)
    by_string = every(dex, dex.type_names)
    by_type = {prefix: [list(dex.type_names).index(one) for one in some] for prefix, some in by_string.items()}
    assert found(type_table(dex, string_table(dex))) == by_type


@given(texts=st.sets(WORDS, min_size=3, max_size=40), data=st.data())
def test_table_out_of_order_is_searched_as_well(dex_bytes, texts, data):
    whole = dex_bytes(texts=texts)
    count, start = struct.unpack_from("<2L", whole, 0x38)
    order = data.draw(st.permutations(range(count)))
    offsets = struct.unpack_from(f"<{count}L", whole, start)
    mixed = struct.pack(f"<{count}L", *(offsets[number] for number in order))
    (dex,) = dexes_in(whole[:start] + mixed + whole[start + 4 * count :])
    assert found(string_table(dex)) == every(dex, range(count))


def test_string_that_leads_outside_the_file_costs_only_itself(dex_bytes):
    whole = dex_bytes(texts=["A", "content://sms"], types=["La/b;"])
    (start,) = struct.unpack_from("<L", whole, 0x3C)
    (dex,) = dexes_in(whole[:start] + b"\xff\xff\xff\x7f" + whole[start + 4 :])
    strings = string_table(dex)
    types = type_table(dex, strings)
    assert (strings.is_sound, types.is_sound) == (False, False)
    assert b"content://sms" in found(strings)
    assert b"La/b;" in found(types)


def test_a_thousand_prefixes_that_are_not_there_cost_few_looks(a_dex):
    dex = a_dex(types=[f"Lcom/app{number}/Main;" for number in range(3000)])
    table = type_table(dex, string_table(dex))
    looks = []

    def counting(number, size):
        looks.append(number)
        return table.begins(number, size)

    counted = type(table)(begins=counting, order=table.order, is_sound=True)
    assert counted.starting_with([b"Lorg/vendor%04d/" % number for number in range(1000)]) == {}
    assert len(looks) < 200


@pytest.mark.parametrize("shown", ["\0", "a\0b", "中文", "x" * 200])
def test_long_and_odd_strings_are_read_as_java_has_them(a_dex, shown):
    dex = a_dex(texts=[shown])
    assert shown in {text(dex, number) for number in range(len(dex.string_offsets))}
