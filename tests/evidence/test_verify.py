import io
import warnings
import zipfile

import pytest
from bundles import FILES, NOON, a_bundle, a_file, a_key, check, members, repacked, told

from adbaudit.errors import FileFault
from adbaudit.evidence.archive import pack
from adbaudit.evidence.members import MANIFEST, PUBLIC_KEY, SIGNATURE, SUMS
from adbaudit.evidence.required_key import required_key
from adbaudit.evidence.sums import sha256, sums_text
from adbaudit.model.evidence import SignatureState

ARCHIVE = a_bundle().archive
NAMES = sorted(members(ARCHIVE))


def again(contents):
    """In our own form, so that nothing but the contents differs."""
    return pack(contents.items(), NOON)


def test_bundle_as_it_was_made_holds():
    checked = check(ARCHIVE)
    assert (checked.holds, checked.signature, checked.file_count) == (True, SignatureState.HOLDS, len(NAMES))
    assert checked.fingerprint == a_key().fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_removed_file_is_named(name):
    contents = members(ARCHIVE)
    del contents[name]
    assert ("missing", name) in told(again(contents))
    assert [member for _, member in told(again(contents)) if member not in {name, SUMS}] == []


@pytest.mark.parametrize("name", ["extra.txt", "added/02-x.png", "../../up.txt", "report.json/x"])
def test_added_file_is_named(name):
    assert told(again({**members(ARCHIVE), name: b"x"})) == [("added", name)]


def test_renamed_file_is_told_as_such():
    contents = members(ARCHIVE)
    contents["report-2.json"] = contents.pop("report.json")
    found = {one.member: str(one.because) for one in check(again(contents)).discrepancies}
    assert set(found) == {"report.json", "report-2.json"}
    assert "sealed as report.json" in found["report-2.json"]


def test_two_files_that_changed_places_are_both_named():
    contents = members(ARCHIVE)
    one, other = "report.json", "added/01-shot.png"
    contents[one], contents[other] = contents[other], contents[one]
    assert told(again(contents)) == [("changed", other), ("changed", one)]


def test_forged_lists_do_not_fit_the_signature():
    contents = members(ARCHIVE)
    manifest = contents[MANIFEST].replace(sha256(contents["report.json"]).encode(), sha256(b"forged").encode())
    forged = {**contents, "report.json": b"forged", MANIFEST: manifest}
    forged[SUMS] = sums_text({name: sha256(data) for name, data in forged.items() if name not in {SUMS, SIGNATURE}})
    checked = check(again(forged))
    assert (checked.holds, checked.signature) == (False, SignatureState.DOES_NOT_HOLD)
    assert [one.member for one in checked.discrepancies] == [SIGNATURE]


def test_bundle_sealed_anew_by_another_holds_and_shows_the_other_key():
    forged = a_bundle(files=(a_file(data=b"forged"),), key=a_key(b"x")).archive
    assert check(forged).holds
    assert check(forged).fingerprint == a_key(b"x").fingerprint
    assert told(forged, required=required_key(a_key().fingerprint)) == [("key", PUBLIC_KEY)]


def test_required_key_is_known_by_its_first_half_as_it_was_written_down():
    digits = a_key().fingerprint
    assert check(ARCHIVE, required_key(" ".join(digits[at : at + 4] for at in range(0, 32, 4)).upper())).holds


def test_required_key_may_be_a_file(tmp_path):
    (tmp_path / "key.pem").write_bytes(a_key().public_pem)
    assert check(ARCHIVE, required_key(str(tmp_path / "key.pem"))).holds


def test_manifest_that_was_sealed_contradicting_the_list_is_told():
    contents = members(ARCHIVE)
    contents[MANIFEST] = contents[MANIFEST].replace(b'"added/01-shot.png"', b'"added/01-shut.png"')
    contents[SUMS] = sums_text({name: sha256(data) for name, data in contents.items() if name not in {SUMS, SIGNATURE}})
    contents[SIGNATURE] = a_key().sign(contents[SUMS])
    assert told(again(contents)) == [("changed", MANIFEST)]


@pytest.mark.parametrize("left_out", [(MANIFEST,), (PUBLIC_KEY,), (MANIFEST, PUBLIC_KEY)])
def test_list_that_was_signed_without_a_part_of_the_format_does_not_hold(left_out):
    contents = members(ARCHIVE)
    outside = {SUMS, SIGNATURE, *left_out}
    contents[SUMS] = sums_text({name: sha256(data) for name, data in contents.items() if name not in outside})
    contents[SIGNATURE] = a_key().sign(contents[SUMS])
    assert ("changed", MANIFEST) in told(again(contents))


@pytest.mark.parametrize("sums", [b"", b"\xff\n", b"hello\n"])
def test_signed_list_that_is_none_does_not_hold(sums):
    contents = {**members(ARCHIVE), SUMS: sums, SIGNATURE: a_key().sign(sums)}
    assert not check(again(contents)).holds


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_files_packed_anew_by_another_program_are_told_as_an_archive_that_changed(method):
    found = told(repacked(members(ARCHIVE), method))
    assert ("archive", None) in found
    assert method == zipfile.ZIP_BZIP2 or found == [("archive", None)]


@pytest.mark.parametrize(
    "bent",
    [ARCHIVE + b"\n", b"#!" + ARCHIVE, ARCHIVE[:-2] + b"\x05\x00hello", ARCHIVE + ARCHIVE],
    ids=["behind", "before", "comment", "twice"],
)
def test_bytes_around_the_archive_are_told(bent):
    assert told(bent) == [("archive", None)]


def test_name_that_stands_there_twice_is_told():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that is what is tried
        for name, data in [*members(ARCHIVE).items(), ("report.json", b"other")]:
            opened.writestr(name, data)
    assert ("added", "report.json") in told(packed.getvalue())


def test_other_time_in_every_header_is_told():
    contents = members(ARCHIVE)
    assert told(pack(contents.items(), NOON.replace(year=2020))) == [("archive", None)]


def test_check_value_changed_in_both_places_is_told():
    crc = open_crc(ARCHIVE, b"report.json")
    assert ARCHIVE.count(crc) == 2
    assert told(ARCHIVE.replace(crc, b"\0\0\0\0")) == [("archive", None)]


def open_crc(archive, name):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.getinfo(name.decode()).CRC.to_bytes(4, "little")


def test_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for number in range(300):
            opened.writestr(f"{number}", bytes(1024 * 1024))
    with pytest.raises(FileFault, match="unpacks to more"):
        check(packed.getvalue())


def test_flood_of_files_is_refused():
    with pytest.raises(FileFault, match="larger than any bundle"):
        check(repacked({f"{number}": b"" for number in range(1500)}))


@pytest.mark.parametrize("data", [b"", b"PK", b"hello", repacked({"a": b"b"}), repacked({})])
def test_what_is_no_bundle_is_told_as_that(data):
    with pytest.raises(FileFault, match="no bundle of evidence"):
        check(data)


def test_bundle_of_a_newer_form_is_not_checked_by_halves():
    contents = members(ARCHIVE)
    contents[MANIFEST] = contents[MANIFEST].replace(b"evidence/1", b"evidence/2")
    contents[SUMS] = sums_text({name: sha256(data) for name, data in contents.items() if name not in {SUMS, SIGNATURE}})
    with pytest.raises(FileFault, match="does not know"):
        check(again(contents))


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"{}", b'{"schema": "adbaudit/evidence/1"}', b"[" * 100_000, b"\xff", b'{"schema": 1e999}']
)
def test_damaged_manifest_is_named(manifest):
    assert told(again({**members(ARCHIVE), MANIFEST: manifest})) == [("changed", MANIFEST)]


def test_everything_is_told_at_once():
    contents = members(ARCHIVE)
    contents["report.json"] += b" "
    del contents["added/01-shot.png"]
    contents["new"] = b""
    assert told(again(contents) + b"x") == [
        ("missing", "added/01-shot.png"),
        ("added", "new"),
        ("changed", "report.json"),
        ("archive", None),
    ]


def test_bundle_without_own_files_holds():
    assert check(a_bundle(files=FILES[:1]).archive).holds
