"""A file known in parts."""

import pytest

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
