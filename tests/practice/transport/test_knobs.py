"""Each knob, seen through the real adb."""

from __future__ import annotations

import subprocess
import time

import pytest

from adbaudit.practice.knobs import Garble, Hang, Knobs, Refuse, Slow, Truncate

BIG = b"0123456789" * 20_000


@pytest.fixture
def phone_with(connect, tiny_machine):
    return lambda **knobs: connect(tiny_machine(files={"/big": BIG}), knobs=Knobs(**knobs))


def seconds_for(phone, *arguments):
    begun = time.monotonic()
    answer = phone(*arguments)
    return time.monotonic() - begun, answer


def test_latency_delays_every_open(phone_with):
    phone = phone_with(latency_seconds=0.3)
    seconds, answer = seconds_for(phone, "shell", "echo late")
    assert answer.stdout == b"late\n"
    assert 0.6 <= seconds < 5


def test_bandwidth_is_what_was_asked_for(phone_with):
    phone = phone_with(bytes_per_second=400_000)
    seconds, answer = seconds_for(phone, "exec-out", "cat /big")
    assert answer.stdout == BIG
    assert 0.4 <= seconds < 5


def test_bandwidth_holds_towards_the_phone_too(phone_with, scratch):
    phone = phone_with(bytes_per_second=400_000)
    (scratch / "new").write_bytes(BIG)
    seconds, answer = seconds_for(phone, "push", str(scratch / "new"), "/data/local/tmp/new")
    assert answer.returncode == 0
    assert 0.4 <= seconds < 5


def test_cable_is_pulled_after_so_many_bytes(phone_with, eventually):
    phone = phone_with(unplug_after_bytes=100_000)
    output = phone("exec-out", "cat /big").stdout
    assert BIG.startswith(output)
    assert len(output) <= 100_000
    eventually(lambda: phone.adb.state(phone.serial) != "device")
    assert phone("shell", "echo gone").returncode != 0


def test_pulled_phone_does_not_come_back(phone_with, eventually):
    phone = phone_with(unplug_after_bytes=0)
    phone("shell", "echo never seen")
    eventually(lambda: phone.adb.state(phone.serial) != "device")
    phone.adb("disconnect", phone.serial)
    assert b"failed to connect" in phone.adb("connect", phone.serial).stdout


def test_truncated_command_keeps_its_status_and_its_neighbours(phone_with):
    phone = phone_with(faults=(Truncate(command="cat /big", keep_bytes=15),))
    answer = phone("shell", "echo before; cat /big; echo $?; wc -c /big")
    assert answer.stdout == b"before\n0123456789012340\n200000 /big\n"


def test_garbled_command_has_other_bytes_and_the_same_length(phone_with):
    phone = phone_with(faults=(Garble(command="cat /big", every=100),))
    output = phone("exec-out", "cat /big; echo end").stdout
    assert len(output) == len(BIG) + 4
    assert output.endswith(b"end\n")
    differing = [place for place in range(len(BIG)) if output[place] != BIG[place]]
    assert differing == list(range(99, len(BIG), 100))


def test_slow_command_waits_and_the_rest_does_not(phone_with):
    phone = phone_with(faults=(Slow(command="both", seconds=5),))
    assert seconds_for(phone, "shell", "echo b; cat /big")[0] < 5
    assert seconds_for(phone, "shell", "timeout 0.4 both")[0] >= 0.4


def test_what_came_before_a_slow_command_is_seen_at_once(phone_with):
    phone = phone_with(faults=(Slow(command="both", seconds=20),))
    adb = phone.adb.start("-s", phone.serial, "shell", "echo before; both")
    assert adb.stdout.readline() == b"before\n"
    adb.kill()
    adb.communicate()


def test_refused_command_says_its_text_and_the_script_goes_on(phone_with):
    refusal = Refuse(command="both", text="java.lang.SecurityException: no", status=255)
    phone = phone_with(faults=(refusal,))
    answer = phone("shell", "both; echo $?")
    assert (answer.stdout, answer.stderr) == (b"255\n", b"java.lang.SecurityException: no\n")


def test_hanging_command_ends_with_its_timeout(phone_with):
    phone = phone_with(faults=(Hang(command="both"),))
    answer = phone("shell", "timeout 0.3 both; echo $?; echo on")
    assert answer.stdout == b"124\non\n"


def test_hanging_command_ends_with_its_stream(phone_with):
    phone = phone_with(faults=(Hang(command="both"),))
    with pytest.raises(subprocess.TimeoutExpired):
        phone("shell", "both", timeout=0.5)
    assert phone("shell", "echo fine").stdout == b"fine\n"
