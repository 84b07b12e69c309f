"""`adbaudit apk`: no app among the files is passed over, and what could not be read is told."""

import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from adbaudit.locations import apks_folder

LOAN = "com.kuaijie.cashloan"
PLAIN = "com.sincere.plainloan"
SCHEMA = json.loads(files("adbaudit.report").joinpath("schema/report-1.json").read_text(encoding="utf-8"))
UNREADABLE = "apk-manifest-unreadable"


def sample(package):
    return (apks_folder() / f"{package}.apk").read_bytes()


@pytest.fixture
def apks(tmp_path):
    folder = tmp_path / "apks"
    folder.mkdir()
    return folder


@pytest.fixture
def audit(cli):
    """The report on these paths, with the exit code beside it."""

    def run(*words, **changes):
        done = cli("apk", *map(str, words), "--format", "json", **changes)
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout), done.returncode

    return run


@pytest.fixture
def hidden_manifest(apks):
    """A real archive whose manifest no tool reads."""
    path = apks / "hidden.apk"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AndroidManifest.xml", b"no manifest at all")
    return path


def packages(report):
    return [app["package"] for app in report["apps"]]


def reasons(report):
    return {Path(gap["source"]).name: gap["reason"] for gap in report["gaps"]}


def test_app_beside_a_split_app_is_reported(audit, apks):
    for part in (apks_folder() / "com.pinjamkilat.dana").iterdir():
        (apks / part.name).write_bytes(part.read_bytes())
    (apks / "other.apk").write_bytes(sample(LOAN))
    (apks / "sub").mkdir()
    (apks / "sub" / "more.apk").write_bytes(sample(PLAIN))
    report, code = audit(apks, "--fail-on", "never")
    assert (sorted(packages(report)), code) == (sorted([LOAN, PLAIN, "com.pinjamkilat.dana"]), 0)


def test_second_app_in_a_bundle_is_reported(audit, apks):
    with zipfile.ZipFile(apks / "two.xapk", "w") as archive:
        archive.writestr("base.apk", sample(PLAIN))
        archive.writestr("other.apk", sample(LOAN))
    assert sorted(packages(audit(apks)[0])) == [LOAN, PLAIN]


def test_links_that_lead_away_are_gaps(audit, apks, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (apks / "ok.apk").write_bytes(sample(PLAIN))
    (apks / "evil.apk").symlink_to(tmp_path / "gone")
    (apks / "more").symlink_to(tmp_path / "elsewhere")
    report, code = audit(apks)
    assert (packages(report), set(reasons(report)), code) == ([PLAIN], {"evil.apk", "more"}, 4)


def test_one_path_that_is_not_there_does_not_cost_the_others(audit, apks):
    (apks / "ok.apk").write_bytes(sample(PLAIN))
    report, code = audit(apks / "gone.apk", apks / "ok.apk", apks / "gone")
    assert (packages(report), set(reasons(report)), code) == ([PLAIN], {"gone.apk", "gone"}, 4)


def test_paths_of_which_none_is_there_are_an_error_in_three_parts(cli, apks):
    done = cli("apk", str(apks / "a.apk"), str(apks / "b.apk"), "--format", "json")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 3)
    assert "a.apk" in done.stderr


def test_verdict_and_label_are_the_same_in_every_language(audit, apks):
    harmless_by_default(apks / "cash.apk")
    english, chinese = (audit(apks, "--lang", tag)[0] for tag in ("en", "zh-CN"))
    for report in (english, chinese):
        (app,) = report["apps"]
        assert (app["label"], app["identity"]["verdict"]) == ("Corner Notebook", "maybe")
    assert without_sentences(english) == without_sentences(chinese)


def harmless_by_default(path):
    """An app that shows a loan app's name in Chinese only."""
    with zipfile.ZipFile(apks_folder() / "com.unsigned.sample.apk") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"Quick Cash Loan", b"Corner Notebook"))


SENTENCES = {
    "because",
    "detail",
    "language",
    "next",
    "reason",
    "remedy",
    "shown_label",
    "text",
    "title",
    "wanted",
    "why",
    "captured_at",
    "cite",
    "notes",
    "notes_on_app",
}


def without_sentences(value):
    if isinstance(value, dict):
        return {key: without_sentences(inner) for key, inner in value.items() if key not in SENTENCES}
    return [without_sentences(one) for one in value] if isinstance(value, list) else value


def test_reader_sees_the_name_that_a_phone_in_their_language_shows(cli, apks):
    (apks / "cash.apk").write_bytes(sample("com.unsigned.sample"))
    assert "快速现金贷" in cli("apk", str(apks), "--lang", "zh-CN").stdout
    assert "快速现金贷" not in cli("apk", str(apks), "--lang", "en").stdout


def test_fingerprints_do_not_depend_on_how_the_path_was_typed(audit, apks, monkeypatch):
    (apks / "sub").mkdir()
    (apks / "sub" / "loan.apk").write_bytes(sample(LOAN))
    monkeypatch.chdir(apks.parent)
    typed = ("apks", "./apks/", apks, "../" + apks.parent.name + "/apks")
    found = [[finding["fingerprint"] for finding in audit(path)[0]["findings"]] for path in typed]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_same_app_in_two_files_has_two_fingerprints(audit, apks):
    (apks / "a.apk").write_bytes(sample(LOAN))
    (apks / "b.apk").write_bytes(sample(LOAN))
    fingerprints = [finding["fingerprint"] for finding in audit(apks)[0]["findings"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_unknown_is_null_in_what_a_file_says(audit, apks, hidden_manifest):
    (apks / "ok.apk").write_bytes(sample(PLAIN))
    report, code = audit(apks)
    read, unread = sorted(report["apps"], key=lambda app: app["package"] is None)
    assert list(Draft202012Validator(SCHEMA).iter_errors(report)) == []
    assert [read["apk"][0][key] for key in ("declared", "sdks", "code")] == [
        ["android.permission.INTERNET"],
        None,
        None,
    ]
    assert [unread["apk"][0][key] for key in ("declared", "sdks", "code", "manifest")] == [
        None,
        None,
        None,
        "unreadable",
    ]
    assert (unread["package"], unread["label"], report["summary"]["packages"], code) == (None, None, 1, 4)


def test_manifest_that_cannot_be_read_is_a_finding_and_a_gap(audit, hidden_manifest):
    report, code = audit(hidden_manifest)
    (finding,) = (one for one in report["findings"] if one["rule"] == UNREADABLE)
    assert (finding["package"], finding["path"], code) == (None, str(hidden_manifest), 3)
    assert "hidden.apk" in finding["title"]
    assert "damaged" in reasons(report)["hidden.apk"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "the file is empty"), (b"read me", "no ZIP"), (b"PK\3\4cut", "cut off"), (None, "no manifest")],
    ids=["empty", "text", "cut", "other zip"],
)
def test_file_that_is_no_apk_is_a_gap_that_says_what_it_is_and_no_finding(audit, apks, content, reason):
    (apks / "ok.apk").write_bytes(sample(PLAIN))
    if content is None:
        with zipfile.ZipFile(apks / "x.apk", "w") as archive:
            archive.writestr("readme.txt", b"read me")
    else:
        (apks / "x.apk").write_bytes(content)
    report, code = audit(apks)
    assert (packages(report), code, [one["rule"] for one in report["findings"]]) == ([PLAIN], 4, [])
    assert reason in reasons(report)["x.apk"]


def test_special_access_that_an_app_brings_services_for_is_unknown_and_no_gap(audit, apks):
    (apks / "helper.apk").write_bytes(sample("com.rupeeguard.helper"))
    report, _ = audit(apks)
    assert report["apps"][0]["special_access"] == [
        {"kind": "accessibility", "state": "unknown", "component": "com.rupeeguard.helper.ScreenService"},
        {"kind": "notification-listener", "state": "unknown", "component": "com.rupeeguard.helper.NoticeService"},
    ]
    assert report["gaps"] == []


def test_reading_writes_nothing_to_standard_error(cli, apks, hidden_manifest):
    for package in (LOAN, "com.rupeeguard.helper"):
        (apks / f"{package}.apk").write_bytes(sample(package))
    assert cli("apk", str(apks), "--quiet").stderr == ""


@pytest.mark.parametrize("package", [LOAN, PLAIN])
def test_advice_about_a_file_knows_for_which_android_it_was_made(audit, apks, package):
    (apks / "one.apk").write_bytes(sample(package))
    report, _ = audit(apks)
    assert report["apps"][0]["target_sdk"] >= 23
    steps = [step for finding in report["findings"] for step in finding["remedy"]]
    assert not any("Android 5" in str(step) for step in steps)


def test_what_is_never_asked_for_is_not_to_be_answered(audit, apks):
    (apks / "one.apk").write_bytes(sample(LOAN))
    report, _ = audit(apks)
    (finding,) = (one for one in report["findings"] if one["rule"] == "loan-query-packages")
    assert [step["step"].partition(":")[0] for step in finding["remedy"]] == ["Do not install it"]
