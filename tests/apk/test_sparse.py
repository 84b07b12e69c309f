"""A file known in parts."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.apk.source import NotFetched
from adbaudit.apk.sparse import SparseFile
from adbaudit.apk.unreadable import Unreadable


def test_reads_across_pieces_that_touch():
    assert SparseFile(10, [(2, b"cde"), (5, b"fgh")]).read_at(3, 7) == b"defg"


def test_what_lies_behind_the_end_is_not_read():
    assert SparseFile(4, [(0, b"abcdEFGH")]).read_at(0, 4) == b"abcd"


@pytest.mark.parametrize(("start", "end"), [(0, 1), (1, 4), (4, 6), (8, 9)])
def test_what_was_not_fetched_is_an_error_and_never_zeros(start, end):
    with pytest.raises(NotFetched):
        SparseFile(10, [(2, b"cde")]).read_at(start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_a_place_outside_the_file_is_an_error(start, end):
    with pytest.raises(Unreadable, match="cut-off"):
        SparseFile(3, [(0, b"abc")]).read_at(start, end)


def test_what_was_asked_for_in_vain_is_remembered_once():
    file = SparseFile(10, [(2, b"cde")])
    for start, end in [(2, 5), (0, 3), (4, 9)]:
        with contextlib.suppress(NotFetched):
            file.read_at(start, end)
    assert (file.take_missed(), file.take_missed()) == (((0, 3), (4, 9)), ())


def test_what_is_added_can_be_read():
    file = SparseFile(10, [(2, b"cde")])
    file.add(5, b"fghij")
    assert file.read_at(2, 10) == b"cdefghij"


@pytest.mark.parametrize(
    ("start", "end", "unknown"),
    [(2, 5, None), (0, 10, (0, 8)), (0, 4, (0, 2)), (3, 7, (5, 7)), (3, 9, (5, 8)), (8, 10, None), (6, 99, (6, 8))],
)
def test_unknown_part_of_a_stretch_reaches_from_its_first_to_its_last_unknown_byte(start, end, unknown):
    assert SparseFile(10, [(2, b"cde"), (8, b"ij")]).unknown(start, end) == unknown


@given(
    pieces=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
    start=st.integers(0, 50),
    length=st.integers(0, 50),
)
def test_after_fetching_the_unknown_part_everything_can_be_read(pieces, start, length):
    content = bytes(range(50))
    file = SparseFile(50, [(place, content[place : place + size]) for place, size in pieces])
    end = min(50, start + length)
    unknown = file.unknown(start, end)
    if unknown:
        file.add(unknown[0], content[slice(*unknown)])
    assert file.read_at(min(start, end), end) == content[min(start, end) : end]
