"""The zip around an APK: read as Android reads it, bounded before inflating, and what is bent is named."""

import io
import struct
import zipfile

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.source import BytesSource
from adbaudit.apk.unreadable import Unreadable

MANIFEST = "AndroidManifest.xml"


def changed(content, place, code, *values):
    content = bytearray(content)
    struct.pack_into(code, content, place, *values)
    return bytes(content)


def end_of(content):
    return content.rfind(b"PK\5\6")


def directory_of(content):
    return content.find(b"PK\1\2")


def opened(content):
    return open_archive(BytesSource(content))


def refused(content):
    with pytest.raises(Unreadable) as raised:
        opened(content).read(MANIFEST)
    return raised.value.why


def bends(content):
    """What is bent about a file whose manifest reads as it should."""
    archive = opened(content)
    read = archive.content(MANIFEST)
    assert read.data == b"manifest"
    return archive.bends + read.bends


@pytest.fixture
def plain(zipped):
    return zipped({MANIFEST: b"manifest", "b": b"bytes"})


@pytest.fixture
def deflated():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST), b"manifest", zipfile.ZIP_DEFLATED)
    return file.getvalue()


def test_entries_are_read(plain, deflated):
    assert (bends(plain), bends(deflated)) == ((), ())


def test_entry_that_is_missing_is_none(plain):
    assert opened(plain).read("c") is None


def test_entries_are_listed_in_the_order_of_the_directory(plain):
    assert list(opened(plain).entries) == [MANIFEST, "b"]


def test_large_entry_comes_in_pieces(zipped):
    content = bytes(range(256)) * 4096
    pieces = list(opened(zipped({"a": content})).stream("a", limit=1 << 20))
    assert (len(pieces) > 1, b"".join(pieces) == content) == (True, True)


def test_comment_up_to_its_longest_is_allowed(plain):
    assert bends(changed(plain, end_of(plain) + 20, "<H", 0xFFFF) + bytes(0xFFFF)) == ()


def test_end_record_inside_a_comment_is_refused(plain):
    comment = plain[end_of(plain) :] + bytes(30)
    assert refused(changed(plain, end_of(plain) + 20, "<H", len(comment)) + comment) == "bytes-after-the-end"


def test_bytes_before_the_zip_are_refused(plain):
    moved = changed(plain, end_of(plain) + 16, "<L", directory_of(plain) + 4)
    moved = changed(moved, directory_of(plain) + 42, "<L", 4)
    assert refused(b"MZ\0\0" + moved) == "starts-otherwise"


def test_more_entries_counted_than_there_are_is_refused(plain):
    assert refused(changed(plain, end_of(plain) + 10, "<H", 7)) == "directory-miscounted"


@pytest.mark.parametrize(("field", "value"), [(8, 7), (10, 1)])
def test_fewer_entries_counted_than_there_are_is_read_and_named(plain, field, value):
    assert "bent-entry-count" in bends(changed(plain, end_of(plain) + field, "<H", value))


@pytest.mark.parametrize("field", [4, 6])
def test_disk_numbers_are_not_looked_at_but_named(plain, field):
    assert bends(changed(plain, end_of(plain) + field, "<H", 0x1234)) == ("bent-disk-numbers",)


def test_gap_behind_the_directory_is_read_and_named(plain):
    end = end_of(plain)
    assert bends(plain[:end] + b"gap" + plain[end:]) == ("bent-directory-gap",)


def with_zip64_end(plain, **changes):
    end, start = end_of(plain), directory_of(plain)
    given = {"mark": b"PK\6\6", "entries": 2, "size": end - start, "offset": start, "place": end, **changes}
    record = struct.pack("<4sQ2H2L2Q", given["mark"], 44, 45, 45, 0, 0, 2, given["entries"])
    record += struct.pack("<2Q", given["size"], given["offset"])
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, given["place"], 1)
    return plain[:end] + record + locator + changed(plain[end:], 16, "<L", 0xFFFFFFFF)


def test_zip64_is_read_as_newer_androids_do_and_named(plain):
    assert bends(with_zip64_end(plain)) == ("bent-zip64",)


@pytest.mark.parametrize(
    "change", [{"mark": b"PK\6\5"}, {"size": 1 << 40}, {"offset": 1 << 40}, {"place": 1 << 40}, {"place": 0}]
)
def test_zip64_that_makes_no_sense_is_refused(plain, change):
    assert refused(with_zip64_end(plain, **change)) == "directory-misplaced"


def test_zip64_without_its_record_is_refused(plain):
    assert refused(changed(plain, end_of(plain) + 16, "<L", 0xFFFFFFFF)) == "directory-misplaced"


def with_extra(plain, extra):
    """The first entry's offset stands in its extra field."""
    start = directory_of(plain)
    name_end = start + 46 + len(MANIFEST)
    content = changed(plain[:name_end] + extra + plain[name_end:], start + 30, "<H", len(extra))
    content = changed(content, start + 42, "<L", 0xFFFFFFFF)
    end = end_of(content)
    return changed(content, end + 12, "<L", end - start)


def test_numbers_in_the_extra_field_are_used(plain):
    assert bends(with_extra(plain, struct.pack("<2H4s2HQ", 0xCAFE, 4, b"skip", 1, 8, 0))) == ()
    assert bends(with_extra(plain, struct.pack("<2H3QL", 1, 28, 8, 8, 0, 0))) == ()


@pytest.mark.parametrize(
    "extra", [b"", struct.pack("<2H", 1, 0), struct.pack("<2HQ", 1, 99, 0), struct.pack("<2HQL", 1, 12, 0, 0)]
)
def test_extra_field_without_the_missing_number_is_refused(plain, extra):
    assert refused(with_extra(plain, extra)) == "directory-malformed"


def test_more_files_than_an_app_has_are_refused():
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 9, 0xFFFFFFFF, 0, 0)
    many = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 9, 200_001, 1000, 0)
    content = bytes(1000) + many + struct.pack("<4sLQL", b"PK\6\7", 0, 1000, 1) + end
    with pytest.raises(Unreadable, match="too-many-files"):
        opened(content)


def test_empty_archive_is_refused():
    assert refused(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)) == "no-manifest"


def test_two_entries_of_one_name_are_refused(plain):
    file = io.BytesIO(plain)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr(MANIFEST, b"decoy")
    assert refused(file.getvalue()) == "duplicate-entry"


@pytest.mark.parametrize("name", [b"\0", b"\xff", b"\x80"])
def test_names_that_android_refuses_are_refused(plain, name):
    place = plain.rfind(b"PK\1\2") + 46
    assert refused(changed(plain, place, "1s", name)) == "entry-name-malformed"


def test_name_that_only_looks_like_utf8_is_read_past(zipped):
    plain = zipped({MANIFEST: b"manifest", "bbb": b""})
    assert bends(changed(plain, plain.rfind(b"PK\1\2") + 46, "3s", b"\xed\xa0\x80")) == ()


def test_mark_of_encryption_is_not_looked_at_but_named(plain):
    assert bends(changed(plain, directory_of(plain) + 8, "<H", 1)) == ("bent-encrypted",)
    assert bends(changed(plain, 6, "<H", 1)) == ("bent-encrypted",)


def test_unknown_compression_is_read_as_stored_and_named(plain):
    unknown = changed(changed(plain, directory_of(plain) + 10, "<H", 0x2233), 8, "<H", 0x2233)
    assert bends(unknown) == ("bent-compression",)


def test_the_directorys_word_on_compression_counts(plain, deflated):
    assert bends(changed(plain, 8, "<H", 8)) == ("bent-headers-differ",)
    assert bends(changed(deflated, 8, "<H", 0)) == ("bent-headers-differ",)


def test_wrong_checksum_is_not_looked_at_but_named(plain):
    wrong = changed(changed(plain, directory_of(plain) + 16, "<L", 0), 14, "<L", 0)
    assert bends(wrong) == ("bent-checksum",)


def test_headers_that_contradict_each_other_are_refused(plain):
    assert refused(changed(plain, 14, "<L", 0)) == "manifest-header-differs"


def test_sizes_that_follow_the_data_are_not_compared(plain):
    bent = changed(changed(plain, 14, "<3L", 1, 2, 3), 6, "<H", 8)
    assert bends(bent) == ("bent-headers-differ",)
    assert bends(changed(bent, directory_of(bent) + 8, "<H", 8)) == ()


def test_two_headers_that_name_the_entry_differently_are_refused(plain):
    assert refused(changed(plain, 30, "<B", ord("B"))) == "manifest-header-differs"


def test_entry_that_says_it_is_huge_is_refused_before_inflating(plain):
    assert refused(changed(plain, directory_of(plain) + 24, "<L", 1 << 31)) == "manifest-too-large"


@pytest.mark.parametrize("offset", [1 << 30, 60])
def test_entry_outside_the_file_is_refused(plain, offset):
    place = directory_of(plain)
    why = "directory-malformed" if offset > place else "manifest-header-malformed"
    assert refused(changed(plain, place + 42, "<L", offset)) == why


@pytest.mark.parametrize("size", [7, 9])
def test_small_entry_of_another_size_than_stated_is_refused(deflated, size):
    wrong = changed(changed(deflated, directory_of(deflated) + 24, "<L", size), 22, "<L", size)
    assert refused(wrong) == "manifest-not-inflatable"


def test_data_that_does_not_inflate_is_refused(deflated):
    assert refused(changed(deflated, 30 + len(MANIFEST), "<B", 0xFF)) == "manifest-not-inflatable"
