"""`adbaudit pair` against a fake adb server that pairs and connects; the real one is asked in tests/device."""

import os
import pty
import re
import subprocess
import sys

import pytest

SERIAL = "adb-R5-abc._adb-tls-connect._tcp"
PHONE = "192.168.1.5"


@pytest.fixture
def phone(fake_adb):
    """A phone that pairs with the right code, then appears by itself as adb makes it."""

    def paired(request):
        fake_adb.answers["host:devices-l"] = f"{SERIAL} device model:Pixel_7\n"
        where = request.split(":", 3)[3]
        answer = f"Successfully paired to {where} [guid=adb-R5-abc]"
        return f"OKAY{len(answer):04x}{answer}".encode()

    fake_adb.answers["host:pair:"] = paired
    return fake_adb


def test_code_pairs_and_says_how_the_phone_is_called(cli, phone):
    done = cli("pair", f"{PHONE}:37001", "123 456", **phone.environ)
    assert (done.returncode, SERIAL in done.stdout) == (0, True)
    assert f"host:pair:123456:{PHONE}:37001" in phone.requests


def test_phone_that_adb_does_not_connect_by_itself_is_connected(cli, phone):
    def paired(request):
        answer = "Successfully paired to x [guid=adb-R5-abc]"
        phone.answers["host:mdns:services"] = f"adb-R5-abc\t_adb-tls-connect._tcp\t{PHONE}:40001\n"
        return f"OKAY{len(answer):04x}{answer}".encode()

    def connected(request):
        phone.answers["host:devices-l"] = f"{PHONE}:40001 device\n"
        return f"connected to {PHONE}:40001"

    phone.answers |= {"host:pair:": paired, "host:connect:": connected}
    done = cli("pair", f"{PHONE}:37001", "123456", **phone.environ)
    assert (done.returncode, f"{PHONE}:40001" in done.stdout) == (0, True)
    assert phone.requests.count(f"host:connect:{PHONE}:40001") == 1


def test_phone_that_adb_connected_is_not_connected_twice(cli, phone):
    cli("pair", f"{PHONE}:37001", "123456", **phone.environ)
    assert not any(request.startswith("host:connect") for request in phone.requests)


def test_phone_that_does_not_say_its_name_is_paired_but_not_connected(cli, phone):
    answer = "Successfully paired to x"
    phone.answers["host:pair:"] = f"OKAY{len(answer):04x}{answer}".encode()
    done = cli("pair", f"{PHONE}:37001", "123456", **phone.environ)
    assert done.returncode == 3
    assert "adbaudit scan --serial" in " ".join(done.stdout.split())


def test_refusal_is_3_in_three_parts(cli, fake_adb):
    fake_adb.answers["host:pair:"] = b"OKAYFAIL0031Failed: Wrong password or connection was dropped."
    done = cli("pair", f"{PHONE}:37001", "123456", **fake_adb.environ)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 3)
    assert "Wrong password" in done.stderr


def test_code_is_asked_for_and_not_shown_while_it_is_typed(cli, phone):
    main, other = pty.openpty()
    command = [sys.executable, "-m", "adbaudit", "pair", f"{PHONE}:37001"]
    environ = {**cli.environ, **phone.environ}
    with subprocess.Popen(
        command, env=environ, stdin=other, stdout=other, stderr=other, start_new_session=True
    ) as done:
        os.close(other)
        shown = os.read(main, 1000)
        while b":" not in shown:
            shown += os.read(main, 1000)
        os.write(main, b"123456\n")
        done.wait(timeout=30)
        shown += os.read(main, 5000)
    os.close(main)
    assert done.returncode == 0
    assert b"123456" not in shown
    assert f"host:pair:123456:{PHONE}:37001" in phone.requests


@pytest.mark.parametrize(("typed", "code"), [("123456\n", 0), ("", 2)])
def test_code_from_a_pipe_is_read_without_a_word_of_python(cli, phone, typed, code):
    done = subprocess.run(
        [sys.executable, "-m", "adbaudit", "pair", f"{PHONE}:37001"],
        env={**cli.environ, **phone.environ},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, "Warning" in done.stderr) == (code, False)


@pytest.mark.parametrize(
    "words",
    [
        (),
        (f"{PHONE}:37001", "--qr"),
        (PHONE, "123456"),
        (f"{PHONE}:0", "123456"),
        (f"{PHONE}:99999", "123456"),
        ("a b:37001", "123456"),
        (f"{PHONE}:37001", "12345"),
        (f"{PHONE}:37001", "abcdef"),
        (f"{PHONE}:37001", "１２３４５６"),
    ],
)
def test_wrong_usage_is_2_and_asks_no_server(cli, fake_adb, words):
    done = cli("pair", *words, **fake_adb.environ)
    assert (done.returncode, done.stdout, fake_adb.requests) == (2, "", [])
    assert done.stderr


def test_address_of_ipv6_is_taken(cli, phone):
    assert cli("pair", "[fe80::1]:37001", "123456", **phone.environ).returncode == 0


def test_qr_waits_for_the_name_in_the_code_and_pairs_with_its_password(cli, phone):
    def heard(request):
        """The phone cannot read our picture, so it takes the name from what the test sees: it comes as any other."""
        return "".join(f"{name}\t_adb-tls-pairing._tcp\t{PHONE}:37001\n" for name in ("studio-x", *phone.invited))

    phone.invited = []
    phone.answers["host:mdns:services"] = heard
    command = [sys.executable, "-c", SHOWING]
    environ = {**cli.environ, **phone.environ}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True, encoding="utf-8") as done:
        invitation = re.fullmatch(r"WIFI:T:ADB;S:(.*);P:(.*);;\n", done.stdout.readline())
        phone.invited.append(invitation[1])
        out = done.communicate(timeout=30)[0]
    assert out.strip() == SERIAL
    assert [request for request in phone.requests if "pair" in request] == [f"host:pair:{invitation[2]}:{PHONE}:37001"]


SHOWING = """
import os
from adbaudit.workflow.connecting import pair_by_qr
from adbaudit.workflow.phones import usual_server
print(pair_by_qr(usual_server(os.environ), lambda one: print(one.text, flush=True), 20.0))
"""


def test_qr_is_drawn_and_ends_in_words_when_no_phone_comes(cli, fake_adb):
    done = cli("pair", "--qr", "--wait", "1", **fake_adb.environ)
    assert done.returncode == 3
    assert "█" in done.stdout
    assert "Pair device with QR code" in done.stdout
    assert "within 1 seconds" in done.stderr


def test_qr_needs_a_server_that_listens(cli, fake_adb):
    fake_adb.answers["host:mdns:check"] = "ERROR: mdns discovery disabled"
    done = cli("pair", "--qr", **fake_adb.environ)
    assert (done.returncode, done.stdout) == (3, "")
    assert "adbaudit pair HOST:PORT" in done.stderr


def test_help_says_that_no_real_phone_was_tried(cli):
    assert "not yet with a phone" in " ".join(cli("pair", "--help").stdout.split())
