"""What was switched off and comes back later, minutes or days, is told by the next scan and by diff."""

import json
import zipfile

import pytest

LOAN = "com.kuaijie.cashloan"
CONTACTS = "android.permission.READ_CONTACTS"
ONE = ("--package", LOAN, "--group", "contacts", "--apk", "none")
SCAN = ("scan", "--apk", "none", "--format", "json")


@pytest.fixture
def revoked(plugged):
    """A phone after a revoke of one app's contacts."""
    _, run = plugged()
    assert run("revoke", "--yes", *ONE).returncode == 0
    return run


def regained(run, *words):
    """What a scan tells of it: package, user, subject."""
    return [(one["package"], one["user"], one["subject"]) for one in json.loads(run(*SCAN, *words).stdout)["regained"]]


def person_says_yes(run):
    """As the phone's own screen does it when somebody taps Allow."""
    run.android.run(("pm", "grant", "--user", "0", LOAN, CONTACTS), b"")


def test_scan_and_diff_tell_what_came_back_until_it_is_taken_again(revoked, tmp_path):
    (after,) = (tmp_path / "state" / "receipts").glob("*/*/after.json")
    assert regained(revoked) == []
    person_says_yes(revoked)
    later = tmp_path / "later.json"
    revoked(*SCAN, "-o", str(later))
    told = json.loads(later.read_text(encoding="utf-8"))["regained"]
    assert [(one["package"], one["user"], one["subject"]) for one in told] == [(LOAN, 0, "contacts")]
    done = revoked.cli("diff", str(after), str(later), "--format", "json")
    back = [one for app in json.loads(done.stdout)["apps"] for one in app["access"] if one["regained"]]
    assert {one["group"] for one in back} == {"contacts"}
    assert revoked("revoke", "--yes", "--no-proof", *ONE).returncode == 0
    assert regained(revoked) == []


def test_phone_that_gives_the_serial_of_another_is_not_told_what_was_done_to_that(revoked, plugged, tmp_path):
    (before,) = (tmp_path / "state" / "receipts").glob("*/*/before.json")
    report = json.loads(before.read_text(encoding="utf-8"))
    for app in report["apps"]:
        app["installed_at"] = "2020-01-01T00:00:01+08:00"
    before.write_text(json.dumps(report), encoding="utf-8")
    person_says_yes(revoked)
    assert regained(revoked) == []
    sealed = revoked("evidence", "seal", "-o", str(tmp_path / "case.zip"))
    assert "Left out: what one earlier change left behind." in sealed.stdout
    assert not [name for name in zipfile.ZipFile(tmp_path / "case.zip").namelist() if "receipts" in name]


def test_what_an_undo_put_back_is_no_surprise(revoked):
    assert revoked("undo", "--yes").returncode == 0
    assert regained(revoked) == []


def test_nobody_looked_is_not_nothing(cli):
    practice = cli(*SCAN, "--practice", "pixel-14")
    assert json.loads(practice.stdout)["regained"] is None


def test_damaged_journal_is_a_gap_and_hinders_nothing(revoked, tmp_path):
    (journal,) = (tmp_path / "state" / "receipts").glob("*/*/journal.jsonl")
    journal.write_bytes(journal.read_bytes().replace(b"done", b"DONE"))
    person_says_yes(revoked)
    told = json.loads(revoked(*SCAN).stdout)
    assert (told["regained"], told["complete"]) == ([], False)
    assert "journal" in [gap["source"] for gap in told["gaps"]]


def test_pause_that_somebody_took_back_is_told(plugged):
    _, run = plugged()
    words = ("--package", LOAN, "--apk", "none", "--no-proof", "--then", "suspend", "--group", "contacts")
    assert run("revoke", "--yes", *words).returncode == 0
    assert regained(run) == []
    assert "It is paused on this phone: nobody can open it for now." in told_by(run)
    ahead = " ".join(run("undo", "--dry-run").stdout.split())
    assert ("being opened" in ahead, "running and being opened" in ahead) == (True, False)
    run.android.run(("pm", "unsuspend", "--user", "0", LOAN), b"")
    assert regained(run) == [(LOAN, 0, "paused-app")]
    assert "(the app can be opened again)" in told_by(run)


def told_by(run):
    """The report as people read it, on one line."""
    return " ".join(run("scan", "--apk", "none", "--details").stdout.split())
