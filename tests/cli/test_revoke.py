"""Revoke and undo through the real adb, on practice phones that stay for both."""

import json

import pytest

from adbaudit.practice.knobs import Knobs
from adbaudit.workflow.practice import make_phone

UNLOCKED = ("pixel-14", "samsung-15", "legacy-8")


@pytest.fixture
def plugged(cli):
    """A practice phone that outlives one command; gives it with a way to run commands on it."""
    phones = []

    def plug(profile="pixel-14", **knobs):
        phone = make_phone(profile, knobs=Knobs(is_sleepless=True, **knobs))
        server = phone.serve()
        port = server.__enter__()
        phones.append(server)
        return phone, lambda *words, **more: cli(*words, "--serial", f"127.0.0.1:{port}", "--quiet", **more)

    yield plug
    for server in phones:
        server.__exit__(None, None, None)


def steps_of(done):
    return json.loads(done.stdout)["steps"]


@pytest.mark.parametrize("profile", UNLOCKED)
def test_undo_after_revoke_gives_the_same_report(plugged, profile):
    _, run = plugged(profile)
    before = json.loads(run("scan", "--format", "json").stdout)
    revoked = run("revoke", "--yes", "--format", "json")
    assert revoked.returncode in {0, 5}, revoked.stderr
    after = json.loads(run("scan", "--format", "json").stdout)
    undone = run("undo", "--format", "json")
    assert undone.returncode == 0, undone.stdout + undone.stderr
    again = json.loads(run("scan", "--format", "json").stdout)
    assert again["apps"] == before["apps"]
    assert after["apps"] != before["apps"]


def test_only_what_was_planned_is_sent(plugged):
    phone, run = plugged()
    planned = run("revoke", "--dry-run", "--no-color", LANG="C.UTF-8")
    assert (planned.returncode, phone.log.changes) == (0, ())
    done = run("revoke", "--yes", "--format", "json")
    sent = {" ".join(argv) for argv in phone.log.changes} - PROBES
    told = {line.removeprefix("adb shell ") for step in steps_of(done) for line in step["commands"]}
    assert sent == told


PROBES = {
    "pm revoke --user 0 com.android.shell adbaudit.permission.NONE",
    "appops set --user 0 com.android.shell PROJECT_MEDIA default",
}


def test_no_answer_is_a_no(plugged):
    phone, run = plugged()
    refused = run("revoke")
    assert refused.returncode == 130
    assert {" ".join(argv) for argv in phone.log.changes} <= PROBES


def test_locked_phone_is_told_before_anything_is_promised(plugged):
    phone, run = plugged("xiaomi-11")
    done = run("revoke", "--yes", "--format", "json")
    assert (done.returncode, {step["outcome"] for step in steps_of(done)}) == (5, {"refused", "manual"})
    assert {" ".join(argv) for argv in phone.log.changes} <= PROBES


def test_undo_without_a_change_says_so(plugged):
    _, run = plugged()
    nothing = run("undo")
    assert (nothing.returncode, "nothing to put back" in nothing.stderr) == (3, True)


def test_undo_twice_finds_nothing_left(plugged):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--group", "contacts", "--no-proof")
    assert [run("undo").returncode for _ in range(2)] == [0, 3]


def test_journal_of_another_phone_is_refused(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--no-proof")
    (journal,) = (tmp_path / "state" / "receipts").glob("*/*/journal.jsonl")
    _, other = plugged("legacy-8")
    refused = other("undo", str(journal))
    assert (refused.returncode, "another phone" in refused.stderr) == (3, True)


def test_proof_is_kept_privately_before_the_change(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan")
    (visit,) = (path.parent for path in (tmp_path / "state" / "receipts").glob("*/*/journal.jsonl"))
    kept = {path.name: path.stat().st_mode & 0o777 for path in visit.iterdir()}
    assert kept == {"journal.jsonl": 0o600, "before.capture": 0o600, "before.json": 0o600}
    report = json.loads((visit / "before.json").read_text(encoding="utf-8"))
    assert report["schema"] == "adbaudit/report/1"


def test_group_that_does_not_exist_is_wrong_usage(cli):
    assert cli("revoke", "--group", "kontakte", "--practice").returncode == 2
