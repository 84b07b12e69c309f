"""No bit of a bundle can be turned without `verify` naming where."""

import pytest
from bundles import FILES, a_bundle, a_file, check, told
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.errors import FileFault
from adbaudit.evidence.archive import walk
from adbaudit.model.evidence import FileKind

SMALL = a_bundle(commands=None, clock=None, files=FILES).archive
LARGER = a_bundle(files=(*FILES, a_file("phone.capture", bytes(range(256)) * 99, FileKind.CAPTURE))).archive
HEADER = 30


def turned(archive, place, bit):
    bent = bytearray(archive)
    bent[place] ^= 1 << bit
    return bytes(bent)


def holds(archive):
    """What is no bundle at all does not hold either."""
    try:
        return check(archive).holds
    except FileFault:
        return False


def contents_of(archive):
    """Each member's name, and where its data lie."""
    return {
        one.name.decode(): range(start := one.offset + HEADER + len(one.name), start + len(one.data))
        for one in walk(archive, 100)
    }


@pytest.mark.parametrize("name", contents_of(SMALL))
def test_turned_bit_in_a_file_names_that_file_and_no_other(name):
    for place in contents_of(SMALL)[name]:
        assert told(turned(SMALL, place, place % 8)) == [("changed", name)], place


def test_turned_bit_in_the_structure_is_named():
    data = {place for places in contents_of(SMALL).values() for place in places}
    for place in set(range(len(SMALL))) - data:
        assert ("archive", None) in told(turned(SMALL, place, place % 8)), place


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(LARGER) - 1), st.integers(0, 7))
def test_no_turned_bit_holds(place, bit):
    assert not check(turned(LARGER, place, bit)).holds


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(1, 255)), min_size=1, max_size=40))
def test_many_changes_at_once_never_hold(changes):
    bent = bytearray(SMALL)
    for place, value in changes:
        bent[place] ^= value
    assert bytes(bent) == SMALL or not holds(bytes(bent))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(SMALL)))
def test_bytes_put_in_anywhere_never_hold(data, place):
    assert not data or not holds(SMALL[:place] + data + SMALL[place:])


@pytest.mark.parametrize("cut", range(0, len(SMALL), 61))
def test_cut_anywhere_it_never_holds(cut):
    assert not holds(SMALL[:cut])


@pytest.mark.parametrize("cut", [len(SMALL) - 1, len(SMALL) // 2])
def test_cut_is_told_as_that(cut):
    assert "not copied whole" in str(check(SMALL[:cut]).discrepancies[-1].because)


def test_bundle_of_which_only_the_beginning_is_left_is_told_as_cut():
    with pytest.raises(FileFault, match="cut off near its beginning"):
        check(SMALL[:40])


def test_cut_behind_the_list_names_what_is_gone():
    data = contents_of(SMALL)
    assert told(SMALL[: data["public-key.pem"].start]) == [
        ("missing", "public-key.pem"),
        ("missing", "report.json"),
        ("archive", None),
    ]
