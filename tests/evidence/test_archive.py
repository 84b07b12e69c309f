"""The zip itself: exactly one form, and hostile ones read without being followed."""

import io
import struct
import zipfile

import pytest
from bundles import CASE, NOON
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.errors import FileFault
from adbaudit.evidence.archive import index_size, is_exact, pack, walk
from adbaudit.evidence.opening import open_archive

NAMES = st.text("abcdefghij/.-0123456789", min_size=1, max_size=20)
FILES = st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=8)
ONE = pack([("a", b"x")], NOON)


@settings(max_examples=100)
@given(FILES)
def test_what_was_packed_is_read_back_by_us_and_by_others(files):
    archive = pack(files.items(), NOON)
    assert {one.name.decode(): one.data for one in walk(archive, 99)} == files
    assert is_exact(archive, walk(archive, 99))
    assert dict(open_archive(archive, CASE).files) == files
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert {entry.filename: opened.read(entry) for entry in opened.infolist()} == files


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_opened_without_fault(data, begins_well):
    opened = open_archive(ONE[:40] + data if begins_well else data, CASE)
    assert not opened.is_exact


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(ONE) - 1), st.integers(0, 255)), max_size=12))
def test_overwritten_headers_are_opened_or_told_as_too_much(changes):
    bent = bytearray(ONE)
    for place, value in changes:
        bent[place] = value
    try:
        opened = open_archive(bytes(bent), CASE)
        assert (opened.is_exact and not opened.wrong_crc) is (bytes(bent) == ONE)
    except FileFault as fault:
        assert "unpacks to more" in str(fault)  # noqa: PT017  # most are opened


def test_members_out_of_order_or_twice_are_not_our_form():
    one, two = walk(pack([("a", b""), ("b", b"")], NOON), 9)
    assert not is_exact(ONE, (two, one))
    assert not is_exact(ONE, (one, one))


@pytest.mark.parametrize("claimed", [2**31, 2**32 - 1])
def test_size_that_is_only_claimed_reserves_nothing(claimed):
    bent = ONE.replace(struct.pack("<II", 1, 1), struct.pack("<II", claimed, claimed))
    assert sum(map(len, open_archive(bent, CASE).files.values())) <= len(bent)


def test_index_of_the_64_bit_form_is_not_asked():
    locator = b"PK\x06\x07" + bytes(16)
    assert index_size(ONE[:-22] + locator + ONE[-22:]) is None


def test_index_that_claims_to_be_huge_is_not_read():
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 2**31, 0, 0)
    assert index_size(ONE[:-22] + end) == 2**31
    assert dict(open_archive(ONE[:-22] + end, CASE).files) == {"a": b"x"}


def test_packed_archive_that_unpacks_to_too_much_is_told_as_that():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", "text " * 50)
        archive.writestr("zeros", bytes(2000))
    with pytest.raises(FileFault, match="unpacks to more"):
        open_archive(packed.getvalue(), CASE, largest=1000)


def test_compressed_bytes_are_never_taken_for_contents():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", "text " * 50)
    opened = open_archive(packed.getvalue()[:-30], CASE)
    assert (dict(opened.files), opened.unreadable) == ({}, ("a",))
