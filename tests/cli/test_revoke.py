"""Revoke and undo through the real adb, on practice phones that stay for both."""

import json
import signal
import subprocess
import sys
import time

import pytest
from filelock import FileLock

from adbaudit.saved.capture_file import read_capture

UNLOCKED = ("pixel-14", "samsung-15", "legacy-8")


def steps_of(done):
    return json.loads(done.stdout)["steps"]


@pytest.mark.parametrize("profile", UNLOCKED)
def test_undo_after_revoke_leaves_no_trace(plugged, profile):
    _, run = plugged(profile)
    before = run.state()
    revoked = run("revoke", "--yes", "--format", "json", "--no-proof")
    assert revoked.returncode in {0, 5}, revoked.stderr
    assert run.state() != before
    undone = run("undo", "--yes", "--format", "json")
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
        {"refused", "manual"},
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
    assert [run("undo", "--yes").returncode for _ in range(2)] == [0, 3]


def test_undo_on_a_twin_with_the_same_serial_leaves_the_way_back(cli, plugged, tmp_path):
    _, run = plugged()
    before = run.state()
    run("revoke", "--yes", *ONE, "--no-proof")
    _, twin = plugged()
    idle = twin("undo", "--yes")
    assert (idle.returncode, "Nothing had to be put back" in idle.stdout, "What was put back" in idle.stdout) == (
        0,
        True,
        False,
    )
    assert (run("undo", "--yes").returncode, run.state() == before) == (0, True)


def test_undo_that_finds_all_as_before_goes_on_to_the_change_before_it(plugged):
    _, run = plugged()
    before = run.state()
    run("revoke", "--yes", *ONE, "--no-proof")
    _, twin = plugged()
    twin("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--group", "sms", "--no-proof")
    assert (run("undo", "--yes").returncode, run.state() == before) == (0, True)


def test_undo_names_apps_and_the_phone_as_revoke_does(plugged):
    _, run = plugged()
    planned = run("revoke", "--yes", *ONE)
    asked = run("undo", "--dry-run")
    for name in ("快捷借款 (com.kuaijie.cashloan), owner", f"Google Pixel 7 ({run.serial})"):
        assert (name in planned.stdout, name in asked.stdout) == (True, True)


def test_undo_of_stop_pause_and_switch_off_has_a_line_for_each(plugged):
    _, run = plugged()
    run("revoke", "--yes", *ONE, "--no-proof", "--then", "stop", "--then", "suspend", "--then", "disable")
    told = " ".join(run("undo", "--yes").stdout.split())
    assert "DONE: the whole app is switched on again and can be opened, the app is no longer paused" in told
    assert "BY HAND: the app stays stopped" in told


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
    run("undo", "--yes")
    assert run.state() == before


def test_second_run_on_the_same_phone_is_told_to_wait(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--no-proof")
    (folder,) = (tmp_path / "state" / "receipts").iterdir()
    with FileLock(tmp_path / "state" / "locks" / folder.name):
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
    assert run("undo", "--yes").returncode == 0
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
        undone = cli("undo", "--yes", "--serial", f"127.0.0.1:{port}", "--quiet")
    assert undone.returncode == 0, undone.stderr


def test_damaged_key_is_told_and_kept(plugged, tmp_path):
    _, run = plugged()
    run("revoke", "--yes", "--package", "com.kuaijie.cashloan", "--group", "sms", "--no-proof")
    key = tmp_path / "state" / "device.key"
    key.write_bytes(b"")
    refused = run("undo")
    assert (refused.returncode, "device.key" in refused.stderr, key.read_bytes()) == (3, True, b"")


def answered(cli, run, answer, *words):
    """The command with this typed into it."""
    words = [sys.executable, "-m", "adbaudit", *words, "--quiet", "--serial", run.serial]
    return subprocess.run(words, input=answer, capture_output=True, check=False, env=cli.environ, encoding="utf-8")


ONE = ("--package", "com.kuaijie.cashloan", "--group", "contacts")


def test_no_leaves_neither_a_change_nor_a_file(cli, plugged, tmp_path):
    phone, run = plugged()
    refused = answered(cli, run, "n\n", "revoke", *ONE)
    assert (refused.returncode, {" ".join(argv) for argv in phone.log.changes} <= PROBES) == (130, True)
    assert {path.name for path in (tmp_path / "state").rglob("*") if path.is_file()} == {"device.key", "any"}
    assert not (tmp_path / "state" / "receipts").exists()


def test_yes_may_be_said_in_chinese_after_a_slip(cli, plugged):
    _, run = plugged()
    done = answered(cli, run, "什么\n是\n", "revoke", *ONE, "--no-proof", "--lang", "zh-CN")
    assert (done.returncode, "Error" in done.stderr, done.stderr.count("[")) == (0, False, 2)
    assert "[是/否]" in done.stderr


def test_question_counts_and_names_the_phone(cli, plugged):
    _, run = plugged()
    asked = answered(cli, run, "n\n", "revoke", *ONE)
    assert f"Change one setting of one app on this phone: Google Pixel 7 ({run.serial})?" in asked.stderr


def test_undo_shows_what_comes_back_and_asks(cli, plugged):
    _, run = plugged()
    before = run.state()
    run("revoke", "--yes", *ONE, "--no-proof")
    changed_state = run.state()
    refused = answered(cli, run, "\n", "undo")
    assert (refused.returncode, run.state() == changed_state) == (130, True)
    assert "com.kuaijie.cashloan, owner: contacts, the list of accounts" in refused.stdout
    looked = run("undo", "--dry-run")
    assert (looked.returncode, run.state() == changed_state) == (0, True)
    done = answered(cli, run, "y\n", "undo")
    assert (done.returncode, run.state() == before) == (0, True)
    assert "can read again" in done.stdout


def test_what_is_off_is_not_planned_again(plugged):
    _, run = plugged()
    run("revoke", "--yes", "--no-proof")
    again = run("revoke", "--dry-run")
    assert "everything that a computer can switch off is off" in " ".join(again.stdout.split())
    assert ("Close its access" in again.stdout, "asking again" in again.stdout) == (False, False)


def test_locked_phone_gets_screens_and_no_list_of_refusals(plugged):
    _, run = plugged("xiaomi-11")
    done = run("revoke", "--yes", "--then", "disable")
    assert (done.returncode, "Please do this on the phone" in done.stdout) == (5, True)
    by_computer = " ".join(done.stdout.split()).partition("These only a computer can do, once that switch is on:")[2]
    assert "Switch the whole app off." in by_computer
    assert ("REFUSED" in done.stdout, "What came of it" in done.stdout) == (False, False)


def test_dry_run_tells_of_a_lock_that_was_not_tried(plugged):
    phone, run = plugged("xiaomi-11")
    planned = run("revoke", "--dry-run")
    assert ("a dry run sends nothing" in " ".join(planned.stdout.split()), phone.log.changes) == (True, ())
    assert "Manage apps ›" in planned.stdout


def test_app_that_the_phone_does_not_have_is_wrong_usage(plugged):
    _, run = plugged()
    done = run("revoke", "--yes", "--package", "com.kuaiji.cashloan")
    assert (done.returncode, "com.kuaijie.cashloan" in done.stderr) == (2, True)


def test_commands_are_shown_where_asked_for(plugged):
    _, run = plugged()
    assert "adb shell" not in run("revoke", "--dry-run").stdout
    assert "adb shell pm revoke" in run("revoke", "--dry-run", "--commands").stdout


def test_proof_does_not_hold_the_serial(plugged, tmp_path):
    _, run = plugged("samsung-15")
    done = run("revoke", "--yes")
    (capture,) = (tmp_path / "state" / "receipts").rglob("before.capture")
    kept = [line for line in done.stdout.splitlines() if line.strip() == str(capture.parent)]
    assert (read_capture(capture).is_redacted, len(kept)) == (True, 1)


@pytest.mark.parametrize(("nth", "code"), [(400_000, 3), (700_000, 5)])
def test_cable_pulled_is_never_told_as_a_no(plugged, nth, code):
    phone, run = plugged(unplug_after_bytes=nth)
    done = run("revoke", "--yes", *ONE, "--no-proof")
    said = " ".join((done.stdout + done.stderr).split())
    assert (done.returncode, "The connection broke" in said) == (code, True)
    assert ("REFUSED" in said, "NOT EFFECTIVE" in said, "no app with" in said) == (False, False, False)
    assert ("adbaudit undo" in said.partition("What came of it")[2]) is bool(set(phone.log.changes) and code == 5)


def test_stopped_in_the_middle_is_told_with_the_way_back(cli, plugged):
    phone, run = plugged()
    words = [sys.executable, "-m", "adbaudit", "revoke", "--yes", "--quiet", "--serial", run.serial]
    process = subprocess.Popen(words, env=cli.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not changed(1)(phone, None):
        time.sleep(0.001)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate()
    assert (process.returncode, "adbaudit undo" in said, "Nothing was changed" in said) == (130, True, False)


def test_whole_app_is_switched_off_only_where_that_was_named_and_comes_back(plugged):
    phone, run = plugged()
    before = run.state()
    run("revoke", "--yes", *ONE, "--no-proof")
    assert not {argv[1] for argv in phone.log.changes} & {"force-stop", "suspend", "disable-user"}
    run("undo", "--yes")
    done = run("revoke", "--yes", *ONE, "--no-proof", "--then", "disable", "--then", "suspend", "--format", "json")
    by_kind = {step["step"]: (step["outcome"], step["after"]) for step in steps_of(done)}
    assert by_kind["disable-app"] == ("done", {"enabled": 3, "stopped": False, "suspended": True})
    assert by_kind["suspend-app"][0] == "done"
    assert (run("undo", "--yes").returncode, run.state() == before) == (0, True)


def test_stop_is_named_as_what_no_command_takes_back(plugged):
    _, run = plugged()
    before = run.state()
    planned = run("revoke", "--yes", *ONE, "--no-proof", "--then", "stop").stdout
    assert "puts everything back but a stop" in " ".join(planned.split())
    undone = run("undo", "--yes")
    assert (undone.returncode, "open it on the phone" in " ".join(undone.stdout.split())) == (0, True)
    assert run.state() != before
    assert run.android.open_app("com.kuaijie.cashloan")
    assert run.state() == before
    assert run("undo").returncode == 3


def test_uninstalling_is_never_sent(plugged):
    phone, run = plugged()
    done = run("revoke", "--yes", *ONE, "--no-proof", "--then", "uninstall", "--format", "json")
    (last,) = (step for step in steps_of(done) if step["target"] == "uninstall")
    assert (last["step"], last["outcome"]) == ("by-hand", "manual")
    assert not any("uninstall" in argv for argv in phone.log.changes)


def test_dry_run_gives_programs_the_plan(plugged):
    _, run = plugged()
    done = run("revoke", "--dry-run", "--format", "json")
    steps = steps_of(done)
    assert {step["outcome"] for step in steps} <= {"skipped", "manual"}
    assert any("pm revoke" in command for step in steps for command in step["commands"])


def test_cable_that_is_pulled_before_the_last_look_is_told_with_a_code_of_its_own(plugged):
    phone, run = plugged()
    answer = run.android.run

    def pulled_after_the_change(argv, stdin):
        if argv[0] == "getprop" and ("pm", "revoke", "--user", "0", "com.kuaijie.cashloan") in {
            one[:5] for one in run.android.changes
        }:
            phone.unplug()
        return answer(argv, stdin)

    run.android.run = pulled_after_the_change
    done = run("revoke", "--yes", *ONE, "--apk", "none")
    told = " ".join(done.stdout.split())
    assert "One step was read back as done. The last look at it failed: the connection to the phone was gone." in told
    assert done.returncode == 4, done.stdout + done.stderr


def test_dry_run_of_undo_gives_programs_what_would_come_back(plugged):
    _, run = plugged()
    run("revoke", "--yes", *ONE, "--no-proof")
    looked = run("undo", "--dry-run", "--format", "json")
    steps = steps_of(looked)
    assert (looked.returncode, {step["outcome"] for step in steps}) == (0, {"skipped"})
    back = {step["target"] for step in steps_of(run("undo", "--yes", "--format", "json")) if step["outcome"] == "done"}
    assert {step["target"] for step in steps} == back != set()


def test_test_commands_before_the_question_are_told(plugged):
    _, run = plugged()
    planned, asked = (" ".join(run("revoke", *words, *ONE).stdout.split()) for words in (("--dry-run",), ()))
    assert ("test commands were sent already" in planned, "test commands were sent already" in asked) == (False, True)
    _, locked = plugged("xiaomi-11")
    assert "test commands that change nothing were refused" in " ".join(locked("revoke", "--yes").stdout.split())
