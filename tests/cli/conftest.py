"""The command line as its own process, with a home of its own and no adb server but ours."""

import contextlib
import os
import socket
import subprocess
import sys

import pytest

from adbaudit.locations import apks_folder, phones_folder
from adbaudit.practice.android import Android
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile


@pytest.fixture(scope="session")
def practice_report(tmp_path_factory):
    """The JSON of one scan of the practice phone, for tests that only read it."""
    done = command_line(tmp_path_factory.mktemp("practice"))("scan", "--practice", "--format", "json")
    assert done.returncode == 1
    return done.stdout


@pytest.fixture
def cli(tmp_path):
    """Run `adbaudit` with these words; gives the finished process with its text. Its adb server ends with the test."""
    run = command_line(tmp_path)
    yield run
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", run.port), timeout=5) as server:
        server.sendall(b"0009host:kill")
        server.recv(4)


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

    def run(*words, stdin=None, **changes):
        return subprocess.run(
            [sys.executable, "-m", "adbaudit", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            input=stdin,
            env={**environ, **changes},
            encoding="utf-8",
        )

    run.environ, run.port = environ, port
    return run


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
