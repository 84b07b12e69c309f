"""Two files never go by one name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.apk.distinct import distinctly_named
from adbaudit.apk.find import ApkFile


def files(*paths, name=None):
    return [ApkFile(path=Path(path), name=name or Path(path).name) for path in paths]


def names(*paths):
    return [file.name for file in distinctly_named(files(*paths))]


def test_names_that_differ_stay_as_they_are():
    assert names("x/a.apk", "x/b.apk") == ["a.apk", "b.apk"]


def test_files_of_one_name_go_by_their_folders_too():
    assert names("x/a.apk", "y/a.apk", "y/b.apk") == ["x/a.apk", "y/a.apk", "b.apk"]


def test_as_many_folders_as_it_takes():
    assert names("x/same/a.apk", "y/same/a.apk") == ["x/same/a.apk", "y/same/a.apk"]


def test_longer_name_may_meet_another_ones():
    assert len(set(names("/q/x/a.apk", "/r/a.apk", "/r/x/a.apk"))) == 3


def test_path_typed_twice_is_one_file():
    typed = files("x/a.apk", "y/b.apk", "./x/../x/a.apk", Path("x/a.apk").absolute())
    assert [str(file.path) for file in distinctly_named(typed)] == ["x/a.apk", "y/b.apk"]


def test_link_to_a_file_is_a_file_of_its_own(tmp_path):
    (tmp_path / "a.apk").write_bytes(b"")
    (tmp_path / "b.apk").symlink_to(tmp_path / "a.apk")
    assert len(distinctly_named(files(tmp_path / "a.apk", tmp_path / "b.apk"))) == 2


@pytest.mark.parametrize("path", ["/a.apk", "a.apk"])
def test_file_at_the_very_top_has_a_name(path):
    assert names(path) == ["a.apk"]


@given(st.lists(st.lists(st.sampled_from(["x", "y", "a.apk"]), min_size=1, max_size=4), max_size=8))
def test_names_are_as_many_as_files(drawn):
    paths = ["/" + "/".join(parts) for parts in drawn]
    assert len(set(names(*paths))) == len(set(paths))
