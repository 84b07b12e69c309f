"""Who is let in."""

from __future__ import annotations

import base64
import hashlib
import struct

import pytest

from adbaudit.practice.transport.authentication import Doorkeeper, PublicKey, is_signed_by, parse_public_key

# An RSA key of 2048 bits made for these tests alone; it opens nothing.
PRIMES = (
    int(hashlib.shake_256(b"practice phone, first prime").hexdigest(128), 16),
    int(hashlib.shake_256(b"practice phone, second prime").hexdigest(128), 16),
)
TOKEN = bytes(range(20))
PREFIX = bytes.fromhex("3021300906052b0e03021a05000414")


def next_prime(number):
    number |= (3 << 1022) | 1
    while pow(2, number - 1, number) != 1 or (number - 1) % 65537 == 0:
        number += 2
    return number


@pytest.fixture(scope="module")
def key_pair():
    first, second = (next_prime(seed) for seed in PRIMES)
    return PublicKey(first * second, 65537), pow(65537, -1, (first - 1) * (second - 1))


def signature_of(token, key_pair, digest_prefix=PREFIX):
    key, secret = key_pair
    digest = digest_prefix + token
    padded = b"\x00\x01" + b"\xff" * (256 - 3 - len(digest)) + b"\x00" + digest
    return pow(int.from_bytes(padded, "big"), secret, key.modulus).to_bytes(256, "big")


def as_android_sends_it(key, *, words=64):
    modulus = key.modulus.to_bytes(256, "little")
    return base64.b64encode(struct.pack("<II256s256sI", words, 0, modulus, bytes(256), key.exponent)) + b" me@here\0"


def test_key_in_androids_format_is_read(key_pair):
    assert parse_public_key(as_android_sends_it(key_pair[0])) == key_pair[0]


@pytest.mark.parametrize("payload", [b"", b"\0", b"not base64!", base64.b64encode(b"short"), b"\xff" * 2000])
def test_nonsense_is_no_key(payload):
    assert parse_public_key(payload) is None


def test_key_of_another_length_is_no_key(key_pair):
    assert parse_public_key(as_android_sends_it(key_pair[0], words=32)) is None


def test_right_signature_is_accepted(key_pair):
    assert is_signed_by(key_pair[0], TOKEN, signature_of(TOKEN, key_pair))


@pytest.mark.parametrize("wrong", [b"", bytes(256), b"\xff" * 256, b"\x01" * 255])
def test_wrong_signature_is_refused(key_pair, wrong):
    assert not is_signed_by(key_pair[0], TOKEN, wrong)


def test_signature_of_another_token_is_refused(key_pair):
    assert not is_signed_by(key_pair[0], TOKEN, signature_of(bytes(20), key_pair))


def test_signature_without_the_name_of_the_digest_is_refused(key_pair):
    assert not is_signed_by(key_pair[0], TOKEN, signature_of(TOKEN, key_pair, digest_prefix=b""))


def test_key_counts_only_after_the_owner_accepted_it(key_pair):
    doorkeeper = Doorkeeper(lets_anyone_in=False)
    admitted = []
    doorkeeper.ask_owner(1, as_android_sends_it(key_pair[0]), lambda: admitted.append(1))
    assert not doorkeeper.accepts(TOKEN, signature_of(TOKEN, key_pair))
    assert doorkeeper.accept()
    assert admitted == [1]
    assert doorkeeper.accepts(TOKEN, signature_of(TOKEN, key_pair))


def test_dialog_goes_when_its_computer_goes(key_pair):
    doorkeeper = Doorkeeper(lets_anyone_in=False)
    doorkeeper.ask_owner(1, as_android_sends_it(key_pair[0]), lambda: None)
    doorkeeper.forget(1)
    assert not doorkeeper.accept()


def test_unauthorised_phone_stays_so_until_its_key_is_accepted(connect, eventually):
    phone = connect(authorized=False)
    eventually(lambda: phone.adb.state(phone.serial) == "unauthorized")
    assert b"unauthorized" in phone("shell", "echo in").stderr
    assert phone.phone.accept_key()
    eventually(lambda: phone.adb.state(phone.serial) == "device")
    assert phone("shell", "echo in").stdout == b"in\n"


def test_accepted_key_is_recognised_by_its_signature_later(connect, eventually):
    phone = connect(authorized=False)
    eventually(phone.phone.accept_key)
    eventually(lambda: phone.adb.state(phone.serial) == "device")
    phone.adb("disconnect", phone.serial)
    assert b"connected to" in phone.adb("connect", phone.serial).stdout
    eventually(lambda: phone.adb.state(phone.serial) == "device")


def test_no_dialog_no_key(connected_phone):
    assert not connected_phone.phone.accept_key()
