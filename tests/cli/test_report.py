"""A saved report rendered again by the command line."""

import json

import pytest


@pytest.fixture
def saved(practice_report, tmp_path):
    """A report of the practice phone."""
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return path


def test_saved_report_is_shown_in_every_format(cli, saved):
    for name in ("terminal", "sarif"):
        shown = cli("report", str(saved), "--format", name)
        assert (shown.returncode, shown.stderr) == (1, "")
        assert "com.kuaijie.cashloan" in shown.stdout


def test_json_comes_out_as_it_went_in(cli, saved, tmp_path):
    again = tmp_path / "again.json"
    cli("report", str(saved), "--format", "json", "-o", str(again))
    assert again.read_bytes() == saved.read_bytes()
    assert again.stat().st_mode & 0o777 == 0o600


def test_saved_in_english_and_shown_in_chinese(cli, saved):
    shown = cli("report", str(saved), "--lang", "zh-CN", "--details").stdout
    said = cli("scan", "--practice", "--lang", "zh-CN", "--details").stdout
    same = set(shown.splitlines()) & set(said.splitlines())
    assert len(same) > 0.9 * len(set(said.splitlines()))


def test_list_of_reports_stays_a_list(cli, saved, tmp_path):
    several = tmp_path / "all.json"
    several.write_text(f"[{saved.read_text(encoding='utf-8')}]", encoding="utf-8")
    assert len(json.loads(cli("report", str(several), "--format", "json").stdout)) == 1


def test_file_that_is_no_report_is_told_in_three_parts(cli, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("package:com.a", encoding="utf-8")
    told = cli("report", str(other))
    assert (told.returncode, told.stdout) == (3, "")
    assert len(told.stderr.splitlines()) == 3


def test_saved_report_may_be_piped_in(cli, saved):
    shown = cli("report", "-", "--format", "csv", stdin=saved.read_text(encoding="utf-8"))
    assert shown.stdout == cli("report", str(saved), "--format", "csv").stdout


def test_what_is_piped_in_and_is_no_report_is_told(cli):
    done = cli("report", "-", stdin="nothing")
    assert (done.returncode, done.stderr.splitlines()[0]) == (3, "stdin is no saved report of adbaudit.")


@pytest.mark.parametrize("words", [("report",), ("letters",), ("undo",), ("diff", "gone.json")])
def test_file_that_is_not_there_could_not_be_looked_at(cli, words):
    done = cli(*words, "gone.json")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (3, 3)
