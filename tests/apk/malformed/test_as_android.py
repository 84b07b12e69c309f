"""Every known way to bend an APK: read as Android reads it, with the right permissions, or refused with a reason.

The outcomes were taken from AOSP (libziparchive, `AssetsProvider`, `ResourceTypes`) and checked with aapt and aapt2.
"""

import time

import pytest
from malformed import archives, manifests
from malformed.zips import stored, zipped

from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.second_opinion import DISAGREE, FAIL
from adbaudit.model.apk import ManifestState
from adbaudit.model.bend import BENT

NEVER_AN_APK = {"empty-file", "not-a-zip", "cut-off"}


@pytest.fixture(scope="module")
def axml(loan_parts):
    return loan_parts["AndroidManifest.xml"]


@pytest.fixture(scope="module")
def others(loan_parts):
    return [stored(name.encode(), loan_parts[name]) for name in ("resources.arsc", "classes.dex")]


@pytest.fixture
def told(read_one, tmp_path):
    """The facts of a file with this content, read within a second of this computer's time."""

    def read(content):
        path = tmp_path / "bent.apk"
        path.write_bytes(content)
        started = time.process_time()
        facts = read_one(path)
        assert time.process_time() - started < 1
        return facts

    return read


@pytest.fixture(scope="module")
def permissions(built, read_one):
    return [uses.permission for uses in read_one(built / "com.kuaijie.cashloan.apk").declared]


def assert_outcome(facts, refused_with, bends, permissions):
    if refused_with is None:
        assert facts.manifest is ManifestState.READ
        assert [uses.permission for uses in facts.declared] == permissions
        assert facts.package == "com.kuaijie.cashloan"
        assert {trait for trait in facts.traits if trait.startswith(BENT)} - {FAIL, DISAGREE} == bends
    else:
        never = refused_with in NEVER_AN_APK
        assert facts.manifest is (ManifestState.NOT_READ if never else ManifestState.UNREADABLE)
        assert set(facts.traits) - {DISAGREE} == {refused_with}
        assert facts.declared == ()
        assert gaps_of(facts)


@pytest.mark.parametrize("name", manifests.VARIANTS)
def test_bent_manifest(name, told, axml, others, permissions):
    bend, refused_with, bends = manifests.VARIANTS[name]
    content = zipped([stored(archives.NAME, bend(axml)), *others])
    assert_outcome(told(content), refused_with, bends, permissions)


@pytest.mark.parametrize("name", archives.VARIANTS)
def test_bent_archive(name, told, axml, others, permissions):
    build, refused_with, bends = archives.VARIANTS[name]
    assert_outcome(told(build(axml, others)), refused_with, bends, permissions)


@pytest.mark.parametrize(
    ("start", "word"), [("a05 ", DISAGREE), ("a07 ", FAIL), ("a11 ", DISAGREE), ("a15 ", DISAGREE), ("a18 ", FAIL)]
)
def test_where_analysts_tools_fail_or_see_something_else_it_is_said(told, axml, others, start, word):
    (bend,) = (bend for name, (bend, _, _) in manifests.VARIANTS.items() if name.startswith(start))
    assert word in told(zipped([stored(archives.NAME, bend(axml)), *others])).traits


def test_cut_at_every_kilobyte_it_is_refused(told, axml, others):
    content = zipped([stored(archives.NAME, axml), *others, stored(b"n", bytes(range(256)) * 64)])
    for kept in range(0, len(content), 1024):
        facts = told(content[:kept])
        assert facts.manifest is not ManifestState.READ
        assert gaps_of(facts)
