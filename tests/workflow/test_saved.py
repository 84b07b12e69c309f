"""Captures of practice phones over the real adb, each made once."""

import functools
import json
import zlib

import pytest

import adbaudit
from adbaudit.errors import FileFault
from adbaudit.locale.translator import load_translator
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.saved.capture_file import read_capture, write_capture
from adbaudit.saved.redact import redacted
from adbaudit.workflow.audit import Wishes, World, rules
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.phone_apks import ApkReading
from adbaudit.workflow.practice import make_phone, plugged_in
from adbaudit.workflow.saved import capture, scan_saved

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")


class Silent:
    def step(self, doing):
        pass


@pytest.fixture(scope="module")
def world():
    return World(rules=rules(), clock=SystemClock(), progress=Silent())


@pytest.fixture(scope="module")
def captured(world):
    """A capture and the report of the same audit."""

    @functools.cache
    def of(profile):
        with plugged_in(make_phone(profile), profile) as phone:
            wishes = Wishes(source=SourceKind.PRACTICE)
            return capture(phone.shell, world, wishes, device_id=phone.device_id)

    return of


@pytest.fixture
def read_back(world, tmp_path):
    """The report of a saved source."""

    def read(path, **wishes):
        return scan_saved(path, world, Wishes(**wishes), environ={"ADBAUDIT_HOME": str(tmp_path / "state")})

    return read


def as_json(report):
    return render(report, "json", load_translator("en"))


def without_source(report):
    document = json.loads(as_json(report))
    del document["source"]["kind"]
    return json.dumps(document)


def unpacked(path):
    return zlib.decompress(path.read_bytes().split(b"\n", 1)[1])


@pytest.mark.parametrize("profile", PROFILES)
def test_capture_gives_the_same_report_but_for_its_source(captured, read_back, tmp_path, profile):
    kept, report = captured(profile)
    write_capture(kept, tmp_path / "phone.cap")
    again = as_json(read_back(tmp_path / "phone.cap"))
    assert again == as_json(report).replace('"kind": "practice"', '"kind": "capture"', 1)


@pytest.mark.parametrize("profile", PROFILES)
def test_redacted_capture_gives_the_same_report(captured, read_back, tmp_path, profile):
    kept, report = captured(profile)
    write_capture(redacted(kept), tmp_path / "phone.cap")
    assert without_source(read_back(tmp_path / "phone.cap")) == without_source(report)


@pytest.mark.parametrize("profile", PROFILES)
def test_redacted_capture_holds_nothing_that_was_planted(captured, planted, tmp_path, profile):
    kept, _ = captured(profile)
    write_capture(kept, tmp_path / "whole.cap")
    write_capture(redacted(kept), tmp_path / "redacted.cap")
    assert any(text.encode() in unpacked(tmp_path / "whole.cap") for text in planted(profile))
    assert [text for text in planted(profile) if text.encode() in unpacked(tmp_path / "redacted.cap")] == []


def test_report_does_not_depend_on_the_language_of_the_capture(captured, read_back, tmp_path):
    kept, _ = captured("pixel-14")
    write_capture(kept, tmp_path / "phone.cap")
    labels = {app.label for app in read_back(tmp_path / "phone.cap", language="zh-CN").apps}
    assert "快捷借款" in labels


def test_every_997th_flipped_byte_is_told(captured, tmp_path):
    kept, _ = captured("pixel-14")
    path = tmp_path / "phone.cap"
    write_capture(kept, path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 997):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(FileFault, match="was changed or damaged"):
            read_capture(path)


def test_capture_keeps_no_key_of_the_phone(captured):
    kept, report = captured("pixel-14")
    assert kept.device_id == report.device.id
    assert "PRACTICE" not in kept.device_id


def test_app_files_that_were_not_read_then_are_gaps(captured, read_back, tmp_path):
    kept, report = captured("pixel-14")
    write_capture(kept, tmp_path / "phone.cap")
    more = read_back(tmp_path / "phone.cap", apk=ApkReading.ALL)
    missing = {gap.package for gap in more.gaps if "saved" in gap.reason.template}
    assert missing == {app.installed.package for app in more.apps} - {
        app.installed.package for app in report.apps if app.apks
    }


def test_source_without_apps_is_told_or_has_gaps(read_back, tmp_path):
    (tmp_path / "one.txt").write_text("Users:\n\tUserInfo{0:Me:13} running\n")
    report = read_back(tmp_path / "one.txt")
    assert report.gaps
    assert report.provenance.source is SourceKind.FOLDER


def test_source_without_a_serial_names_no_phone(read_back, tmp_path):
    """An id made of nothing would be that of every such phone."""
    known = {"": False, "[ro.serialno]: [unknown]\n": False, "[ro.serialno]: [R5CT10ABCDE]\n": True}
    for number, (serial, is_named) in enumerate(known.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "props.txt").write_text(f"[ro.product.model]: [Pixel 7]\n{serial}", encoding="utf-8")
        (folder / "packages.txt").write_text("package:com.example.loan uid:10123\n", encoding="utf-8")
        report = read_back(folder)
        assert (report.device.id is not None) is is_named
        assert json.loads(as_json(report))["device"]["id"] == report.device.id


def test_shell_of_a_program_names_no_phone_unless_the_program_does():
    with plugged_in(make_phone("legacy-8"), "legacy-8") as phone:
        wishes = Wishes(apk=ApkReading.NONE)
        assert adbaudit.scan(phone.shell, wishes=wishes).device.id is None
        assert adbaudit.scan(phone, wishes=wishes, device_id="mine").device.id == "mine"
