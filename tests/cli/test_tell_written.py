"""Whoever sits at a terminal is told where a file was kept; scripts are told nothing."""

import contextlib
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals of this kind are of Unix")


@pytest.fixture
def told(cli, tmp_path, practice_report):
    """What is told at a terminal when a command keeps its output in a file."""
    (tmp_path / "phone.json").write_text(practice_report, encoding="utf-8")

    def of(*given):
        words = [str(tmp_path / word) if word.endswith((".json", ".txt")) else word for word in given]
        ours, theirs = os.openpty()
        command = [sys.executable, "-m", "adbaudit", *words]
        environ = {**cli.environ, "TERM": "dumb"}
        with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, env=environ) as run:
            os.close(theirs)
            text = "".join(_until_the_end(ours))
            run.wait(timeout=60)
        os.close(ours)
        return text

    return of


def _until_the_end(terminal):
    with contextlib.suppress(OSError):  # Linux ends a terminal that nobody writes to any more in this way
        while chunk := os.read(terminal, 4096):
            yield chunk.decode("utf-8", errors="replace")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "phone.json"),
        ("handout", "can-read-now", "--country", "CN"),
        ("scan", "--practice", "--apk", "none"),
    ],
)
def test_file_is_named_and_said_to_be_ones_own(told, words):
    assert "out.txt; only you can open it." in told(*words, "-o", "out.txt")


def test_quiet_says_nothing(told):
    assert "Written to" not in told("scan", "--practice", "--apk", "none", "--quiet", "-o", "out.txt")


def test_pipe_is_told_nothing(cli, tmp_path):
    assert cli("handout", "can-read-now", "--country", "CN", "-o", str(tmp_path / "page.txt")).stderr == ""
