"""However files are read, by how many processes, from a cache or not: the same is told of them."""

from __future__ import annotations

import multiprocessing
import shutil
import zipfile
from dataclasses import replace

import pytest

from adbaudit.apk.missed import Missed
from adbaudit.errors import UsageFault
from adbaudit.locations import apks_folder
from adbaudit.model.message import message
from adbaudit.workflow.apk_cached import store_in
from adbaudit.workflow.apk_reading import Manner, begun, read_each
from adbaudit.workflow.audit import Wishes


class Silent:
    def step(self, doing):
        pass


@pytest.fixture
def tree(tmp_path):
    """Every sample, a bundle, a file that is none, one that is not there."""
    top = tmp_path / "apks"
    shutil.copytree(apks_folder(), top)
    with zipfile.ZipFile(top / "two.xapk", "w") as archive:
        for name in ("base.apk", "other.apk"):
            package = "com.kuaijie.cashloan" if name == "base.apk" else "com.sincere.plainloan"
            archive.write(apks_folder() / f"{package}.apk", name)
    (top / "none.apk").write_bytes(b"no apk")
    return top


def read(*paths, cache=None, computer="", **manner):
    store = None if cache is None else _store(cache, computer)
    with begun(paths, Manner(cache=store, **manner)) as reading:
        outcomes = list(read_each(reading, Silent()))
    return [str(one.fault) if isinstance(one, Missed) else one for one in outcomes]


@pytest.mark.parametrize("jobs", [2, 7, None])
def test_several_processes_tell_what_one_tells(tree, jobs):
    paths = (tree, tree / "gone.apk")
    assert read(*paths, jobs=jobs) == read(*paths, jobs=1)


def test_processes_read_before_anybody_listens(tree):
    """As many files as a process is given at first are read while others still load the rules."""
    with begun([tree], Manner(jobs=2)) as reading:
        assert len(multiprocessing.active_children()) == 2
        assert len(list(read_each(reading, Silent()))) == len(reading.files)
    assert multiprocessing.active_children() == []


def test_processes_end_with_a_fault_before_anybody_listened(tree):
    with pytest.raises(UsageFault), begun([tree], Manner(jobs=2)):
        raise UsageFault(message("No such rules."), means=message("."), next_step=message("."))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_cache_tells_what_reading_tells(tree, tmp_path, jobs):
    plain = read(tree)
    first, second = (read(tree, cache=tmp_path / "cache", jobs=jobs) for _ in range(2))
    assert first == second == plain


def test_cached_file_is_not_read_again(tree, tmp_path):
    """Told by an entry that was changed with care: the file itself would say otherwise."""
    cache, file = tmp_path / "cache", tree / "com.kuaijie.cashloan.apk"
    read(file, cache=cache)
    _relabel(cache, "Changed")
    assert read(file, cache=cache)[0][0].label == "Changed"


def test_entry_of_another_computer_is_not_believed(tree, tmp_path):
    cache, file = tmp_path / "cache", tree / "com.kuaijie.cashloan.apk"
    plain = read(file)
    read(file, cache=cache)
    _relabel(cache, "Changed")
    assert read(file, cache=cache, computer="other") == plain


def _store(cache, computer=""):
    return store_in(cache, {"ADBAUDIT_HOME": str(cache.with_name(f"state{computer}"))})


def _relabel(cache, label):
    (entry,) = (path for path in cache.rglob("*.json") if path.is_file())
    store = _store(cache)
    (facts,) = store.find(entry.stem)
    store.keep(entry.stem, (replace(facts, label=label),))


def test_moved_or_renamed_file_is_found_by_its_content(tree, tmp_path):
    cache, file = tmp_path / "cache", tree / "com.kuaijie.cashloan.apk"
    read(file, cache=cache)
    _relabel(cache, "Changed")
    moved = file.rename(tmp_path / "moved.apk")
    ((facts,),) = read(moved, cache=cache)
    assert (facts.label, facts.path, facts.name) == ("Changed", str(moved), "moved.apk")


def test_changed_file_is_read_again(tree, tmp_path):
    cache, file = tmp_path / "cache", tree / "com.kuaijie.cashloan.apk"
    read(file, cache=cache)
    _relabel(cache, "Changed")
    shutil.copyfile(tree / "com.sincere.plainloan.apk", file)
    assert read(file, cache=cache)[0][0].package == "com.sincere.plainloan"


def test_reader_in_another_language_gets_an_entry_of_their_own(tree, tmp_path):
    file = tree / "com.unsigned.sample.apk"
    told = [read(file, cache=tmp_path / "cache", language=one)[0][0].shown_label for one in ("en", "zh-CN")]
    assert told[0] != told[1]


def test_nothing_is_kept_where_nobody_asked(tree, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    read(tree, jobs=2)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_was_wished_is_how_files_are_read(tmp_path):
    how = {"language": "zh-CN", "jobs": 5, "cache": _store(tmp_path / "cache")}
    assert Wishes(**how).manner == Manner(**how)
