"""`adbaudit doctor` as people run it; what each check says is tested in tests/device."""

import os
import re
import signal
import sys

import pytest


@pytest.fixture
def doctor(cli, fake_adb):
    def run(listing="", *words, **changes):
        fake_adb.answers["host:devices-l"] = listing
        return cli("doctor", *words, **{**fake_adb.environ, **changes})

    return run


def test_ready_phone_is_0_and_says_what_comes_next(doctor):
    done = doctor("A1 device model:Pixel_7\n")
    assert done.returncode == 0
    assert "[ok] Phone A1: ready" in done.stdout
    assert "adbaudit scan" in done.stdout


def test_no_phone_is_3_and_says_why(doctor):
    done = doctor()
    assert (done.returncode, done.stderr) == (3, "")
    assert "[wrong] The adb server sees no phone." in done.stdout


def test_unauthorised_phone_is_3_and_says_what_to_press(doctor):
    done = doctor("A1 unauthorized\n")
    assert done.returncode == 3
    assert "Allow USB debugging?" in done.stdout


def test_phone_without_permission_is_told(doctor):
    done = doctor("NOSUCH1 no permissions (missing udev rules?); see [http://x] usb:9-9 transport_id:1\n")
    assert "[wrong] Phone NOSUCH1: this computer does not let you use the USB" in done.stdout
    assert "No phone is on the USB ports" not in done.stdout


def test_server_of_another_version_is_named_and_left_running(doctor, fake_adb):
    fake_adb.answers["host:version"] = "0020"
    done = doctor("A1 device\n")
    assert "1.0.32" in done.stdout
    assert not any("kill" in request for request in fake_adb.requests)


def test_program_that_is_no_adb_on_the_port_is_told(doctor, fake_adb):
    fake_adb.answers["host:version"] = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    done = doctor()
    assert done.returncode == 3
    assert "not in adb's language" in done.stdout


def test_old_adb_on_path_that_fights_ours_is_named(doctor, tmp_path, cli):
    program = tmp_path / "old/adb"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'Android Debug Bridge version 1.0.32'\n", encoding="utf-8")
    program.chmod(0o755)
    done = doctor(PATH=f"{program.parent}:{cli.environ['PATH']}")
    assert f"{program} (1.0.32)" in done.stdout


def test_address_that_makes_no_sense_is_told_in_three_parts(cli):
    done = cli("doctor", ANDROID_ADB_SERVER_PORT="nonsense")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 3)


def test_hostile_serial_does_not_reach_the_terminal(doctor):
    assert "\x1b" not in doctor("A\x1b[2J unauthorized\n").stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc to find the server it must end")
def test_without_a_server_one_is_started_and_named(cli):
    done = cli("doctor", ADB_LIBUSB="0", ADB_MDNS="0")
    os.kill(int(re.search(r"process\s+(\d+)", done.stdout).group(1)), signal.SIGTERM)
    assert done.returncode == 3
    assert "[ok] adb server" in done.stdout
