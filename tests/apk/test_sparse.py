"""A file known in parts."""

import pytest

from adbaudit.apk.sparse import NotFetched, SparseFile


def test_reads_across_pieces_that_touch():
    file = SparseFile(10, [(2, b"cde"), (5, b"fgh")])
    file.seek(3)
    assert (file.read(4), file.tell()) == (b"defg", 7)


def test_ends_where_the_file_ends():
    file = SparseFile(4, [(0, b"abcdEFGH")])
    assert (file.read(), file.read(1)) == (b"abcd", b"")


@pytest.mark.parametrize(("place", "size"), [(0, 1), (1, 3), (4, 2), (8, 1)])
def test_what_was_not_fetched_is_an_error_and_never_zeros(place, size):
    file = SparseFile(10, [(2, b"cde")])
    file.seek(place)
    with pytest.raises(NotFetched):
        file.read(size)


def test_a_place_before_the_start_is_an_error():
    with pytest.raises(NotFetched):
        SparseFile(3, [(0, b"abc")]).seek(-4, 2)
