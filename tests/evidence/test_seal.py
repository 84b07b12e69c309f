import json
import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest
from bundles import FILES, NOON, a_bundle, a_file, a_key, check, members, repacked
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from adbaudit.errors import FileFault, UsageFault
from adbaudit.evidence.check_object import check_object
from adbaudit.evidence.members import MANIFEST, MOST_OWN
from adbaudit.evidence.names import harmless_names
from adbaudit.evidence.public_key import digits_in
from adbaudit.evidence.required_key import required_key
from adbaudit.evidence.signing_key import KEY_FILE, signing_key
from adbaudit.evidence.sums import sha256
from adbaudit.locale.translator import load_translator
from adbaudit.model.evidence import FileKind

GOLDEN = "250db239329236f0d2f5d8bd63ffcb4428afbd457dbf922e71bb3afb800ab155"
"""Of the usual bundle: another Python, zlib or zip library must not give other bytes."""


def schema(name):
    found = json.loads(files("adbaudit.evidence").joinpath(f"schema/{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_same_files_time_and_key_give_the_same_bytes_in_any_order():
    assert a_bundle().archive == a_bundle(files=FILES[::-1]).archive
    assert sha256(a_bundle().archive) == GOLDEN


def test_ordinary_tools_read_the_archive(tmp_path):
    (tmp_path / "case.zip").write_bytes(a_bundle().archive)
    with zipfile.ZipFile(tmp_path / "case.zip") as opened:
        assert opened.testzip() is None
        entries = opened.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 20, 4, 0, 0)}
    assert {stat.S_IMODE(entry.external_attr >> 16) for entry in entries} == {0o600}


def test_clock_from_before_zip_times_still_seals():
    assert check(a_bundle(sealed_at=NOON.replace(year=1975)).archive).holds


def test_manifest_is_as_the_schema_says():
    manifest = json.loads(members(a_bundle().archive)[MANIFEST])
    assert list(schema("evidence-1").iter_errors(manifest)) == []
    assert manifest["clock"]["phone_ahead_seconds"] == 90
    assert manifest["by"] is None


def test_what_is_not_known_is_null():
    bare = a_bundle(clock=None, commands=None, device=None, source_sha256=None)
    manifest = json.loads(members(bare.archive)[MANIFEST])
    assert list(schema("evidence-1").iter_errors(manifest)) == []
    assert {manifest[key] for key in ("clock", "commands", "device", "by", "place", "note")} == {None}


@pytest.mark.parametrize("bent", [False, True])
def test_result_of_a_check_is_as_the_schema_says(bent):
    archive = a_bundle().archive
    checked = check(repacked({**members(archive), "x": b""}) if bent else archive)
    found = check_object(checked, load_translator("en"))
    assert list(schema("evidence-check-1").iter_errors(found)) == []
    assert found["holds"] is not bent


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=2000), max_size=6), st.text(max_size=40), st.integers(1981, 2099))
def test_whatever_is_sealed_holds(contents, text, year):
    own = [a_file(name, data, FileKind.ADDED) for name, data in zip(harmless_names([text] * 6), contents, strict=False)]
    checked = check(a_bundle(files=(*FILES[:1], *own), sealed_at=NOON.replace(year=year), note=text).archive)
    assert checked.holds
    assert checked.claims is not None
    assert checked.claims.note == text


def test_more_than_a_bundle_can_hold_is_refused():
    with pytest.raises(UsageFault, match="more than a bundle can hold"):
        a_bundle(files=[a_file(f"added/{number}", b"") for number in range(MOST_OWN + 1)])


@settings(max_examples=300)
@given(st.lists(st.text(max_size=90), max_size=120))
def test_names_are_harmless_everywhere_and_never_meet(given_names):
    names = harmless_names(given_names)
    assert len({name.lower() for name in names}) == len(given_names)
    for name in names:
        folder, rest = name.split("/")
        assert folder == "added"
        assert rest.isascii()
        assert rest[0].isdigit()
        assert len(rest) < 80
        assert not set(rest) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
        assert not rest.endswith(".")


def test_name_stays_readable():
    assert harmless_names(["Screen shot.PNG", "微信.jpg", "a/b.txt", "CON", ".bashrc"]) == (
        "added/01-Screen_shot.png",
        "added/02.jpg",
        "added/03-a_b.txt",
        "added/04-CON",
        "added/05.bashrc",
    )


def test_key_is_made_once_and_for_its_owner_alone(tmp_path):
    first = signing_key(tmp_path / "state")
    path = tmp_path / "state" / KEY_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert signing_key(tmp_path / "state").fingerprint == first.fingerprint


def test_first_runs_at_once_sign_with_one_key(tmp_path):
    for number in range(5):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(4) as pool:
            assert len({key.fingerprint for key in pool.map(signing_key, [folder] * 4)}) == 1


def test_secret_half_is_in_no_bundle(tmp_path):
    key = signing_key(tmp_path)
    secret = (tmp_path / KEY_FILE).read_bytes().splitlines()[1]
    assert secret not in a_bundle(key=key).archive
    assert key.private.private_bytes_raw() not in a_bundle(key=key).archive


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_damaged_key_is_told_and_left_as_it_is(tmp_path, content):
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(FileFault, match="damaged"):
        signing_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_bytes() == content


def test_folder_that_takes_no_key_is_told(tmp_path):
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    with pytest.raises(FileFault, match="could not be read or made"):
        signing_key(tmp_path / "state")


@pytest.mark.parametrize("text", ["abcd", "x" * 64, "no-such-file", "", "a\0b", "0" * 65])
def test_what_is_no_key_is_wrong_usage(text):
    with pytest.raises(UsageFault):
        required_key(text)


def test_fingerprint_is_read_as_people_write_it():
    digits = a_key().fingerprint
    assert digits_in("SHA256:" + digits.upper()) == digits
    assert digits_in(":".join(digits[at : at + 2] for at in range(0, 64, 2))) == digits
