"""Letters from a report that was made after access was taken away still tell that it was open."""

import json

import pytest

RUPEE = "com.rupeeguard.helper"
TAKEN = "the permission was taken away from it on my phone: READ_CONTACTS."
BEFORE = "write them from the report of before"


@pytest.fixture
def stopped(plugged, tmp_path):
    """A phone whose apps can read nothing any more, and the report that was made of it then."""
    _, run = plugged()
    early, later = tmp_path / "early.json", tmp_path / "later.json"
    scan = ("scan", "--apk", "none", "--format", "json", "-o")
    run(*scan, str(early))
    assert run("revoke", "--yes", "--apk", "none").returncode == 0
    run(*scan, str(later))
    return run, early, later


def letters(run, report, **changes):
    done = run.cli("letters", str(report), "--country", "US", "--kind", "police", **changes)
    return " ".join(done.stdout.split())


def test_what_was_taken_away_from_this_computer_is_told_whatever_the_report_holds(stopped):
    run, early, later = stopped
    told = letters(run, later)
    assert TAKEN in told
    assert f"package {RUPEE}" in told, "its accessibility was all it had"
    assert BEFORE not in told
    assert TAKEN not in letters(run, early), "it was taken away only later"
    assert run("undo", "--yes").returncode == 0
    assert TAKEN in letters(run, later), "what was undone since was closed then"


def test_on_another_computer_the_person_is_told_to_take_the_report_of_before(stopped, tmp_path):
    run, _, later = stopped
    told = letters(run, later, ADBAUDIT_HOME=str(tmp_path / "elsewhere"))
    assert TAKEN not in told
    assert BEFORE in told


def test_phone_of_a_bent_report_is_looked_for_nowhere_else(stopped, tmp_path):
    run, _, later = stopped
    bent = json.loads(later.read_text(encoding="utf-8"))
    bent["device"]["id"] = f"../receipts/{bent['device']['id']}"
    path = tmp_path / "bent.json"
    path.write_text(json.dumps(bent), encoding="utf-8")
    assert TAKEN not in letters(run, path)
