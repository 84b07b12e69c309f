"""Revoke and undo through the real adb, on practice phones that stay for both."""

import json
import subprocess
import sys
import time

import pytest
from filelock import FileLock

from adbaudit.locations import apks_folder, phones_folder
from adbaudit.practice.android import Android
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile

UNLOCKED = ("pixel-14", "samsung-15", "legacy-8")


@pytest.fixture
def plugged(cli):
    """A practice phone that outlives one command; gives it with a way to run commands on it."""
    phones = []

    def plug(profile="pixel-14", **knobs):
        android = Android(load_profile(profile, folder=phones_folder()), apks_folder())
        phone = PracticePhone(android, knobs=Knobs(is_sleepless=True, **knobs))
        server = phone.serve()
        port = server.__enter__()
        phones.append(server)
        return phone, OnPhone(cli, f"127.0.0.1:{port}", android)

    yield plug
    for server in phones:
        server.__exit__(None, None, None)


class OnPhone:
    """The command line, meant for one phone."""

    def __init__(self, cli, serial, android):
        self.cli = cli
        self.serial = serial
        self.android = android

    def state(self):
        """All that commands can change, by the phone's own dumps: an independent look."""
        shown = ["dumpsys package", "dumpsys appops", "dumpsys role"]
        shown += [f"settings list --user {user.id} secure" for user in self.android.profile.users]
        outputs = (self.android.run(tuple(line.split()), b"") for line in shown)
        return [output.stdout for output in outputs if output is not None]

    def __call__(self, *words):
        return self.cli(*words, "--serial", self.serial, "--quiet")


def steps_of(done):
    return json.loads(done.stdout)["steps"]


@pytest.mark.parametrize("profile", UNLOCKED)
def test_undo_after_revoke_leaves_no_trace(plugged, profile):
    _, run = plugged(profile)
    before = run.state()
    revoked = run("revoke", "--yes", "--format", "json", "--no-proof")
    assert revoked.returncode in {0, 5}, revoked.stderr
    assert run.state() != before
    undone = run("undo", "--format", "json")
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert run.state() == before


def test_only_what_was_planned_is_sent(plugged):
    phone, run = plugged()
    planned = run("revoke", "--dry-run", "--no-color")
    assert (planned.returncode, phone.log.changes) == (0, ())
    done = run("revoke", "--yes", "--format", "json")
    sent = {" ".join(argv) for argv in phone.log.changes} - PROBES
    told = {line.removeprefix("adb shell ") for step in steps_of(done) for line in step["commands"]}
    assert sent == told


PROBES = {
    "pm revoke --user 0 com.android.shell adbaudit.permission.NONE",
    "appops set --user 0 com.android.shell GET_USAGE_STATS default",
}


def test_no_answer_is_a_no(plugged):
    phone, run = plugged()
    refused = run("revoke")
    assert refused.returncode == 130
    assert {" ".join(argv) for argv in phone.log.changes} <= PROBES


def test_locked_phone_is_told_before_anything_is_promised(plugged):
    phone, run = plugged("xiaomi-11")
    done = run("revoke", "--yes", "--format", "json")
    assert (done.returncode, {step["outcome"] for step in steps_of(done)}) == (
        5,
        {"refused", "manual", "not-effective"},
    )
    assert "Settings › Additional settings › Developer options" in " ".join(done.stderr.split())
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
    assert kept == dict.fromkeys(("journal.jsonl", "before.capture", "before.json", "after.json"), 0o600)
    report = json.loads((visit / "before.json").read_text(encoding="utf-8"))
    assert report["schema"] == "adbaudit/report/1"


def test_group_that_does_not_exist_is_wrong_usage(cli):
    assert cli("revoke", "--group", "kontakte", "--practice").returncode == 2


def changed(count):
    """So many commands that really change something have arrived."""
    return lambda phone, _: len({" ".join(argv) for argv in phone.log.changes} - PROBES) >= count


KILL_WHEN = {
    "the journal was begun": lambda _, state: any(state.glob("receipts/*/*/journal.jsonl")),
    "one command arrived": changed(1),
    "all commands arrived": changed(20),
    "the journal was ended": lambda _, state: any(
        path.read_bytes().count(b"\n") == 2 for path in state.glob("receipts/*/*/journal.jsonl")
    ),
}


@pytest.mark.parametrize("moment", KILL_WHEN)
def test_undo_after_a_kill_leaves_no_trace(cli, plugged, tmp_path, moment):
    phone, run = plugged()
    before = run.state()
    words = [sys.executable, "-m", "adbaudit", "revoke", "--yes", "--no-proof", "--quiet", "--serial", run.serial]
    process = subprocess.Popen(words, env=cli.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not KILL_WHEN[moment](phone, tmp_path / "state"):
        time.sleep(0.001)
    process.kill()
    process.wait()
    run("undo")
    assert run.state() == before


def test_second_run_on_the_same_phone_is_told_to_wait(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--no-proof")
    (folder,) = (tmp_path / "state" / "receipts").iterdir()
    with FileLock(folder / "lock"):
        busy = run("undo")
    assert (busy.returncode, "Another run" in busy.stderr) == (3, True)


def test_full_disk_under_the_journal_leaves_the_phone_alone(plugged, tmp_path):
    phone, run = plugged()
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "receipts").write_text("in the way")
    refused = run("revoke", "--yes")
    assert (refused.returncode, {" ".join(argv) for argv in phone.log.changes} <= PROBES) == (3, True)


def test_before_and_after_lie_side_by_side_and_undo_leads_back(plugged, tmp_path):
    _, run = plugged()
    shown = run("revoke", "--yes", "--group", "contacts", "--group", "sms", "--group", "call-log")
    assert "Before and after, as the phone itself says" in shown.stdout
    assert "When you are done, switch USB debugging off" in shown.stdout
    (before,) = (tmp_path / "state" / "receipts").glob("*/*/before.json")
    after, later = before.with_name("after.json"), tmp_path / "later.json"
    assert after.stat().st_mode & 0o777 == 0o600
    lost = turned(run.cli("diff", str(before), str(after), "--format", "json"), "lost")
    assert {group for _, group in lost} == {"contacts", "sms", "call-log", "accounts"}
    assert run("undo").returncode == 0
    run("scan", "--format", "json", "-o", str(later))
    assert turned(run.cli("diff", str(after), str(later), "--format", "json"), "gained") == lost
    assert json.loads(run.cli("diff", str(before), str(later), "--format", "json").stdout)["different"] is False


def turned(done, turn):
    """Package and group of everything that took this turn."""
    apps = json.loads(done.stdout)["apps"]
    return {(app["package"], one["group"]) for app in apps for one in app["access"] if one["turn"] == turn}


def test_without_proof_there_is_no_report_afterwards_either(plugged, tmp_path):
    _, run = plugged()
    shown = run("revoke", "--yes", "--no-proof", "--group", "contacts")
    assert "Before and after" not in shown.stdout
    assert not list((tmp_path / "state" / "receipts").glob("*/*/after.json"))


def test_phone_that_comes_back_under_another_address_is_known(cli, plugged):
    phone, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--group", "sms", "--no-proof")
    with phone.serve() as port:
        undone = cli("undo", "--serial", f"127.0.0.1:{port}", "--quiet")
    assert undone.returncode == 0, undone.stderr


def test_damaged_key_is_told_and_kept(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--group", "sms", "--no-proof")
    key = tmp_path / "state" / "device.key"
    key.write_bytes(b"")
    refused = run("undo")
    assert (refused.returncode, "device.key" in refused.stderr, key.read_bytes()) == (3, True, b"")
