"""The guides for people: every command they show runs as it stands there, on a practice phone that is plugged in."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from adbaudit.device.program import find_program
from adbaudit.locations import apks_folder, phones_folder
from adbaudit.practice.android import Android
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("borrower.md", "clinic.md", "zh/borrower.md")
BLOCKS = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMANDS = re.compile(
    r"^\$ adbaudit (?P<words>.*)\n(?:answer (?P<answer>\w+)\n)?(?:exit code (?P<code>\d)\n)?", re.MULTILINE
)


@pytest.fixture
def run(cli, tmp_path):
    """Runs a command in a folder of its own, with one phone connected; gives the finished process."""
    environ = {**cli.environ, "ADB_MDNS": "0", "ADB_LIBUSB": "0", "PYTHONPATH": str(DOCS.parent)}
    port = environ["ANDROID_ADB_SERVER_PORT"]
    adb = find_program().path
    server = subprocess.Popen([adb, "-P", port, "nodaemon", "server"], env=environ, stderr=subprocess.DEVNULL)
    phone = PracticePhone(
        Android(load_profile("pixel-14", folder=phones_folder()), apks_folder()), knobs=Knobs(is_sleepless=True)
    )

    def run(words, answer=None):
        return subprocess.run(
            [sys.executable, "-m", "adbaudit", *words],
            input=answer and f"{answer}\n",
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    try:
        with phone.serve() as phone_port:
            subprocess.run(
                [adb, "connect", f"127.0.0.1:{phone_port}"], env=environ, capture_output=True, timeout=30, check=True
            )
            yield run
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_of_a_guide_ends_as_the_guide_says(run, guide):
    text = (DOCS / guide).read_text("utf-8")
    commands = [command for block in BLOCKS.findall(text) for command in COMMANDS.finditer(block)]
    assert len(commands) == text.count("$ adbaudit")
    for command in commands:
        done = run(shlex.split(command["words"]), command["answer"])
        assert done.returncode == int(command["code"] or 0), f"{command[0]}\n{done.stdout}\n{done.stderr}"
