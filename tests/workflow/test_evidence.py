"""Bundles about practice phones: what goes in, what never does, and that nothing is followed that was not named."""

import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adbaudit.apply.journal_file import JournalFile
from adbaudit.errors import FileFault, UsageFault
from adbaudit.evidence.verify import verify
from adbaudit.locale.translator import load_translator
from adbaudit.model.journal import Begun
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.saved.capture_file import read_capture
from adbaudit.workflow.audit import Wishes
from adbaudit.workflow.evidence import Wanted, key_of_this_computer, seal_bundle
from adbaudit.workflow.evidence_added import added_files
from adbaudit.workflow.evidence_basis import of_phone, of_report, of_saved
from adbaudit.workflow.practice import make_phone, plugged_in
from adbaudit.workflow.receipts import new_visit, sealing_key
from adbaudit.workflow.saved import keep

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")
ENGLISH = load_translator("en")
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WISHES = Wishes(source=SourceKind.PRACTICE)


class Standing:
    def now(self):
        return NOW


@pytest.fixture(scope="session")
def world(world_of_tests):
    return replace(world_of_tests, clock=Standing())


@pytest.fixture(scope="session")
def bases(world):
    """Each practice phone, asked once."""
    known = {}

    def of(profile):
        if profile not in known:
            with plugged_in(make_phone(profile), profile) as phone:
                known[profile] = of_phone(phone, world, WISHES)
        return known[profile]

    return of


@pytest.fixture
def environ(tmp_path):
    return {"ADBAUDIT_HOME": str(tmp_path / "state")}


@pytest.fixture
def sealing(world, environ):
    """Seal with what is wanted; gives the members by name."""

    def seal(basis, say=ENGLISH, **wanted):
        key = key_of_this_computer(environ)
        return seal_bundle(basis, Wanted(**wanted), key, world, WISHES, say, environ)

    return seal


def members(sealed):
    with zipfile.ZipFile(io.BytesIO(sealed.archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def manifest_of(sealed):
    return json.loads(members(sealed)["manifest.json"])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("is_redacted", [False, True])
def test_nothing_that_identifies_goes_in_unasked(bases, sealing, planted, profile, is_redacted):
    sealed = sealing(bases(profile), with_capture=is_redacted, is_redacted=is_redacted)
    contents = members(sealed)
    if is_redacted:
        contents["answers"] = unpacked(contents["phone.capture"])
    texts = [*contents.values(), "".join(sealed.names).encode()]
    assert [one for one in planted(profile) if any(one.encode() in text for text in texts)] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_capture_that_was_asked_for_is_what_the_phone_said(bases, sealing, planted, profile):
    told = unpacked(members(sealing(bases(profile), with_capture=True))["phone.capture"])
    assert [one for one in planted(profile) if one.encode() in told] != []


def unpacked(capture):
    import zlib  # noqa: PLC0415  # only here

    return zlib.decompress(capture.partition(b"\n")[2])


def test_same_phone_and_time_give_the_same_bundle(bases, sealing):
    assert sealing(bases("pixel-14")).archive == sealing(bases("pixel-14")).archive


def test_bundle_holds_and_its_claims_are_those_of_the_visit(bases, sealing, tmp_path):
    sealed = sealing(bases("pixel-14"), by="Li Hua", place="Clinic\n1", note="\u202egnp")
    checked = verify(sealed.archive, tmp_path)
    assert checked.holds
    claims = checked.claims
    assert (claims.by, claims.place, claims.note) == ("Li Hua", "Clinic 1", "<U+202E>gnp")
    assert claims.sealed_at == NOW
    assert claims.clock.phone.utcoffset().total_seconds() == 8 * 3600


def test_commands_are_those_that_the_phone_was_asked(bases, sealing):
    basis = bases("pixel-14")
    asked = [list(one.answer.command.argv) for one in basis.captured.answers]
    assert [one["argv"] for one in manifest_of(sealing(basis))["commands"]] == asked


def test_report_that_was_saved_goes_in_byte_for_byte(bases, sealing, world, tmp_path):
    path = tmp_path / "visit.json"
    path.write_text(render(bases("pixel-14").report, "json", load_translator("zh-CN")), encoding="utf-8")
    sealed = sealing(of_report(path, world))
    assert members(sealed)["report.json"] == path.read_bytes()
    manifest = manifest_of(sealed)
    assert manifest["commands"] is None
    assert manifest["clock"]["phone"] == "2026-11-20T10:12:00+08:00"
    assert manifest["source"]["saved_report"] is True
    assert "sealed as it lay there" in " ".join(members(sealed)["READ-ME.txt"].decode().split())


def test_capture_that_stays_at_home_is_known_by_its_digest(bases, sealing, world, environ, tmp_path):
    path = tmp_path / "phone.capture"
    keep(bases("pixel-14").captured, path)
    basis = of_saved(path, world, Wishes(), environ=environ)
    sealed = sealing(basis)
    assert manifest_of(sealed)["source"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "phone.capture" not in sealed.names
    assert members(sealing(basis, with_capture=True))["phone.capture"] == path.read_bytes()


def test_capture_without_identifiers_says_so_and_gives_the_same_report(bases, sealing, world, environ, tmp_path):
    path = tmp_path / "phone.capture"
    path.write_bytes(members(sealing(bases("pixel-14"), with_capture=True, is_redacted=True))["phone.capture"])
    assert read_capture(path).is_redacted
    again = of_saved(path, world, Wishes(), environ=environ).report
    assert again.findings == bases("pixel-14").report.findings


def test_raw_answers_of_a_saved_report_cannot_be_had(bases, sealing):
    with pytest.raises(UsageFault, match="no raw answers"):
        sealing(replace(bases("pixel-14"), captured=None), with_capture=True)


def test_receipts_of_that_phone_go_in_and_their_raw_answers_only_when_asked(bases, sealing, environ):
    basis = bases("pixel-14")
    visit = new_visit(environ, basis.report.device.id, NOW)
    for path in (visit.journal, visit.report, visit.report_after, visit.capture):
        path.write_text("kept", encoding="utf-8")
    other = new_visit(environ, "another-phone", NOW)
    other.journal.write_text("kept", encoding="utf-8")
    folder = f"receipts/{visit.folder.name}"
    usual = {f"{folder}/{name}" for name in ("journal.jsonl", "before.json", "after.json")}
    assert {name for name in sealing(basis).names if name.startswith("receipts")} == usual
    asked = {name for name in sealing(basis, with_capture=True).names if name.startswith("receipts")}
    assert asked == usual | {f"{folder}/before.capture"}


def test_page_in_the_bundle_is_in_the_readers_language(bases, sealing):
    page = members(sealing(bases("pixel-14")))["READ-ME.txt"].decode()
    assert "openssl pkeyutl -verify" in page
    assert max(len(line) for line in page.splitlines() if not line.startswith("  ")) <= 80


def test_own_files_go_in_as_they_are_under_harmless_names(tmp_path):
    names = ["a.png", "微信 \u202egnp.jpg", "b;rm -rf.txt"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = added_files([tmp_path / name for name in names], with_captures=False).files
    assert [one.name for one in found] == ["added/01-a.png", "added/02-gnp.jpg", "added/03-b_rm_-rf.txt"]
    assert [one.data.decode() for one in found] == names
    assert found[1].given_as == "微信 <U+202E>gnp.jpg"


def test_two_files_of_one_name_stay_two(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "shot.png").write_text(folder, encoding="utf-8")
    found = added_files([tmp_path / "a" / "shot.png", tmp_path / "b" / "shot.png"], with_captures=False).files
    assert [(one.name, one.data) for one in found] == [("added/01-shot.png", b"a"), ("added/02-shot.png", b"b")]


def test_folder_gives_its_files_and_tells_of_the_folders_in_it(tmp_path):
    (tmp_path / "shots" / "deeper").mkdir(parents=True)
    (tmp_path / "shots" / "deeper" / "secret").write_text("no", encoding="utf-8")
    (tmp_path / "shots" / "one.png").write_text("yes", encoding="utf-8")
    added = added_files([tmp_path / "shots"], with_captures=False)
    assert [(one.data, one.given_as) for one in added.files] == [(b"yes", "shots/one.png")]
    assert [name.endswith("deeper") for name in added.left_out] == [True]


@pytest.mark.parametrize("is_in_folder", [False, True])
def test_link_is_refused(tmp_path, is_in_folder):
    (tmp_path / "secret").write_text("no", encoding="utf-8")
    (tmp_path / "shots").mkdir()
    (tmp_path / "shots" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageFault, match="a link"):
        added_files([tmp_path / "shots" if is_in_folder else tmp_path / "shots" / "link"], with_captures=False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageFault, match="no ordinary file"):
        added_files([tmp_path / "pipe"], with_captures=False)


def test_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(FileFault, match="could not be read"):
        added_files([tmp_path / "nowhere.png"], with_captures=False)


def test_capture_among_the_own_files_needs_to_be_asked_for(bases, tmp_path):
    path = tmp_path / "holiday.png"
    keep(bases("pixel-14").captured, path)
    with pytest.raises(UsageFault, match="is a capture"):
        added_files([path], with_captures=False)
    assert len(added_files([path], with_captures=True).files) == 1


def journal_states(sealed):
    return [one["journal"] for one in manifest_of(sealed)["files"] if "journal" in one]


def test_journal_that_was_changed_is_sealed_and_named(bases, sealing, environ):
    basis = bases("pixel-14")
    visit = new_visit(environ, basis.report.device.id, NOW)
    begun = Begun(device=basis.report.device.id, sdk=34, version="1.0", at=NOW, intentions=())
    JournalFile(visit.journal, sealing_key(environ)).write(begun)
    assert journal_states(sealing(basis)) == ["holds"]
    visit.journal.write_bytes(visit.journal.read_bytes().replace(b"1.0", b"1.1"))
    sealed = sealing(basis)
    assert journal_states(sealed) == ["does-not-hold"]
    assert "is not as adbaudit wrote it" in " ".join(members(sealed)["READ-ME.txt"].decode().split())


@pytest.mark.parametrize("line", [b"kept\n", b"[]\n", b'{"seal": "\xc3\xa9", "entry": "x"}\n', b"{}\n"])
def test_journal_that_is_none_does_not_hold(bases, sealing, environ, line):
    new_visit(environ, bases("pixel-14").report.device.id, NOW).journal.write_bytes(line)
    assert journal_states(sealing(bases("pixel-14"))) == ["does-not-hold"]


def test_page_in_a_language_that_a_machine_made_says_so(bases, sealing):
    pages = {
        lang: members(sealing(bases("pixel-14"), say=load_translator(lang)))["READ-ME.txt"] for lang in ("en", "sw")
    }
    assert b"--lang en" in pages["sw"]
    assert b"--lang en" not in pages["en"]


def test_source_that_changes_while_it_is_read_is_not_sealed(bases, world, environ, tmp_path):
    path = tmp_path / "phone.capture"
    keep(bases("pixel-14").captured, path)

    class Writing:
        """Somebody else writes the file while the audit goes on."""

        def step(self, _):
            keep(replace(bases("pixel-14").captured, captured_at=NOW.replace(year=2025)), path)

    with pytest.raises(FileFault, match="changed while it was read"):
        of_saved(path, replace(world, progress=Writing()), Wishes(), environ=environ)
