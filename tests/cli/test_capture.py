"""`adbaudit capture` and `adbaudit scan --from`, as a person types them."""

import json
import stat

import pytest

from adbaudit.locations import apks_folder


def test_capture_is_kept_for_its_owner_and_read_again(cli, tmp_path):
    target = tmp_path / "phone.cap"
    made = cli("capture", "--practice", "-o", str(target))
    assert (made.returncode, stat.S_IMODE(target.stat().st_mode)) == (0, 0o600)
    assert "serial numbers" in made.stdout
    read = cli("scan", "--from", str(target), "--format", "json")
    assert read.returncode == 1
    assert json.loads(read.stdout)["source"]["kind"] == "capture"


def test_redacted_capture_does_not_warn(cli, tmp_path):
    made = cli("capture", "--practice", "--redact", "-o", str(tmp_path / "phone.cap"))
    assert made.returncode == 0
    assert "serial numbers" not in made.stdout


def test_capture_with_gaps_is_4_and_says_so(cli, tmp_path):
    made = cli("capture", "--practice", "samsung-15", "-o", str(tmp_path / "phone.cap"))
    assert made.returncode == 4
    assert "did not answer everything" in made.stdout


def test_capture_is_replaced_only_when_forced(cli, tmp_path):
    target = tmp_path / "phone.cap"
    target.write_bytes(b"evidence")
    refused = cli("capture", "--practice", "-o", str(target))
    assert (refused.returncode, target.read_bytes(), len(refused.stderr.splitlines())) == (2, b"evidence", 3)
    assert cli("capture", "--practice", "-o", str(target), "--force").returncode == 0


@pytest.mark.parametrize("words", [("scan", "--practice"), ("apk", str(apks_folder()))])
def test_report_is_never_written_over_a_capture(cli, tmp_path, words):
    target = tmp_path / "phone.cap"
    target.write_bytes(b"adbaudit-capture/1 sha256=0")
    done = cli(*words, "-o", str(target))
    assert (done.returncode, done.stdout, target.read_bytes()[:8]) == (2, "", b"adbaudit")


def test_report_replaces_an_older_report(cli, tmp_path):
    target = tmp_path / "report.txt"
    target.write_text("older", encoding="utf-8")
    assert cli("apk", str(apks_folder() / "com.sincere.plainloan.apk"), "-o", str(target)).returncode == 0
    assert "older" not in target.read_text(encoding="utf-8")


def test_help_says_what_a_capture_holds(cli):
    assert "serial numbers" in " ".join(cli("capture", "--help").stdout.split())


def test_capture_without_a_file_is_wrong_usage(cli):
    assert cli("capture", "--practice").returncode == 2


@pytest.mark.parametrize("other", ["--practice", "--all", "--serial=A1"])
def test_from_and_a_phone_together_are_wrong_usage(cli, tmp_path, other):
    assert cli("scan", "--from", str(tmp_path), other).returncode == 2


@pytest.mark.parametrize("content", [None, b"", b"adbaudit-capture/1 sha256=0\n", b"PK\x03\x04", b"hello\n"])
def test_unreadable_source_is_3_in_three_parts(cli, tmp_path, content):
    path = tmp_path / "saved"
    if content is not None:
        path.write_bytes(content)
    done = cli("scan", "--from", str(path), "--format", "json")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 3


def test_capture_into_a_folder_that_is_missing_is_3(cli, tmp_path):
    assert cli("capture", "--practice", "-o", str(tmp_path / "nowhere" / "phone.cap")).returncode == 3
