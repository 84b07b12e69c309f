"""Which files are APKs among what a person named, and what is told of the rest."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from adbaudit.apk.find import find_apks

NOBODY = 65534


def touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def names_below(folder):
    return [file.name for file in find_apks([folder]).files]


def missed_below(folder):
    return [str(Path(one.path).relative_to(folder)) for one in find_apks([folder]).missed]


@pytest.fixture
def closed_folder():
    """A folder with a folder that may not be read; a superuser, who may read all, puts that right aside meanwhile."""
    folder = Path(tempfile.mkdtemp())
    touch(folder, "closed/a.apk", "open/b.apk")
    folder.chmod(0o755)
    user = os.geteuid()

    def close(mode):
        (folder / "closed").chmod(mode)
        os.seteuid(user or NOBODY)
        return folder

    yield close
    os.seteuid(user)
    (folder / "closed").chmod(0o755)
    shutil.rmtree(folder)


def test_named_files_are_kept_as_they_are(tmp_path):
    found = find_apks([tmp_path / "b.bin", tmp_path / "a.apk"]).files
    assert [(file.path, file.name) for file in found] == [
        (tmp_path / "b.bin", "b.bin"),
        (tmp_path / "a.apk", "a.apk"),
    ]


def test_folders_are_searched_all_the_way_and_sorted(tmp_path):
    touch(tmp_path, "b.apk", "a/z.XAPK", "a/b/c.apks", "notes.txt", "k.apkm", ".apk")
    assert names_below(tmp_path) == [".apk", "a/b/c.apks", "a/z.XAPK", "b.apk", "k.apkm"]


def test_name_does_not_depend_on_how_the_folder_was_named(tmp_path, monkeypatch):
    touch(tmp_path, "apks/sub/a.apk")
    monkeypatch.chdir(tmp_path)
    assert names_below(Path("apks")) == names_below(tmp_path / "apks") == ["sub/a.apk"]


def test_base_and_splits_of_a_folder_are_one_app(tmp_path):
    touch(tmp_path, "one/base.apk", "one/split_config.zh.apk", "two/base.apk")
    files = find_apks([tmp_path]).files
    assert [(file.name, [split.name for split in file.splits]) for file in files] == [
        ("one/base.apk", ["split_config.zh.apk"]),
        ("two/base.apk", []),
    ]


def test_what_lies_beside_and_below_a_base_with_splits_is_found_too(tmp_path):
    touch(tmp_path, "base.apk", "split_config.zh.apk", "com.loan.apk", "sub/other.apk")
    assert names_below(tmp_path) == ["base.apk", "com.loan.apk", "sub/other.apk"]


def test_splits_without_a_base_are_found_each(tmp_path):
    touch(tmp_path, "split_a.apk", "split_b.apk")
    assert names_below(tmp_path) == ["split_a.apk", "split_b.apk"]


def test_the_same_file_named_twice_counts_once(tmp_path):
    touch(tmp_path, "a.apk")
    assert [file.path for file in find_apks([tmp_path, tmp_path / "a.apk"]).files] == [tmp_path / "a.apk"]


def test_links_in_a_circle_end_and_hide_nothing(tmp_path):
    touch(tmp_path, "a/b.apk")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert (names_below(tmp_path), missed_below(tmp_path)) == (["a/b.apk"], [])


def test_link_to_a_file_is_read(tmp_path):
    touch(tmp_path, "in/a.txt", "out.bin")
    (tmp_path / "in" / "a.apk").symlink_to(tmp_path / "out.bin")
    assert names_below(tmp_path / "in") == ["a.apk"]


@pytest.mark.parametrize("name", ["evil.apk", "more"])
def test_link_to_a_folder_elsewhere_is_told(tmp_path, name):
    touch(tmp_path, "out/a.apk", "in/b.apk")
    (tmp_path / "in" / name).symlink_to(tmp_path / "out")
    assert (names_below(tmp_path / "in"), missed_below(tmp_path / "in")) == (["b.apk"], [name])


def test_dangling_link_with_the_name_of_an_apk_is_told(tmp_path):
    touch(tmp_path, "b.apk")
    (tmp_path / "evil.apk").symlink_to(tmp_path / "gone")
    (tmp_path / "notes").symlink_to(tmp_path / "gone")
    assert (names_below(tmp_path), missed_below(tmp_path)) == (["b.apk"], ["evil.apk"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_with_the_name_of_an_apk_is_told_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.apk")
    assert (names_below(tmp_path), missed_below(tmp_path)) == ([], ["pipe.apk"])


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no permission bits")
@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["not to be listed", "not to be entered"])
def test_folder_that_may_not_be_read_is_told_and_the_others_are_read(closed_folder, mode):
    folder = closed_folder(mode)
    assert (names_below(folder), missed_below(folder)) == (["open/b.apk"], ["closed"])


def test_folder_without_apks_says_what_to_name(tmp_path):
    touch(tmp_path, "notes.txt")
    (missed,) = find_apks([tmp_path]).missed
    assert ".apks" in missed.fault.next_step.template
