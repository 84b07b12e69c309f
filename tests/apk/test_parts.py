"""Several APK files in one folder or bundle: which of them are one app, and that none is passed over."""

import io
import zipfile

import pytest

from adbaudit.apk.find import ApkFile, find_apks
from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.local import read_apks
from adbaudit.model.apk import ManifestState

SPLIT_APP = "com.pinjamkilat.dana"


@pytest.fixture(scope="session")
def apk(built):
    return lambda package: (built / f"{package}.apk").read_bytes()


@pytest.fixture(scope="session")
def dana(built):
    return {path.name: path.read_bytes() for path in (built / SPLIT_APP).iterdir()}


@pytest.fixture
def bundle(tmp_path, zipped):
    """A bundle of these entries."""

    def build(entries, name="apps.xapk"):
        (tmp_path / name).write_bytes(zipped(entries))
        return tmp_path / name

    return build


def told(facts):
    return [(one.package, one.name) for one in facts]


def test_two_apps_in_a_bundle_are_two_apps(read_all, bundle, apk):
    path = bundle({"base.apk": apk("com.sincere.plainloan"), "b/evil.apk": apk("com.kuaijie.cashloan")})
    facts = read_all(path)
    assert told(facts) == [("com.sincere.plainloan", "apps.xapk"), ("com.kuaijie.cashloan", "apps.xapk!/b/evil.apk")]
    assert [one.path for one in facts] == [str(path), f"{path}!/b/evil.apk"]
    assert [one.size for one in facts] == [path.stat().st_size, len(apk("com.kuaijie.cashloan"))]


def test_app_beside_a_split_app_in_a_bundle_is_an_app(read_all, bundle, dana, apk):
    facts = read_all(bundle({**dana, "other.apk": apk("com.kuaijie.cashloan")}, "dana.apks"), "zh-CN")
    assert told(facts) == [(SPLIT_APP, "dana.apks"), ("com.kuaijie.cashloan", "dana.apks!/other.apk")]
    assert (facts[0].shown_label, facts[0].traits) == ("闪电借款", ())


def test_app_and_its_copy_for_other_screens_are_told_once(read_all, bundle, apk):
    content = apk("com.kuaijie.cashloan")
    facts = read_all(bundle({"standalones/a.apk": content, "standalones/b.apk": content}))
    assert told(facts) == [("com.kuaijie.cashloan", "apps.xapk")]


def test_second_base_of_the_same_package_that_says_something_else_is_told(read_all, bundle, apk, zipped):
    content = apk("com.unsigned.sample")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        nameless = zipped({"AndroidManifest.xml": archive.read("AndroidManifest.xml")})
    facts = read_all(bundle({"base.apk": content, "z.apk": nameless}))
    assert [one.label for one in facts] == ["Quick Cash Loan", None]


def test_split_of_another_app_without_its_base_is_told_and_a_gap(read_all, bundle, dana, apk):
    facts = read_all(bundle({"base.apk": apk("com.sincere.plainloan"), "split_zh.apk": dana["split_config.zh.apk"]}))
    assert told(facts) == [("com.sincere.plainloan", "apps.xapk"), (SPLIT_APP, "apps.xapk!/split_zh.apk")]
    assert (facts[1].manifest, facts[1].traits) == (ManifestState.NOT_READ, ("split-without-base",))


def test_broken_base_is_named_as_the_file_it_is(read_all, bundle, dana):
    path = bundle({**dana, "base.apk": b"PK no more"})
    (facts,) = read_all(path)
    assert (facts.path, facts.manifest, facts.traits) == (f"{path}!/base.apk", ManifestState.NOT_READ, ("not-a-zip",))
    assert facts.size == len(b"PK no more")


def test_broken_part_of_a_bundle_is_a_gap(read_one, bundle, apk):
    facts = read_one(bundle({"base.apk": apk("com.sincere.plainloan"), "more.apk": b""}))
    assert (facts.package, facts.traits) == ("com.sincere.plainloan", ("split-unreadable",))


def test_bundle_that_is_an_apk_too_is_read_as_both(read_all, bundle, loan_parts, apk):
    facts = read_all(bundle({**loan_parts, "base.apk": apk("com.rupeeguard.helper")}))
    assert told(facts) == [("com.kuaijie.cashloan", "apps.xapk"), ("com.rupeeguard.helper", "apps.xapk!/base.apk")]


def test_bundle_in_a_bundle_is_a_gap(read_one, bundle, apk):
    facts = read_one(bundle({"base.apk": apk("com.sincere.plainloan"), "more.apks": b"PK"}))
    assert [gap.reason.template for gap in gaps_of(facts)] == ["there is a bundle in the bundle, which was not opened"]


def test_name_of_an_inner_file_stays_the_same_wherever_the_bundle_lies(bundle, apk, monkeypatch):
    path = bundle({"base.apk": apk("com.sincere.plainloan"), "x.apk": apk("com.kuaijie.cashloan")})
    monkeypatch.chdir(path.parent)
    for named in (path, path.relative_to(path.parent), path.parent):
        (file,) = find_apks([named]).files
        assert [one.name for one in read_apks(file, language="en")] == ["apps.xapk", "apps.xapk!/x.apk"]


def test_split_that_may_not_be_opened_does_not_cost_the_base(tmp_path, apk):
    (tmp_path / "base.apk").write_bytes(apk("com.sincere.plainloan"))
    file = ApkFile(path=tmp_path / "base.apk", name="base.apk", splits=(tmp_path / "split_gone.apk",))
    (facts,) = read_apks(file, language="en")
    assert (facts.manifest, facts.traits) == (ManifestState.READ, ("split-unreadable",))
