"""A work profile that is paused: before a scan, between plan and act, between act and undo, over the real adb."""

import json

import pytest

LOAN = "com.pinjamkilat.dana"
ONE = ("--package", LOAN, "--apk", "none", "--no-proof")
NOT_RUNNING = "Not running now: work profile (10)."


def words_of(done):
    return " ".join((done.stdout + done.stderr).split())


def pause_at(android, word):
    """The person pauses the work profile just when a command with this word arrives."""
    run = android.run

    def paused(argv, stdin):
        if word in argv:
            android.stop_user(10)
        return run(argv, stdin)

    android.run = paused


def outcomes(done):
    steps = json.loads(done.stdout)["steps"]
    return {step["outcome"] for step in steps if step["user"] == 10 and step["package"] == LOAN and step["commands"]}


def contacts_of(run):
    """Whether the app may read contacts in the work profile, by the phone's own dump."""
    shown = run.android.run(("dumpsys", "package", LOAN), b"").stdout.decode().split("User 10:")[1]
    return "READ_CONTACTS: granted=true" in shown


@pytest.fixture
def scanned(plugged, tmp_path):
    """Two saved reports of the same phone: its work profile running, and paused."""
    _, run = plugged()
    kept = tmp_path / "running.json", tmp_path / "paused.json"
    for file in kept:
        run("scan", "--apk", "none", "--format", "json", "-o", str(file))
        run.android.stop_user(10)
    return run.cli, kept


def test_scan_of_a_paused_profile_reads_the_same_and_says_that_nothing_reads_there_now(scanned):
    cli, kept = scanned
    one, two = (json.loads(file.read_text(encoding="utf-8")) for file in kept)
    assert (one["apps"], one["findings"], one["gaps"]) == (two["apps"], two["findings"], two["gaps"])
    assert [user["running"] for user in two["device"]["users"]] == [True, False]
    for kind in ("terminal", "markdown", "html"):
        told = [NOT_RUNNING in words_of(cli("report", str(file), "--format", kind)) for file in kept]
        assert told == [False, True]


def test_revoke_of_a_profile_that_was_paused_before_says_so_and_is_done(plugged):
    _, run = plugged()
    run.android.stop_user(10)
    assert NOT_RUNNING in words_of(run("revoke", *ONE, "--dry-run"))
    done = run("revoke", *ONE, "--yes", "--format", "json")
    assert (done.returncode, outcomes(done)) == (0, {"done"})
    run.android.start_user(10)
    assert not contacts_of(run)


@pytest.mark.parametrize("moment", ["revoke", "sleep"])
def test_profile_paused_in_the_middle_of_a_revoke_hides_nothing(plugged, moment):
    _, run = plugged()
    pause_at(run.android, moment)
    done = run("revoke", *ONE, "--yes", "--format", "json")
    assert (done.returncode, outcomes(done)) == (0, {"done"})
    run.android.start_user(10)
    assert not contacts_of(run)


@pytest.mark.parametrize("was_paused", [True, False])
def test_undo_of_a_paused_profile_is_told_and_stands_when_it_runs_again(plugged, was_paused):
    _, run = plugged()
    before = run.state()
    if was_paused:
        run.android.stop_user(10)
    assert run("revoke", *ONE, "--yes").returncode == 0
    (run.android.start_user if was_paused else run.android.stop_user)(10)
    asked = run("undo", "--dry-run")
    assert (NOT_RUNNING in words_of(asked)) is not was_paused
    assert run("undo", "--yes").returncode == 0
    run.android.start_user(10)
    assert run.state() == before


def test_page_of_a_paused_profile_is_not_told_as_open(plugged):
    _, run = plugged()
    run.android.stop_user(10)
    refused = run.cli("open", LOAN, "--user", "10", "--serial", run.serial)
    assert (refused.returncode, "User 10 of this phone is not running" in words_of(refused)) == (3, True)
    assert run.cli("open", LOAN, "--serial", run.serial).returncode == 0
    run.android.start_user(10)
    assert run.cli("open", LOAN, "--user", "10", "--serial", run.serial).returncode == 0
