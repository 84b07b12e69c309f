"""Files over the sync service, with the real adb and with adbutils."""

from __future__ import annotations

import socket
import struct

import adbutils
import pytest

MODERN = ("shell_v2", "cmd", "stat_v2", "ls_v2", "sendrecv_v2", "fixed_push_mkdir")
OLD = ()


@pytest.fixture(params=[MODERN, OLD], ids=["modern", "legacy"])
def phone(request, connect, tiny_machine):
    files = {"/sdcard/hello.txt": b"hello\n", "/sdcard/deep/big": bytes(range(256)) * 4096, "/data/local/tmp/x": b""}
    return connect(tiny_machine(features=request.param, files=files))


def test_pull_gives_the_exact_bytes(phone, scratch):
    answer = phone("pull", "/sdcard/deep/big", str(scratch / "big"))
    assert answer.returncode == 0, answer
    assert (scratch / "big").read_bytes() == phone.machine.files["/sdcard/deep/big"]


def test_pull_of_a_folder_gives_what_is_in_it(phone, scratch):
    assert phone("pull", "/sdcard", str(scratch / "copy")).returncode == 0
    assert (scratch / "copy" / "hello.txt").read_bytes() == b"hello\n"
    assert (scratch / "copy" / "deep" / "big").stat().st_size == 256 * 4096


def test_pull_of_a_missing_file_says_so(phone, scratch):
    answer = phone("pull", "/sdcard/nope", str(scratch / "nope"))
    assert answer.returncode == 1
    assert b"No such file or directory" in answer.stdout + answer.stderr or b"does not exist" in answer.stderr


@pytest.mark.parametrize("size", [0, 10, 300_000])
def test_push_keeps_the_exact_bytes_and_is_a_change(phone, scratch, size):
    content = bytes(range(250)) * (size // 250) + b"y" * (size % 250)
    (scratch / "new").write_bytes(content)
    answer = phone("push", str(scratch / "new"), "/data/local/tmp/new")
    assert answer.returncode == 0, answer
    assert phone.machine.files["/data/local/tmp/new"] == content
    assert phone.phone.log.changes == (("write", "/data/local/tmp/new"),)


def test_push_where_the_shell_may_not_write_is_refused(phone, scratch):
    (scratch / "new").write_bytes(b"x")
    answer = phone("push", str(scratch / "new"), "/sdcard/new")
    assert answer.returncode == 1
    assert b"Permission denied" in answer.stdout + answer.stderr
    assert phone.phone.log.changes == ()


def test_ls_shows_modes_sizes_and_times(phone):
    assert phone("ls", "/sdcard").stdout.splitlines()[2:] == [
        b"000041ed 00001000 6553f100 deep",
        b"000081a4 00000006 6553f100 hello.txt",
    ]


def test_adbutils_reads_and_lists(phone):
    sync = adbutils.AdbClient(port=phone.adb.port).device(phone.serial).sync
    assert sync.read_bytes("/sdcard/hello.txt") == b"hello\n"
    assert sorted(entry.path for entry in sync.list("/sdcard")) == [".", "..", "deep", "hello.txt"]
    assert sync.stat("/sdcard/hello.txt").size == 6
    assert sync.stat("/nope").size == 0


@pytest.mark.parametrize(
    ("request_bytes", "answer"),
    [
        (b"RECV" + struct.pack("<I", 5) + b"/nope", b"FAIL"),
        (b"RECV" + struct.pack("<I", 7) + b"/sdcard", b"FAIL"),
        (b"RCV2" + struct.pack("<I", 5) + b"/nope" + b"RCV2" + struct.pack("<I", 2), b"FAIL"),
        (b"WHAT" + struct.pack("<I", 0), b"FAIL"),
        (b"STAT" + struct.pack("<I", 100_000), b"FAIL"),
        (b"SEND" + struct.pack("<I", 6) + b"nomode", b"FAIL"),
        (b"SEND" + struct.pack("<I", 6) + b"/x,420" + b"DATA" + struct.pack("<I", 1 << 30), b"FAIL"),
        (b"STAT" + struct.pack("<I", 3) + b"a\0b", b"STAT" + bytes(12)),
        (b"STA2" + struct.pack("<I", 5) + b"/nope", b"STA2" + struct.pack("<I", 2) + bytes(64)),
        (b"LIST" + struct.pack("<I", 5) + b"/nope", b"DONE" + bytes(16)),
        (b"LIS2" + struct.pack("<I", 5) + b"/nope", b"DONE" + bytes(72)),
    ],
)
def test_odd_requests_get_a_plain_answer(phone, request_bytes, answer):
    device = adbutils.AdbClient(port=phone.adb.port).device(phone.serial)
    with device.open_transport() as link:
        link.send_command("sync:")
        link.check_okay()
        link.conn.sendall(request_bytes)
        assert link.conn.recv(len(answer), socket.MSG_WAITALL) == answer
