"""What the real adb binary gets from a practice phone."""

from __future__ import annotations

import re
import subprocess
import threading
import time

import adbutils

from adbaudit.practice.phone import PracticePhone


def test_devices_shows_product_model_and_device_of_the_banner(connected_phone):
    lines = connected_phone.adb("devices", "-l").stdout.decode().splitlines()
    line = next(line for line in lines if line.startswith(connected_phone.serial))
    assert "device product:tiny model:Tiny_One device:tin" in line


def test_banner_of_the_computer_is_logged(connected_phone):
    assert connected_phone.phone.log.banner.startswith("host::features=shell_v2,cmd,")


def test_only_features_that_work_are_offered(connected_phone):
    offered = connected_phone("features").stdout.decode().split()
    assert offered == ["shell_v2", "cmd", "stat_v2", "ls_v2", "sendrecv_v2"]


def test_shell_keeps_output_errors_and_status_apart(connected_phone):
    answer = connected_phone("shell", "both")
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"to out\n", b"to err\n", 7)


def test_exec_out_mixes_errors_in_and_has_no_status(connected_phone):
    answer = connected_phone("exec-out", "both")
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"to out\nto err\n", b"", 0)


def test_missing_program_is_said_as_android_says_it(connected_phone):
    answer = connected_phone("shell", "nosuch")
    expected = b"/system/bin/sh: nosuch: inaccessible or not found\n"
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"", expected, 127)


def test_raw_shell_of_a_modern_phone_changes_no_byte(connect, tiny_machine):
    content = bytes(range(256)) + b"\r\n\n\r"
    phone = connect(tiny_machine(files={"/sdcard/bytes": content}))
    assert phone("shell", "-x", "cat /sdcard/bytes").stdout == content


def test_terminal_turns_newlines_into_crlf_and_mixes_errors_in(connected_phone):
    answer = connected_phone("shell", "-tt", "both")
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"to out\r\nto err\r\n", b"", 7)


def test_interactive_shell_is_refused_with_a_sentence(connected_phone):
    answer = connected_phone("shell", "-tt")
    assert b"no interactive shell" in answer.stdout
    assert answer.returncode == 1


def test_script_on_standard_input_is_run(connected_phone):
    answer = connected_phone("shell", input=b"echo one\nboth\nexit 5\necho never\n")
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"one\nto out\n", b"to err\n", 5)


def test_exec_sh_answers_line_by_line_as_the_script_arrives(connected_phone):
    device = adbutils.AdbClient(port=connected_phone.adb.port).device(connected_phone.serial)
    with device.open_transport() as link:
        link.send_command("exec:sh")
        link.check_okay()
        link.conn.sendall(b"echo first\n")
        assert link.read_string(6) == "first\n"
        link.conn.sendall(b"nosuch 2>/dev/null\necho $?; exit\n")
        assert link.read_until_close() == "127\n"


def test_standard_input_reaches_a_tool(connected_phone):
    assert connected_phone("shell", "wc -c", input=b"x" * 300_000).stdout == b"300000\n"


def test_program_that_reads_no_input_does_not_wait_for_it(connected_phone):
    adb = connected_phone.adb.start("-s", connected_phone.serial, "shell", "both", stdin=subprocess.PIPE)
    assert adb.wait(10) == 7
    adb.communicate()


def test_eight_megabytes_come_back_exactly(connect, tiny_machine):
    content = bytes(range(251)) * (8 * 1024 * 1024 // 251)
    phone = connect(tiny_machine(files={"/sdcard/big": content}))
    assert phone("exec-out", "cat /sdcard/big").stdout == content
    assert phone("shell", "cat /sdcard/big").stdout == content


def test_two_shells_run_at_once(connected_phone):
    slow = connected_phone.adb.start("-s", connected_phone.serial, "shell", "echo begun; sleep 30")
    assert slow.stdout.readline() == b"begun\n"
    assert connected_phone("shell", "echo quick").stdout == b"quick\n"
    slow.kill()
    slow.communicate()


def test_closed_stream_stops_its_program(connected_phone, eventually):
    slow = connected_phone.adb.start("-s", connected_phone.serial, "shell", "echo begun; sleep 30; echo after")
    assert slow.stdout.readline() == b"begun\n"
    slow.kill()
    slow.communicate()
    eventually(lambda: not [thread for thread in threading.enumerate() if "sleep 30" in thread.name])
    assert "echo after" not in connected_phone.phone.log.commands


def test_unknown_service_is_closed(connected_phone):
    answer = connected_phone("reboot")
    assert answer.returncode != 0
    assert connected_phone("shell", "echo still here").stdout == b"still here\n"


def test_log_counts_opens_and_keeps_commands_and_changes(connected_phone):
    connected_phone("shell", "getprop ro.product.name; pm revoke a.b c")
    connected_phone("exec-out", "both")
    log = connected_phone.phone.log
    assert log.opens == {"shell": 1, "exec": 1}
    assert log.commands == ("getprop ro.product.name", "pm revoke a.b c", "both")
    assert log.changes == (("pm", "revoke", "a.b", "c"),)


def test_adbutils_reads_status_and_errors(connected_phone):
    device = adbutils.AdbClient(port=connected_phone.adb.port).device(connected_phone.serial)
    answer = device.shell2("both", v2=True)
    assert (answer.stdout, answer.stderr, answer.returncode) == ("to out\n", "to err\n", 7)
    assert device.shell("echo old protocol") == "old protocol"


def test_legacy_phone_speaks_protocol_one_with_a_terminal_and_no_status(connect, tiny_machine):
    phone = connect(tiny_machine(features=(), sdk="23"))
    assert phone("features").stdout.split() == []
    answer = phone("shell", "both; nosuch")
    expected = b"to out\r\nto err\r\n/system/bin/sh: nosuch: not found\r\n"
    assert (answer.stdout, answer.stderr, answer.returncode) == (expected, b"", 0)


def test_legacy_phone_sends_large_binaries_in_small_packets(connect, tiny_machine):
    content = bytes(range(256)) * 2000
    phone = connect(tiny_machine(features=(), files={"/sdcard/big": content}))
    assert phone("exec-out", "cat /sdcard/big").stdout == content


def test_phone_ends_within_a_second_while_adb_holds_on(adb_server, tiny_machine):
    phone = PracticePhone(tiny_machine())
    with phone.serve() as port:
        adb_server("connect", f"127.0.0.1:{port}")
        shell = adb_server.start("-s", f"127.0.0.1:{port}", "shell", "echo begun; sleep 30")
        assert shell.stdout.readline() == b"begun\n"
        begun = time.monotonic()
    assert time.monotonic() - begun < 1
    shell.communicate(timeout=10)
    adb_server("disconnect", f"127.0.0.1:{port}")


def test_phone_can_be_served_again_on_its_port(adb_server, tiny_machine):
    phone = PracticePhone(tiny_machine())
    with phone.serve() as port:
        adb_server("connect", f"127.0.0.1:{port}")
    adb_server("disconnect", f"127.0.0.1:{port}")
    with phone.serve(port):
        assert re.match(rb"connected", adb_server("connect", f"127.0.0.1:{port}").stdout)
        assert adb_server("-s", f"127.0.0.1:{port}", "shell", "echo back").stdout == b"back\n"
        adb_server("disconnect", f"127.0.0.1:{port}")


def test_a_large_dump_does_not_hold_a_scanner_up(connect, tiny_machine):
    phone = connect(tiny_machine(files={"/dump": bytes(5 * 1024 * 1024)}))
    device = adbutils.AdbClient(port=phone.adb.port).device(phone.serial)
    begun = time.monotonic()
    assert len(device.shell("cat /dump", encoding=None)) == 5 * 1024 * 1024
    assert time.monotonic() - begun < 2, "about 0.05 s on an idle computer"
