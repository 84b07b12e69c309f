"""`adbaudit devices` against a fake adb server: every state, hostile names, and watching until Ctrl-C."""

import os
import signal
import subprocess
import sys

import pytest

from adbaudit.device.states import DeviceState


@pytest.fixture
def devices(cli, fake_adb):
    def run(listing, *words):
        fake_adb.answers["host:devices-l"] = listing
        return cli("devices", *words, **fake_adb.environ)

    return run


@pytest.fixture
def watching(cli, fake_adb):
    """`devices --watch` as a process of its own."""
    command = [sys.executable, "-m", "adbaudit", "devices", "--watch"]
    with subprocess.Popen(
        command,
        env={**cli.environ, **fake_adb.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("state", list(DeviceState))
def test_every_state_is_named_with_what_to_press(devices, state):
    done = devices(f"A1 {state.value} transport_id:1\n")
    assert done.returncode == (0 if state is DeviceState.DEVICE else 3)
    assert done.stdout.startswith("A1: ")
    assert len(done.stdout.splitlines()) > 1


def test_phone_that_does_not_ask_is_told_what_may_block_it(devices):
    assert "Auto Blocker" in " ".join(devices("R5 unauthorized\n").stdout.split())


def test_names_that_try_to_move_the_cursor_are_made_visible(devices):
    done = devices("A\x1b[2J\u202eB device model:Pixel\x1b]0;x\x07\n")
    assert "\x1b" not in done.stdout
    assert "<U+001B>" in done.stdout


def test_lines_fit_the_page(devices):
    assert max(map(len, devices("A1 unauthorized model:SM_S911B\n").stdout.splitlines())) <= 80


def test_watching_prints_changes_and_ends_on_ctrl_c_with_130(watching, fake_adb):
    fake_adb.tracked.put("")
    assert "No phone yet" in watching.stdout.readline()
    fake_adb.tracked.put("A1 unauthorized usb:1-2\n")
    assert "not yet allowed" in watching.stdout.readline()
    fake_adb.tracked.put("")
    lines = iter(watching.stdout.readline, "")
    assert next(line for line in lines if "gone" in line) == "A1: gone\n"
    os.kill(watching.pid, signal.SIGINT)
    error = watching.communicate(timeout=20)[1]
    assert (watching.returncode, "Traceback" in error) == (130, False)


def test_watching_ends_when_nobody_reads_any_more(watching, fake_adb):
    fake_adb.tracked.put("A1 offline\n")
    watching.stdout.readline()
    watching.stdout.close()
    for number in range(5):
        fake_adb.tracked.put(f"B{number} offline\n")
    assert watching.wait(timeout=20) == 0
    assert watching.stderr.read() == ""


def test_watching_says_when_the_server_ends(watching, fake_adb):
    fake_adb.tracked.put("A1 offline\n")
    watching.stdout.readline()
    fake_adb.tracked.put(None)
    error = watching.communicate(timeout=20)[1]
    assert (watching.returncode, len(error.splitlines())) == (3, 3)


def test_watching_a_thousand_changes_keeps_no_history(watching, fake_adb):
    fake_adb.tracked.put("A1 offline\n")
    watching.stdout.readline()
    before = resident(watching.pid)
    for number in range(1000):
        fake_adb.tracked.put("A1 offline\n" if number % 2 else "A1 unauthorized\n")
    fake_adb.tracked.put("")
    for _ in iter(lambda: "gone" in watching.stdout.readline(), True):
        pass
    assert resident(watching.pid) - before < 4 * 1024


def resident(pid):
    """Kilobytes in memory."""
    listed = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(listed.stdout)
