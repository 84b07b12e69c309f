"""A cache gives back what was kept, and nothing where any doubt is left."""

from __future__ import annotations

import os
import stat

import pytest

from adbaudit.cache.store import MOST_BYTES, open_store
from adbaudit.errors import FileFault
from adbaudit.model.apk import ApkFacts, ManifestState

KEY = "ab" * 32
APPS = (ApkFacts(path="", manifest=ManifestState.READ, label="Loan"),)


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "cache")


@pytest.fixture
def kept(store, tmp_path):
    """The one file of a store that holds `APPS`."""
    store.keep(KEY, APPS)
    (path,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    return path


def test_what_was_kept_is_found(store, kept):
    assert store.find(KEY) == APPS


def test_what_was_not_kept_is_not_found(store):
    assert store.find(KEY) is None


def test_only_its_owner_may_read_it(kept):
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, kept.parent)] == [0o600, 0o700]


def test_what_would_be_refused_later_is_not_kept(store, tmp_path):
    store.keep(KEY, (ApkFacts(path="", manifest=ManifestState.READ, label="x" * MOST_BYTES),))
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_any_flipped_bit_is_noticed(store, kept):
    whole = kept.read_bytes()
    for place in range(len(whole)):
        for bit in (0x01, 0x20):
            kept.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
            assert store.find(KEY) is None


def test_any_cut_is_noticed(store, kept):
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.write_bytes(whole[:length])
        assert store.find(KEY) is None


def test_entry_of_another_key_is_not_taken(store, kept):
    other = "ab" + "cd" * 31
    kept.rename(kept.with_name(f"{other}.json"))
    assert store.find(other) is None


def test_damaged_entry_is_replaced(store, kept):
    kept.write_bytes(b"")
    store.keep(KEY, APPS)
    assert store.find(KEY) == APPS


def test_where_there_is_no_room_nothing_is_kept_and_nothing_breaks(store, tmp_path):
    (tmp_path / "cache" / "ab").write_bytes(b"in the way")
    store.keep(KEY, APPS)
    assert store.find(KEY) is None


@pytest.mark.skipif(os.name != "posix", reason="asks for the rights of a folder as POSIX has them")
@pytest.mark.parametrize("rights", [0o777, 0o770, 0o702])
def test_folder_that_others_may_write_into_is_refused(tmp_path, rights):
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(rights)
    with pytest.raises(FileFault, match="others may write"):
        open_store(tmp_path / "open")


def test_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileFault):
        open_store(tmp_path / "file")
