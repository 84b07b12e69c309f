"""Which files are APKs among what a person named."""

import pytest

from adbaudit.apk import find_apks
from adbaudit.errors import FileFault


def touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def names_below(folder):
    return [str(path.relative_to(folder)) for path in find_apks([folder])]


def test_named_files_are_kept_as_they_are(tmp_path):
    assert find_apks([tmp_path / "b.bin", tmp_path / "a.apk"]) == (tmp_path / "b.bin", tmp_path / "a.apk")


def test_folders_are_searched_all_the_way_and_sorted(tmp_path):
    touch(tmp_path, "b.apk", "a/z.XAPK", "a/b/c.apks", "notes.txt", "k.apkm")
    assert names_below(tmp_path) == ["a/b/c.apks", "a/z.XAPK", "b.apk", "k.apkm"]


def test_folder_of_splits_is_one_app(tmp_path):
    touch(tmp_path, "one/base.apk", "one/split_config.zh.apk", "two/base.apk")
    assert names_below(tmp_path) == ["one", "two/base.apk"]


def test_folder_of_splits_may_be_named_itself(tmp_path):
    touch(tmp_path, "base.apk", "split_config.zh.apk")
    assert find_apks([tmp_path]) == (tmp_path,)


def test_the_same_file_named_twice_counts_once(tmp_path):
    touch(tmp_path, "a.apk")
    assert find_apks([tmp_path, tmp_path / "a.apk"]) == (tmp_path / "a.apk",)


def test_links_in_a_circle_end(tmp_path):
    touch(tmp_path, "a/b.apk")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert names_below(tmp_path) == ["a/b.apk"]


def test_folder_without_apks_is_a_fault_that_says_what_to_name(tmp_path):
    touch(tmp_path, "notes.txt")
    with pytest.raises(FileFault) as raised:
        find_apks([tmp_path])
    assert ".apks" in raised.value.next_step.template
