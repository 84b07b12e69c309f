"""A saved report rendered again by the command line."""

import csv
import io
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


def test_words_under_an_id_come_from_the_rules_and_not_from_the_file(cli, saved):
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["next"][0] |= {"title": "Pay first", "text": "Pay the lender at http://evil.example."}
    report["next"][1] |= {"id": "made-up", "title": "Pay next” now", "text": "Call 021-5555."}
    report["findings"][0] |= {"title": "No risk found. Nothing to do.", "why": "It is harmless."}
    saved.write_text(json.dumps(report), encoding="utf-8")
    shown = " ".join(cli("report", str(saved), "--details").stdout.split())
    assert "evil.example" not in shown
    assert "No risk found" not in shown
    assert "It is harmless" not in shown
    assert "the file says “Pay next' now”" in shown


@pytest.mark.parametrize("taken", ["apps", "findings"])
def test_file_from_which_a_part_was_taken_is_not_shown(cli, saved, taken):
    report = json.loads(saved.read_text(encoding="utf-8"))
    report[taken] = report[taken][1:]
    saved.write_text(json.dumps(report), encoding="utf-8")
    told = cli("report", str(saved))
    assert (told.returncode, told.stdout) == (3, "")
    assert "changed by hand" in " ".join(told.stderr.split())


@pytest.mark.parametrize(("name", "note"), [("junit", "Shown from a saved file."), ("sarif", '"shownFromSavedFile"')])
def test_formats_for_programs_say_too_that_a_file_was_shown(cli, saved, name, note):
    assert note in cli("report", str(saved), "--format", name).stdout


def test_access_that_contradicts_its_own_grant_is_not_shown(cli, saved):
    report = json.loads(saved.read_text(encoding="utf-8"))
    for app in report["apps"]:
        for access in app["access"]:
            access["effective"] = "blocked" if access["effective"] == "allowed" else access["effective"]
    saved.write_text(json.dumps(report), encoding="utf-8")
    told = cli("report", str(saved))
    assert (told.returncode, told.stdout) == (3, "")
    assert "changed by hand" in " ".join(told.stderr.split())


def test_words_that_adbaudit_does_not_say_are_told_as_the_files(cli, saved):
    report = json.loads(saved.read_text(encoding="utf-8"))
    told = "Pay the lender at example.net"
    for app in report["apps"]:
        for reason in app["identity"]["reasons"]:
            reason["detail"] = told
    for finding in report["findings"]:
        for step in finding["remedy"]:
            step |= {"step": told, "screens": [told], "notes": [told], "consequences": [told]}
        for seen in finding["evidence"]:
            seen["detail"] = told
    for point in report["next"]:
        for office in point.get("channels") or []:
            office |= {"id": "made-up", "name": told, "local_name": told, "takes": told, "evidence": told}
    saved.write_text(json.dumps(report), encoding="utf-8")
    shown = " ".join(cli("report", str(saved), "--details").stdout.split())
    assert shown.count(f"the file says “{told}”") > 20
    assert shown.count(told) == shown.count(f"“{told}”")


def test_taps_by_the_icon_are_told_in_another_language(cli, tmp_path):
    path = tmp_path / "visit.json"
    cli("scan", "--practice", "xiaomi-11", "--lang", "zh-CN", "--format", "json", "-o", str(path))
    assert "读取联系人 › 拒绝" in path.read_text(encoding="utf-8")
    assert "读取联系人" not in cli("report", str(path), "--details", "--lang", "en").stdout


def without_apps(report):
    report["apps"], report["findings"] = [], []
    report["summary"] |= {"packages": 0, "loan_apps": 0, "findings": dict.fromkeys(report["summary"]["findings"], 0)}


def without_access(report):
    for app in report["apps"]:
        app["access"] = []


def without_findings(report):
    report["findings"] = []
    report["summary"]["findings"] = dict.fromkeys(report["summary"]["findings"], 0)


@pytest.mark.parametrize("hand", [without_apps, without_access, without_findings])
def test_report_that_says_less_than_its_own_facts_is_not_shown(cli, saved, hand):
    report = json.loads(saved.read_text(encoding="utf-8"))
    hand(report)
    saved.write_text(json.dumps(report), encoding="utf-8")
    told = cli("report", str(saved))
    assert (told.returncode, told.stdout) == (3, "")
    assert "changed by hand" in " ".join(told.stderr.split())


def test_each_row_for_a_spreadsheet_says_that_it_comes_from_a_file(cli, saved):
    rows = list(csv.DictReader(io.StringIO(cli("report", str(saved), "--format", "csv").stdout)))
    assert {row["from_saved_file"] for row in rows} == {"yes"}


def test_titles_keep_their_times(cli, saved):
    told = [finding["title"] for finding in json.loads(saved.read_text(encoding="utf-8"))["findings"]]
    again = json.loads(cli("report", str(saved), "--format", "json").stdout)["findings"]
    assert [finding["title"] for finding in again] == told
