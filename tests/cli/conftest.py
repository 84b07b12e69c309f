"""The command line as its own process, with a home of its own and no adb server but ours."""

import os
import socket
import subprocess
import sys

import pytest


@pytest.fixture(scope="session")
def practice_report(tmp_path_factory):
    """The JSON of one scan of the practice phone, for tests that only read it."""
    done = command_line(tmp_path_factory.mktemp("practice"))("scan", "--practice", "--format", "json")
    assert done.returncode == 1
    return done.stdout


@pytest.fixture
def cli(tmp_path):
    """Run `adbaudit` with these words; gives the finished process with its text."""
    return command_line(tmp_path)


def command_line(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "ADBAUDIT_HOME": str(tmp_path / "state"),
        "ANDROID_ADB_SERVER_PORT": str(port),
        "LANG": "C.UTF-8",
    }

    def run(*words, **changes):
        return subprocess.run(
            [sys.executable, "-m", "adbaudit", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**environ, **changes},
            encoding="utf-8",
        )

    run.environ = environ
    return run
