"""Letters from a report that was made after access was taken away still tell that it was open."""

import pytest

RUPEE = "com.rupeeguard.helper"
TAKEN = "the permission was taken away from it on my phone: READ_CONTACTS."
BEFORE = "write them from the report of before"


@pytest.fixture
def stopped(plugged, tmp_path):
    """A phone whose apps can read nothing any more, and the report that was made of it then."""
    _, run = plugged()
    early, later = tmp_path / "early.json", tmp_path / "later.json"
    scan = ("scan", "--format", "json", "-o")
    run(*scan, str(early))
    assert run("revoke", "--yes").returncode == 0
    run(*scan, str(later))
    return run, early, later


def letters(cli, report):
    done = cli("letters", str(report), "--country", "US", "--kind", "police")
    return " ".join(done.stdout.split())


def test_what_was_taken_away_from_this_computer_is_told_whatever_the_report_holds(stopped):
    run, early, later = stopped
    told = letters(run.cli, later)
    assert TAKEN in told
    assert f"package {RUPEE}" in told, "its accessibility was all it had"
    assert BEFORE in told, "what could be read until then stands there"
    assert TAKEN not in letters(run.cli, early), "it was taken away only later"
    assert run("undo", "--yes").returncode == 0
    assert TAKEN in letters(run.cli, later), "what was undone since was closed then"


def test_on_another_computer_the_person_is_told_to_take_the_report_of_before(cli, practice_report, tmp_path):
    path = tmp_path / "report.json"
    path.write_text(practice_report, encoding="utf-8")
    assert BEFORE in letters(cli, path)
