"""The protocol packet by packet: what a correct computer sees, and what a wrong one is answered."""

from __future__ import annotations

import socket
import struct
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

CNXN, AUTH, OPEN, OKAY, WRTE, CLSE, STLS, SYNC = (
    int.from_bytes(name, "little") for name in (b"CNXN", b"AUTH", b"OPEN", b"OKAY", b"WRTE", b"CLSE", b"STLS", b"SYNC")
)


@pytest.fixture
def legacy(tiny_machine):
    return tiny_machine(features=(), sdk="23", files={"/big": bytes(10_000)})


def test_banner_has_names_and_features(wire):
    command, version, max_data, banner = wire().log_in()
    assert (command, version, max_data) == (CNXN, 0x01000001, 1 << 20)
    assert banner == (
        b"device::ro.product.name=tiny;ro.product.model=Tiny One;ro.product.device=tin;"
        b"features=shell_v2,cmd,stat_v2,ls_v2,sendrecv_v2"
    )


def test_legacy_phone_has_the_old_version_small_packets_and_no_features(wire, legacy):
    command, version, max_data, banner = wire(legacy).log_in()
    assert (command, version, max_data) == (CNXN, 0x01000000, 4096)
    assert banner == b"device::ro.product.name=tiny;ro.product.model=Tiny One;ro.product.device=tin;"


def test_new_computer_and_old_phone_agree_on_checksums(wire, legacy):
    talk = wire(legacy)
    talk.log_in(version=0x01000001)
    talk.send(OPEN, 1, 0, b"exec:echo hi\0")
    assert talk.receive()[0] == OKAY
    assert talk.receive()[0::3] == (WRTE, b"hi\n")


def test_wrong_checksum_closes_where_checksums_count(wire, legacy):
    talk = wire(legacy)
    talk.log_in()
    talk.send(OPEN, 1, 0, b"exec:echo hi\0", check=1)
    assert talk.is_closed()


def test_wrong_checksum_is_not_looked_at_where_they_do_not(wire):
    talk = wire()
    talk.log_in()
    talk.send(OPEN, 1, 0, b"exec:echo hi\0", check=1)
    assert talk.receive()[0] == OKAY


def test_nothing_is_sent_before_the_okay_to_the_last_packet(wire, legacy):
    talk = wire(legacy)
    talk.log_in()
    talk.send(OPEN, 5, 0, b"exec:cat /big\0")
    _, phone_id, mine, _ = talk.receive()
    assert mine == 5
    assert len(talk.receive()[3]) == 4096
    talk.link.settimeout(0.2)
    with pytest.raises(TimeoutError):
        talk.receive()
    talk.link.settimeout(5)
    lengths = []
    for _ in range(2):
        talk.send(OKAY, 5, phone_id)
        lengths.append(len(talk.receive()[3]))
    talk.send(OKAY, 5, phone_id)
    assert lengths == [4096, 1808]
    assert talk.receive() == (CLSE, phone_id, 5, b"")


def test_smaller_max_data_of_the_computer_is_kept_to(wire, tiny_machine):
    talk = wire(tiny_machine(files={"/big": bytes(100_000)}))
    talk.log_in(max_data=5000)
    talk.send(OPEN, 5, 0, b"exec:cat /big\0")
    talk.receive()
    assert len(talk.receive()[3]) == 5000


def test_two_writes_without_an_okay_between_close_the_connection(wire):
    talk = wire()
    talk.log_in()
    talk.send(OPEN, 5, 0, b"exec:sleep 20\0")
    _, phone_id, _, _ = talk.receive()
    talk.send(WRTE, 5, phone_id, b"one")
    talk.send(WRTE, 5, phone_id, b"two")
    assert talk.is_closed()


def test_closing_a_stream_is_answered_by_closing_it(wire):
    talk = wire()
    talk.log_in()
    talk.send(OPEN, 5, 0, b"exec:sleep 20\0")
    _, phone_id, _, _ = talk.receive()
    talk.send(CLSE, 5, phone_id)
    assert talk.receive() == (CLSE, phone_id, 5, b"")


@pytest.mark.parametrize("service", [b"reboot:\0", b"tcp:5555\0", b"reverse:x\0", b"\0", b"\xff\xfe\0", b"shell\0"])
def test_unknown_service_is_closed(wire, service):
    talk = wire()
    talk.log_in()
    talk.send(OPEN, 5, 0, service)
    assert talk.receive() == (CLSE, 0, 5, b"")


def test_too_many_streams_are_closed(wire):
    talk = wire()
    talk.log_in()
    answers = []
    for stream in range(1, 140):
        talk.send(OPEN, stream, 0, b"exec:sleep 20\0")
        answers.append(talk.receive()[0])
    assert answers == [OKAY] * 128 + [CLSE] * 11


def test_shell_protocol_frames_output_and_ends_with_the_status(wire):
    talk = wire()
    talk.log_in()
    said = talk.output_of(b"shell,v2,TERM=xterm,raw:both\0")
    assert said == frame(1, b"to out\n") + frame(2, b"to err\n") + frame(3, b"\x07")


def test_window_sizes_and_unknown_frames_are_skipped(wire):
    talk = wire()
    talk.log_in()
    typed = frame(5, b"24x80,0x0\0") + frame(9, b"what") + frame(0, b"typed") + frame(4, b"")
    assert talk.output_of(b"shell,v2:cat\0", typed) == frame(1, b"typed") + frame(3, b"\0")


def test_a_frame_longer_than_any_adb_sends_ends_the_input(wire):
    talk = wire()
    talk.log_in()
    typed = frame(0, b"typed") + struct.pack("<BI", 0, 0xFFFFFFFF)
    assert talk.output_of(b"shell,v2:cat\0", typed) == frame(1, b"typed") + frame(3, b"\0")


def test_legacy_phone_hears_no_shell_protocol(wire, legacy):
    talk = wire(legacy)
    talk.log_in()
    talk.send(OPEN, 5, 0, b"shell,v2:echo hi\0")
    assert talk.receive() == (CLSE, 0, 5, b"")


def test_output_of_a_fast_program_is_gathered_into_few_packets(wire):
    talk = wire()
    talk.log_in()
    talk.send(OPEN, 5, 0, b"exec:" + b"echo line;" * 2000 + b"\0")
    _, phone_id, _, _ = talk.receive()
    lengths = []
    while (packet := talk.receive())[0] != CLSE:
        lengths.append(len(packet[3]))
        if len(lengths) == 1:
            time.sleep(0.2)
        talk.send(OKAY, 5, phone_id)
    assert sum(lengths) == 10_000
    assert len(lengths) == 2


def test_nothing_opens_before_the_computer_is_let_in(wire):
    talk = wire(authorized=False)
    talk.send(CNXN, 0x01000001, 1 << 20, b"host::\0")
    assert talk.receive()[0] == AUTH
    talk.send(OPEN, 5, 0, b"exec:echo hi\0")
    talk.send(AUTH, 2, 0, bytes(256))
    assert talk.receive()[0:2] == (AUTH, 1)


def test_wrong_signature_is_answered_with_a_new_token(wire):
    talk = wire(authorized=False)
    talk.send(CNXN, 0x01000001, 1 << 20, b"host::\0")
    first = talk.receive()
    talk.send(AUTH, 2, 0, bytes(256))
    second = talk.receive()
    assert first[0:2] == second[0:2] == (AUTH, 1)
    assert first[3] != second[3]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"command": STLS, "first": 0x01000000, "second": 0},
        {"command": SYNC, "first": 1, "second": 1},
        {"command": 0x12345678, "first": 0, "second": 0},
        {"command": OPEN, "first": 1, "second": 0, "magic": 7},
        {"command": WRTE, "first": 1, "second": 1, "length": (1 << 20) + 1},
        {"command": WRTE, "first": 1, "second": 1, "length": 0xFFFFFFFF},
        {"command": CNXN, "first": 0x01000001, "second": 16},
        {"command": CNXN, "first": 0x01000001, "second": 1 << 20, "payload": b"x" * 5000},
    ],
    ids=["tls", "sync", "unknown", "magic", "oversized", "enormous", "no-room", "long-banner"],
)
def test_nonsense_closes_the_connection_and_not_the_phone(wire, nonsense):
    talk = wire()
    talk.log_in()
    arguments = dict(nonsense)
    talk.send(
        arguments.pop("command"),
        arguments.pop("first"),
        arguments.pop("second"),
        arguments.pop("payload", b""),
        **arguments,
    )
    assert talk.is_closed()
    assert wire(phone=talk.phone).log_in()[0] == CNXN


def frame(kind, data):
    """A packet of the shell protocol."""
    return struct.pack("<BI", kind, len(data)) + data


PACKETS = some.lists(
    some.one_of(
        some.binary(max_size=60),
        some.tuples(
            some.sampled_from([CNXN, AUTH, OPEN, OKAY, WRTE, CLSE, STLS, 7]),
            some.integers(0, 3) | some.sampled_from([0x01000001, 0xFFFFFFFF]),
            some.integers(0, 3) | some.sampled_from([1 << 20, 0xFFFFFFFF]),
            some.sampled_from([b"exec:cat\0", b"sync:\0", b"shell,v2:cat; (\0", b"\xff"]) | some.binary(max_size=40),
        ),
    ),
    max_size=12,
)


@pytest.fixture
def lasting_phone(wire):
    """One phone for every example of a property."""
    return wire().phone


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(packets=PACKETS, logs_in=some.booleans())
def test_random_packets_never_kill_the_phone(wire, lasting_phone, packets, logs_in):
    talk = wire(phone=lasting_phone)
    if logs_in:
        talk.log_in()
    with suppress(OSError):
        for packet in packets:
            if isinstance(packet, bytes):
                talk.link.sendall(packet)
            else:
                talk.send(*packet)
        talk.link.shutdown(socket.SHUT_WR)
    talk.is_closed()
    talk.link.close()
    again = wire(phone=lasting_phone)
    assert again.log_in()[0] == CNXN
    again.link.close()
