"""The report as a web page and as PDF, from the command line."""

import importlib.util
import os
import pty
import subprocess
import sys

import pytest

from adbaudit.locations import apks_folder

has_pdf = pytest.mark.skipif(importlib.util.find_spec("weasyprint") is None, reason="adbaudit[pdf] is not installed")


@pytest.fixture
def saved(practice_report, tmp_path):
    """A report of the practice phone."""
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return str(path)


@pytest.fixture
def without_weasyprint(tmp_path):
    """A folder whose part for PDF is broken, to stand first on the path."""
    (tmp_path / "weasyprint.py").write_text("raise ImportError", encoding="utf-8")
    return {"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}


def test_scan_writes_a_page_that_only_its_owner_can_read(cli, tmp_path):
    page = tmp_path / "visit.html"
    done = cli("scan", "--practice", "--quiet", "--format", "html", "-o", str(page))
    assert (done.returncode, done.stdout) == (1, "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert page.stat().st_mode & 0o777 == 0o600


def test_saved_report_is_shown_as_a_page_in_chinese(cli, saved):
    shown = cli("report", saved, "--format", "html", "--lang", "zh-CN").stdout
    assert '<html lang="zh-CN">' in shown
    assert "通讯录" in shown


def test_comparison_is_a_page(cli, saved):
    shown = cli("diff", saved, saved, "--format", "html")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Nothing that these two reports show is different." in shown.stdout


@has_pdf
def test_pdf_goes_into_a_pipe_or_a_file(cli, saved, tmp_path):
    target = tmp_path / "visit.pdf"
    assert cli("report", saved, "--format", "pdf", "-o", str(target)).returncode == 1
    assert target.read_bytes().startswith(b"%PDF-")
    command = [sys.executable, "-m", "adbaudit", "report", saved, "--format", "pdf"]
    piped = subprocess.run(command, capture_output=True, check=False, env=cli.environ)
    assert piped.stdout.startswith(b"%PDF-")


def test_pdf_is_not_poured_over_a_terminal(cli, saved):
    main, other = pty.openpty()
    command = [sys.executable, "-m", "adbaudit", "report", saved, "--format", "pdf"]
    done = subprocess.run(command, stdout=other, stderr=subprocess.PIPE, text=True, check=False, env=cli.environ)
    os.close(other)
    os.close(main)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "Name a file for it: -o report.pdf"


def test_no_apk_is_read_for_a_pdf_that_cannot_be_shown(cli, tmp_path):
    main, other = pty.openpty()
    words = ["apk", str(apks_folder()), "--jobs", "2", "--cache", str(tmp_path / "read"), "--format", "pdf"]
    command = [sys.executable, "-m", "adbaudit", *words]
    done = subprocess.run(command, stdout=other, stderr=subprocess.PIPE, text=True, check=False, env=cli.environ)
    os.close(other)
    os.close(main)
    assert (done.returncode, "Nothing was read or written." in done.stderr) == (2, True)
    assert not (tmp_path / "read").exists()


@pytest.mark.parametrize("words", [["scan", "--practice"], ["apk", "nowhere.apk"], ["diff", "SAVED", "SAVED"]])
def test_missing_part_for_pdf_is_told_before_anything_is_read(cli, saved, without_weasyprint, words):
    told = cli(*[saved if word == "SAVED" else word for word in words], "--format", "pdf", **without_weasyprint)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.splitlines()[0] == "PDF needs a part of adbaudit that is not installed here."
    assert "--format html" in told.stderr.splitlines()[2]


def test_page_is_written_beside_another_format(cli, tmp_path):
    page = tmp_path / "files.html"
    (tmp_path / "empty.apk").write_bytes(b"")
    cli("apk", str(tmp_path / "empty.apk"), "--format", "json", "--also", f"html={page}")
    assert "<h1>" in page.read_text(encoding="utf-8")
