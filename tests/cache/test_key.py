"""The name of an entry follows everything that decides what is read."""

from __future__ import annotations

import hashlib

import pytest

from adbaudit.cache.key import content_digest, digest_of_readers, key_of


@pytest.fixture
def apk(tmp_path):
    path = tmp_path / "a.apk"
    path.write_bytes(b"content")
    return path


def key(paths, options):
    return key_of([(path, content_digest(path)) for path in paths], options)


def test_key_is_the_same_wherever_the_file_lies(apk, tmp_path):
    before = key([apk], ["en"])
    assert key([apk.rename(tmp_path / "b.apk")], ["en"]) == before


def test_other_content_ending_or_wish_is_another_key(apk, tmp_path):
    keys = {key([apk], ["en"]), key([apk], ["zh-CN"])}
    keys.add(key([apk.rename(tmp_path / "a.xapk")], ["en"]))
    (tmp_path / "a.xapk").write_bytes(b"other")
    assert len({*keys, key([tmp_path / "a.xapk"], ["en"])}) == 4


def test_other_library_that_reads_is_another_key():
    known = {"androguard": "4.1", "asn1crypto": "1.5"}
    digests = {digest_of_readers({**known, name: "9"}) for name in known} | {digest_of_readers(known)}
    assert len(digests) == 3
    assert all(len(one) == hashlib.sha256().digest_size * 2 for one in digests)
