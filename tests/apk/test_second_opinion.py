"""What analysts' tools make of a manifest, beside what Android makes of it."""

from dataclasses import replace

import pytest
from malformed import archives, manifests
from malformed.zips import stored, zipped

from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks
from adbaudit.apk.manifest import parse_manifest
from adbaudit.apk.second_opinion import DISAGREE, FAIL, MOST_BYTES, NOT_ASKED, second_opinion
from adbaudit.model.apk import UsesPermission
from adbaudit.model.code import CodeSigns


@pytest.fixture(scope="module")
def axml(loan_parts):
    return loan_parts["AndroidManifest.xml"]


def test_ordinary_manifest_reads_the_same(axml):
    assert second_opinion(axml, parse_manifest(axml)) is None


def test_other_permissions_or_another_name_are_told(axml):
    manifest = parse_manifest(axml)
    more = (*manifest.declared, UsesPermission(permission="a.b"))
    assert second_opinion(axml, replace(manifest, declared=more)) == DISAGREE
    assert second_opinion(axml, replace(manifest, package="a.b")) == DISAGREE


@pytest.mark.parametrize("content", [b"", b"\3\0\x08\0\xff\0\0\0", b"<manifest/>", bytes(5000)])
def test_tool_that_fails_is_told_only_where_android_does_not(axml, content):
    assert second_opinion(content, parse_manifest(axml)) == FAIL
    assert second_opinion(content, None) is None


def test_tool_that_reads_what_android_refuses_is_told(axml):
    assert second_opinion(axml, None) == DISAGREE


def test_large_manifest_is_not_handed_over_and_that_is_told(axml):
    assert second_opinion(axml + bytes(MOST_BYTES), parse_manifest(axml)) == NOT_ASKED


@pytest.mark.parametrize(("signs", "traits"), [(CodeSigns(), (NOT_ASKED,)), (None, ())])
def test_it_is_asked_about_every_file_whose_code_is_looked_into(axml, tmp_path, signs, traits):
    (bend,) = (bend for name, (bend, _, _) in manifests.VARIANTS.items() if name.startswith("a20 "))
    (tmp_path / "straight.apk").write_bytes(zipped([stored(archives.NAME, bend(axml))]))
    (file,) = find_apks([tmp_path / "straight.apk"]).files
    (facts,) = read_apks(file, language="en", signs=signs)
    assert set(traits) == set(facts.traits) - {"label-not-found"}
