"""A private file is there whole or not at all, and never in place of somebody else's."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from adbaudit.private_file import write_private


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_of_many_who_write_one_new_file_at_once_one_does(tmp_path):
    target = tmp_path / "visit.json"

    def outcome(number):
        try:
            write_private(target, b"client %d" % number, is_new=True)
        except FileExistsError:
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        (written,) = [one for one in pool.map(outcome, range(8)) if one is not None]
    assert (target.read_bytes(), _names(tmp_path)) == (b"client %d" % written, ["visit.json"])


@pytest.mark.parametrize("is_empty", [True, False])
def test_new_file_takes_the_place_of_an_empty_one_only(tmp_path, is_empty):
    target = tmp_path / "report"
    target.write_bytes(b"" if is_empty else b"earlier")
    if is_empty:
        write_private(target, b"now", is_new=True)
    else:
        with pytest.raises(FileExistsError):
            write_private(target, b"now", is_new=True)
    assert (target.read_bytes(), _names(tmp_path)) == (b"now" if is_empty else b"earlier", ["report"])


def test_folder_without_hard_links_keeps_the_first_file_too(tmp_path, monkeypatch):
    def refused(*_args, **_named):
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    write_private(tmp_path / "report", b"first", is_new=True)
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "report", b"second", is_new=True)
    assert ((tmp_path / "report").read_bytes(), _names(tmp_path)) == (b"first", ["report"])


def test_stopping_while_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    def stopped(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / "report", b"what a phone said")
    assert _names(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_the_owner_may_read_it(tmp_path):
    for name, is_new in (("new", True), ("any", False)):
        write_private(tmp_path / name, b"", is_new=is_new)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
