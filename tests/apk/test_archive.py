"""The zip around an APK: bounded before inflating, and refused where readers could disagree."""

import io
import struct
import zipfile

import pytest

from adbaudit.apk.archive import find_directory, open_archive
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


def refused(content):
    with pytest.raises(Unreadable) as raised:
        open_archive(io.BytesIO(content)).read(MANIFEST)
    return raised.value.why


@pytest.fixture
def plain(zipped):
    return zipped({MANIFEST: b"manifest", "b": b"bytes"})


def test_entry_is_read(plain):
    assert open_archive(io.BytesIO(plain)).read(MANIFEST) == b"manifest"


def test_entry_that_is_missing_is_none(plain):
    assert open_archive(io.BytesIO(plain)).read("c") is None


def test_comment_up_to_its_longest_is_allowed(plain):
    with_comment = changed(plain, end_of(plain) + 20, "<H", 0xFFFF) + bytes(0xFFFF)
    assert open_archive(io.BytesIO(with_comment)).read(MANIFEST) == b"manifest"


def test_end_record_inside_a_comment_is_refused(plain):
    comment = plain[end_of(plain) :] + bytes(30)
    assert refused(changed(plain, end_of(plain) + 20, "<H", len(comment)) + comment) == "bytes-after-the-end"


def test_bytes_before_the_zip_are_refused(plain):
    assert refused(b"#!/bin/sh\n" + plain) == "directory-misplaced"


@pytest.mark.parametrize("field", [8, 10])
def test_entries_counted_wrongly_are_refused(plain, field):
    count = changed(plain, end_of(plain) + 10, "<H", 1 if field == 10 else 7)
    assert refused(count) == "directory-miscounted"


@pytest.mark.parametrize(("place", "code"), [(10, "<H"), (12, "<L"), (16, "<L")])
def test_zip64_is_refused(plain, place, code):
    assert refused(changed(plain, end_of(plain) + place, code, (1 << 8 * struct.calcsize(code)) - 1)) == "zip64"


def test_more_files_than_an_app_has_are_refused():
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65_001, 65_001, 1000, 0, 0)
    with pytest.raises(Unreadable, match="too-many-files"):
        find_directory(bytes(1000) + end, 1022)


def test_two_entries_of_one_name_are_refused(plain):
    file = io.BytesIO(plain)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr(MANIFEST, b"decoy")
    assert refused(file.getvalue()) == "duplicate-entry"


def test_entry_that_says_it_is_encrypted_is_refused(plain):
    assert refused(changed(plain, directory_of(plain) + 8, "<H", 1)) == "manifest-marked-encrypted"


def test_compression_that_android_does_not_know_is_refused(plain):
    assert refused(changed(plain, directory_of(plain) + 10, "<H", 0x2233)) == "manifest-unknown-compression"


def test_entry_that_says_it_is_huge_is_refused_before_inflating(plain):
    assert refused(changed(plain, directory_of(plain) + 24, "<L", 1 << 31)) == "manifest-too-large"


def test_entry_outside_the_file_is_refused(plain):
    assert refused(changed(plain, directory_of(plain) + 42, "<L", 1 << 30)) == "directory-malformed"


def test_wrong_checksum_is_refused(plain):
    assert refused(changed(plain, directory_of(plain) + 16, "<L", 0)) == "manifest-not-inflatable"


def test_two_headers_that_name_the_entry_differently_are_refused(plain):
    assert refused(changed(plain, 30, "<B", ord("B"))) == "manifest-not-inflatable"
