"""Reading APKs on this computer: what the samples say, and what broken files end in."""

import hashlib
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.apk.find import ApkFile
from adbaudit.apk.local import read_apks
from adbaudit.errors import FileFault
from adbaudit.model.apk import ManifestState

EXPECTED = sorted((Path(__file__).parents[2] / "fixtures" / "apks" / "expected").glob("*.yaml"))


def sample(built, package):
    folder = built / package
    return folder if folder.is_dir() else built / f"{package}.apk"


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_each_sample_gives_the_facts_written_beside_it(read_one, built, path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    facts = read_one(sample(built, path.stem), "fr")
    limits = {**dict.fromkeys(expected["declared"]), **expected["max_sdk"]}
    assert facts.manifest is ManifestState.READ
    assert (facts.package, facts.label) == (expected["package"], expected["label"])
    assert facts.labels == tuple(sorted({expected["label"], *expected["labels"].values()}))
    assert (facts.version_name, facts.version_code) == (expected["version_name"], expected["version_code"])
    assert (facts.min_sdk, facts.target_sdk) == (expected["min_sdk"], expected["target_sdk"])
    assert {one.permission: one.max_sdk for one in facts.declared} == limits
    assert facts.services == tuple(sorted(tuple(pair) for pair in expected["services"]))
    assert facts.signers == tuple(expected["signers"])
    assert facts.traits == ()


@pytest.mark.parametrize(
    ("language", "label"), [("zh-CN", "快速现金贷"), ("zh-TW", "Quick Cash Loan"), ("en", "Quick Cash Loan")]
)
def test_only_the_shown_label_follows_the_readers_language(read_one, built, language, label):
    facts = read_one(sample(built, "com.unsigned.sample"), language)
    assert (facts.shown_label, facts.label) == (label, "Quick Cash Loan")
    assert facts.labels == ("Quick Cash Loan", "快速现金贷")


def test_label_may_come_from_a_language_split(read_one, built):
    assert read_one(built / "com.pinjamkilat.dana", "zh-CN").shown_label == "闪电借款"


def test_size_and_digest_are_those_of_the_base(read_one, built):
    facts, base = read_one(built / "com.pinjamkilat.dana"), built / "com.pinjamkilat.dana" / "base.apk"
    assert (facts.path, facts.size) == (str(base), base.stat().st_size)
    assert facts.sha256 == read_one(base).sha256


def test_a_split_alone_tells_nothing_of_permissions(read_one, built):
    facts = read_one(built / "com.pinjamkilat.dana" / "split_config.zh.apk")
    assert (facts.manifest, facts.traits) == (ManifestState.NOT_READ, ("split-without-base",))


def test_a_split_of_another_app_is_an_app_of_its_own(read_all, built, tmp_path):
    (tmp_path / "base.apk").write_bytes(sample(built, "com.sincere.plainloan").read_bytes())
    (tmp_path / "split_more.apk").write_bytes(sample(built, "com.rupeeguard.helper").read_bytes())
    first, other = read_all(tmp_path)
    assert (first.package, first.services, first.path) == ("com.sincere.plainloan", (), str(tmp_path / "base.apk"))
    assert (other.package, other.path) == ("com.rupeeguard.helper", str(tmp_path / "split_more.apk"))
    assert (other.name, other.size) == ("split_more.apk", (tmp_path / "split_more.apk").stat().st_size)


def test_a_split_that_cannot_be_read_is_named(read_one, built, tmp_path):
    (tmp_path / "base.apk").write_bytes(sample(built, "com.sincere.plainloan").read_bytes())
    (tmp_path / "split_more.apk").write_bytes(b"no zip")
    assert read_one(tmp_path).traits == ("split-unreadable",)


def test_splits_beyond_the_limit_are_named_and_the_base_is_read(read_one, tmp_path, loan_apk):
    (tmp_path / "base.apk").write_bytes(loan_apk.read_bytes())
    for number in range(65):
        (tmp_path / f"split_{number}.apk").write_bytes(b"")
    facts = read_one(tmp_path)
    assert (facts.manifest, facts.traits) == (ManifestState.READ, ("split-unreadable", "too-many-splits"))


@pytest.mark.parametrize(
    ("suffix", "names"),
    [
        (".apks", {"base": "splits/base-master.apk", "zh": "splits/base-zh.apk"}),
        (".apkm", {"base": "base.apk", "zh": "split_config.zh.apk"}),
        (".xapk", {"base": "com.pinjamkilat.dana.apk", "zh": "config.zh.apk"}),
    ],
)
def test_bundles_are_read_as_one_app(read_one, built, tmp_path, zipped, suffix, names):
    folder = built / "com.pinjamkilat.dana"
    zh, base = (folder / "split_config.zh.apk").read_bytes(), (folder / "base.apk").read_bytes()
    path = tmp_path / f"dana{suffix}"
    path.write_bytes(zipped({"about.json": b"{}", names["zh"]: zh, names["base"]: base}))
    facts = read_one(path, "zh")
    assert (facts.manifest, facts.package, facts.shown_label) == (
        ManifestState.READ,
        "com.pinjamkilat.dana",
        "闪电借款",
    )
    assert (facts.path, facts.size) == (str(path), path.stat().st_size)


def test_plain_apk_named_as_a_bundle_is_read(read_one, tmp_path, loan_apk):
    path = tmp_path / "loan.apks"
    path.write_bytes(loan_apk.read_bytes())
    assert read_one(path).package == "com.kuaijie.cashloan"


def test_bundle_without_apks_says_so(read_one, tmp_path, zipped):
    path = tmp_path / "empty.xapk"
    path.write_bytes(zipped({"about.json": b"{}"}))
    assert read_one(path).traits == ("no-apk-inside",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty-file"),
        (hashlib.shake_128(b"seed").digest(5000), "not-a-zip"),
        (b"Dear customer, your loan is ready." * 99, "not-a-zip"),
    ],
    ids=["empty", "random", "text"],
)
def test_files_that_are_no_apk_say_so(read_one, tmp_path, content, why):
    path = tmp_path / "loan.apk"
    path.write_bytes(content)
    facts = read_one(path)
    assert (facts.manifest, facts.traits) == (ManifestState.NOT_READ, (why,))
    assert (facts.size, facts.declared, facts.signers) == (len(content), (), None)


@pytest.mark.parametrize("kept", [1, 22, 700, 4096, 9000, -23, -1])
def test_cut_files_are_unreadable_wherever_they_were_cut(read_one, tmp_path, loan_apk, kept):
    path = tmp_path / "loan.apk"
    path.write_bytes(loan_apk.read_bytes()[:kept])
    facts = read_one(path)
    (trait,) = facts.traits
    assert (trait, facts.manifest) in {
        ("cut-off", ManifestState.NOT_READ),
        ("not-a-zip", ManifestState.NOT_READ),
        ("bytes-after-the-end", ManifestState.UNREADABLE),
    }


def test_zip_without_a_manifest_is_unreadable(read_one, tmp_path, zipped, loan_parts):
    path = tmp_path / "loan.apk"
    path.write_bytes(zipped({"classes.dex": loan_parts["classes.dex"]}))
    assert read_one(path).traits == ("no-manifest",)


def test_manifest_of_300_megabytes_costs_no_memory(read_one, tmp_path):
    path = tmp_path / "bomb.apk"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("AndroidManifest.xml", "w") as entry:
        for _ in range(300):
            entry.write(bytes(1 << 20))
    tracemalloc.start()
    facts = read_one(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 << 20
    assert facts.traits == ("manifest-too-large",)


def test_label_that_cannot_be_read_costs_the_label_only(read_one, tmp_path, zipped, loan_parts):
    path = tmp_path / "loan.apk"
    unsigned = {name: content for name, content in loan_parts.items() if not name.startswith("META-INF")}
    path.write_bytes(zipped({**unsigned, "resources.arsc": loan_parts["resources.arsc"][:300]}))
    facts = read_one(path)
    assert (facts.manifest, facts.label, facts.traits) == (ManifestState.READ, None, ("resources-malformed",))
    assert len(facts.declared) == 9


@pytest.mark.parametrize("name", ["gone.apk", "."])
def test_what_is_not_there_or_no_file_is_a_fault(tmp_path, name):
    with pytest.raises(FileFault) as raised:
        read_apks(ApkFile(path=tmp_path / name, name=name), language="en")
    assert str(tmp_path / name) in str(raised.value.happened.values)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 12_690), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_change_of_bytes_raises_or_loses_permissions_silently(read_one, tmp_path, loan_apk, changes):
    content = bytearray(loan_apk.read_bytes())
    for place, byte in changes:
        content[place] = byte
    path = tmp_path / "loan.apk"
    path.write_bytes(content)
    facts = read_one(path, "zh-CN")
    is_whole = len(facts.declared) == 9 or "bent-checksum" in facts.traits
    assert facts.manifest is not ManifestState.READ or is_whole


@pytest.mark.parametrize("with_sha1", [True, False])
def test_old_digest_is_made_only_where_a_list_needs_it(built, with_sha1):
    path = built / "com.kuaijie.cashloan.apk"
    (facts,) = read_apks(ApkFile(path=path, name=path.name), language="en", with_sha1=with_sha1)
    content = path.read_bytes()
    assert (facts.sha1 is not None, facts.size) == (with_sha1, len(content))
    assert facts.sha1 in {None, hashlib.sha1(content, usedforsecurity=False).hexdigest()}


def test_digest_that_is_known_is_not_made_again(built):
    path = built / "com.kuaijie.cashloan.apk"
    (facts,) = read_apks(ApkFile(path=path, name=path.name, sha256="ab" * 32), language="en")
    assert facts.sha256 == "ab" * 32
