"""The command line with phones: none, a practice phone, one that is locked."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adbaudit.device.program import find_program
from adbaudit.workflow.practice import make_phone


@contextlib.contextmanager
def server_of(cli):
    """An adb server where the command line looks for one, ended by its own handle."""
    port = cli.environ["ANDROID_ADB_SERVER_PORT"]
    server = subprocess.Popen(
        [find_program().path, "-P", port, "nodaemon", "server"],
        env={**cli.environ, "ADB_MDNS": "0", "ADB_LIBUSB": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def adb(cli, *words):
    return subprocess.run(
        [find_program().path, *words], env=cli.environ, capture_output=True, text=True, timeout=30, check=False
    )


@pytest.fixture
def server(cli):
    with server_of(cli):
        yield


@pytest.fixture
def phone(cli, server):
    with make_phone("pixel-14").serve() as port:
        assert "connected" in adb(cli, "connect", f"127.0.0.1:{port}").stdout
        yield f"127.0.0.1:{port}"


def test_server_that_is_not_running_is_started_where_the_environment_says(cli):
    try:
        done = cli("devices", ADB_MDNS="0", ADB_LIBUSB="0")
        assert done.returncode == 3
        assert "USB debugging" in done.stderr
        assert "List of devices" in adb(cli, "devices").stdout
    finally:
        adb(cli, "kill-server")


def test_server_on_another_computer_is_not_started(cli):
    done = cli("devices", ANDROID_ADB_SERVER_ADDRESS="127.0.0.2")
    assert done.returncode == 3
    assert "127.0.0.2" in done.stderr


def test_no_phone_is_3_and_says_what_to_press(cli, server):
    done = cli("scan")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 3
    assert "USB debugging" in done.stderr


def test_devices_without_a_phone_is_3(cli, server):
    assert cli("devices").returncode == 3


def test_the_only_phone_is_scanned(cli, phone):
    done = cli("scan", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["source"]["kind"], report["complete"]) == ("adb", True)
    assert phone not in done.stdout


def test_devices_names_a_ready_phone(cli, phone):
    done = cli("devices")
    assert done.returncode == 0
    assert phone in done.stdout


def test_one_user_can_be_asked_for(cli, phone):
    report = json.loads(cli("scan", "--serial", phone, "--user", "10", "--format", "json").stdout)
    assert {app["user"] for app in report["apps"]} == {10}


def test_all_gives_a_list(cli, phone):
    assert isinstance(json.loads(cli("scan", "--all", "--format", "json").stdout), list)


def test_phone_that_could_not_be_read_stands_in_the_list_as_a_gap(cli, phone):
    done = cli("scan", "--serial", phone, "--serial", "no-such-phone", "--format", "json")
    read, unread = json.loads(done.stdout)
    assert (done.returncode, read["complete"], unread["complete"], unread["device"]) == (1, True, False, None)
    assert unread["gaps"][0]["wanted"] == "phone 2 of 2"
    assert "no-such-phone" not in done.stdout


def test_json_of_each_phone_has_a_file_of_its_own_that_goes_on_to_letters_and_evidence(cli, server, tmp_path):
    """Else one client's letters and bundle could be made only from a file that holds all of them."""
    with make_phone("pixel-14").serve() as one, make_phone("legacy-8").serve() as other:
        serials = ("--serial", f"127.0.0.1:{one}", "--serial", f"127.0.0.1:{other}")
        cli("scan", *serials, "--apk", "none", "--format", "json", "-o", str(tmp_path / "visit.json"))
    files = [tmp_path / "visit-1.json", tmp_path / "visit-2.json"]
    assert [json.loads(file.read_text("utf-8"))["device"]["model"] for file in files] == ["Pixel 7", "Moto G (5) Plus"]
    assert cli("letters", files[0], "--kind", "police", "-o", tmp_path / "letters").returncode == 0
    assert cli("evidence", "seal", files[1], "-o", tmp_path / "2.zip").returncode == 4  # it did not answer everything
    mixed = cli("evidence", "seal", files[1], files[0], "-o", tmp_path / "mixed.zip")
    assert (mixed.returncode, "visit-1.json is a report that carries the name of another" in mixed.stderr) == (2, True)
    assert not (tmp_path / "mixed.zip").exists()


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_phone_that_was_not_let_in_stands_at_the_end_with_its_reason_and_nothing_else(cli, server, form):
    with make_phone("pixel-14", is_authorized=False).serve() as locked, make_phone("pixel-14").serve() as ready:
        words = ("--serial", f"127.0.0.1:{locked}", "--serial", f"127.0.0.1:{ready}", "--format", form, "--quiet")
        done = cli("scan", *words)
    _, end = done.stdout.rsplit("A phone that was not read", maxsplit=1)
    assert "phone 1 of 2: it does not let this computer in yet" in end
    assert len(end) < 400
    assert f":{locked}" not in done.stdout


def test_each_of_several_phones_has_its_own_file_with_its_name_on_top(cli, server, tmp_path):
    with make_phone("pixel-14").serve() as one, make_phone("xiaomi-11").serve() as other:
        target = str(tmp_path / "report.txt")
        done = cli("scan", "--serial", f"127.0.0.1:{one}", "--serial", f"127.0.0.1:{other}", "-o", target)
    first, second = done.stderr.splitlines()
    assert first == f"{tmp_path / 'report-1.txt'}: Google Pixel 7, Android 14 (127.0.0.1:{one})"
    assert second.endswith(f"(127.0.0.1:{other})")
    assert "Android 14" in (tmp_path / "report-1.txt").read_text(encoding="utf-8").splitlines()[1]
    assert "Android 11" in (tmp_path / "report-2.txt").read_text(encoding="utf-8").splitlines()[1]


def test_locked_practice_phone_says_what_to_press(cli):
    command = [sys.executable, "-m", "adbaudit", "practice", "--locked"]
    with subprocess.Popen(
        command, env=cli.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            shown = [process.stdout.readline() for _ in range(3)]
            process.stdin.write("\n")
            process.stdin.flush()
            shown.append(process.stdout.readline())
        finally:
            process.kill()
    assert "Press Enter to allow" in shown[2]
    assert "Ctrl-C ends it." in shown[3]


def test_unknown_serial_is_3(cli, phone):
    assert cli("scan", "--serial", "nobody").returncode == 3


def test_phone_named_by_its_address_is_connected_first(cli, server):
    with make_phone("pixel-14").serve() as port:
        assert cli("scan", "--serial", f"127.0.0.1:{port}").returncode == 1


def test_locked_phone_named_by_its_address_says_what_to_press(cli, server):
    with make_phone("pixel-14", is_authorized=False).serve() as port:
        done = cli("scan", "--serial", f"127.0.0.1:{port}")
    assert done.returncode == 3
    assert "Allow USB debugging?" in done.stderr


def test_address_where_nobody_answers_is_told_with_adbs_reason(cli, server):
    done = cli("scan", "--serial", "127.0.0.1:1")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 3)
    assert "refused" in done.stderr


def test_what_the_practice_phone_says_to_type_runs_without_adb_on_path(cli, server):
    command = [sys.executable, "-m", "adbaudit", "practice"]
    with subprocess.Popen(command, env=cli.environ, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        process.stdout.readline()
        name, *words = process.stdout.readline().split()
        done = cli(*words, PATH="")
        process.terminate()
    assert (name, done.returncode) == ("adbaudit", 1)


def test_locked_phone_is_3_until_it_allows_the_computer(cli, server):
    locked = make_phone("pixel-14", is_authorized=False)
    with locked.serve() as port:
        adb(cli, "connect", f"127.0.0.1:{port}")
        done = cli("scan")
        assert done.returncode == 3
        assert "Allow" in done.stderr
        assert "Allow" in cli("devices").stdout


def test_practice_scan_says_what_it_found_in_both_languages(cli):
    english, chinese = cli("scan", "--practice"), cli("scan", "--practice", "--lang", "zh-CN")
    assert (english.returncode, chinese.returncode) == (1, 1)
    assert "快捷借款" in english.stdout
    assert "通讯录" in chinese.stdout
    assert max(map(len, english.stdout.splitlines())) <= 80


def test_no_color_codes_in_a_pipe(cli):
    assert "\x1b" not in cli("scan", "--practice").stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_a_practice_phone_is_no_error(cli, number):
    command = [sys.executable, "-m", "adbaudit", "practice"]
    with subprocess.Popen(
        command, env=cli.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            process.stdout.readline()
            os.kill(process.pid, number)
            error = process.communicate(timeout=20)[1]
        finally:
            process.kill()
    assert (process.returncode, error.decode().strip()) == (130, "Stopped.")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to find the server it must end")
def test_practice_scan_ends_its_own_server_when_stopped(cli):
    command = [sys.executable, "-m", "adbaudit", "scan", "--practice"]
    with subprocess.Popen(
        command, env=cli.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            children = wait_for_children(process)
            os.kill(process.pid, signal.SIGTERM)
            process.communicate(timeout=20)
        finally:
            process.kill()
    assert children
    assert [child for child in children if is_running(child)] == []


def wait_for_children(process):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        if children := children_of(process.pid):
            return children
        time.sleep(0.01)
    return []


def children_of(pid):
    """Processes whose parent this is: the field after the state in `/proc/PID/stat` (proc(5))."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended while we looked
            _, parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            found += [int(stat.parent.name)] if int(parent) == pid else []
    return found


def is_running(pid):
    """One that ended and that nobody has asked after yet still has its number, in state `Z` (proc(5))."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_damaged_key_is_told_since_the_phone_goes_by_another_name_then(cli, tmp_path):
    key = tmp_path / "state" / "device.key"
    key.parent.mkdir()
    key.write_bytes(b"half")
    done = cli("scan", "--quiet")
    assert (done.returncode, f"This computer’s key {key} is damaged" in done.stderr) == (3, True)
    assert key.read_bytes() == b"half"
