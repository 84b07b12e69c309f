"""Revoke on two phones: each has its own answer, and nothing that was done is told as not done."""

import json
import subprocess
import sys

import pytest

from adbaudit.device.program import find_program

ONE = ("--package", "com.kuaijie.cashloan", "--group", "contacts", "--no-proof", "--apk", "none")
PROBE = "com.android.shell"


@pytest.fixture
def two(cli, plugged):
    """Two phones on one adb server, and a way to revoke on both with this typed in."""
    return Two(cli, [plugged(), plugged()])


class Two:
    """The command line, meant for both phones."""

    def __init__(self, cli, plugged):
        self.cli = cli
        self.phones = [phone for phone, _ in plugged]
        self.serials = [run.serial for _, run in plugged]

    def __call__(self, typed, *words):
        named = words if "--all" in words else (*words, *(part for one in self.serials for part in ("--serial", one)))
        line = [sys.executable, "-m", "adbaudit", "revoke", *ONE, "--quiet", *named]
        return subprocess.run(
            line, input=typed, capture_output=True, check=False, env=self.cli.environ, encoding="utf-8"
        )

    @property
    def changed(self):
        """Which of the two were really changed."""
        return [any(PROBE not in argv for argv in phone.log.changes) for phone in self.phones]


@pytest.mark.parametrize(
    ("typed", "code", "changed"),
    [("y\nn\n", 0, [True, False]), ("n\ny\n", 0, [False, True]), ("n\nn\n", 130, [False, False])],
)
def test_each_phone_has_its_own_answer(two, typed, code, changed):
    done = two(typed)
    assert (done.returncode, two.changed) == (code, changed)
    unchanged = [serial for serial, was in zip(two.serials, changed, strict=True) if not was]
    told = [line for line in done.stderr.splitlines() if line.endswith("nothing was changed.")]
    assert [serial in line for serial, line in zip(unchanged, told, strict=True)] == [True] * len(unchanged)
    assert "Nothing was changed on the phone" not in done.stderr


def test_every_connected_phone_is_asked_about(two):
    for serial in two.serials:
        subprocess.run([find_program().path, "connect", serial], env=two.cli.environ, capture_output=True, check=True)
    done = two("y\nn\n", "--all")
    assert (done.returncode, sorted(two.changed)) == (0, [False, True])
    assert done.stderr.count("nothing was changed.") == 1


def test_end_of_the_answers_tells_what_was_done_before(two):
    done = two("y\n")
    said = " ".join(done.stderr.split())
    assert (done.returncode, two.changed) == (130, [True, False])
    assert "Nothing was changed on this phone, nor on any after it" in said
    assert "“adbaudit undo” puts it back" in said


def test_end_of_the_answers_at_the_first_phone_changed_nothing(two):
    done = two("")
    assert (done.returncode, two.changed) == (130, [False, False])
    assert "Stopped. Nothing was changed on the phone." in done.stderr


@pytest.mark.parametrize("typed", ["y\ny\n", "y\n"])
def test_what_programs_read_is_one_list_however_it_ends(two, typed):
    done = two(typed, "--format", "json")
    documents = json.loads(done.stdout)
    assert [one["schema"] for one in documents] == ["adbaudit/receipts/1"] * typed.count("y")
