"""Which computers may talk to the phone: the AUTH part of the protocol (AOSP adbd `auth.cpp`, `android_pubkey.cpp`)."""

from __future__ import annotations

import base64
import binascii
import os
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass

TOKEN_BYTES = 20
TOKEN = 1
SIGNATURE = 2
PUBLIC_KEY = 3

_MODULUS_WORDS = 64
_KEY = struct.Struct("<II256s256sI")
_SHA1_PREFIX = bytes.fromhex("3021300906052b0e03021a05000414")
_EXPONENTS = (3, 65537)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An RSA key of 2048 bits."""

    modulus: int
    exponent: int


def parse_public_key(payload: bytes) -> PublicKey | None:
    r"""The key in what adb sends: base64 of Android's own struct, a blank, a comment, a zero byte.

    The struct is: modulus size in words, n0inv, modulus, R squared, exponent, all little-endian.
    """
    encoded = payload.rstrip(b"\0").partition(b" ")[0]
    try:
        words, _, modulus, _, exponent = _KEY.unpack(base64.b64decode(encoded, validate=True))
    except (binascii.Error, struct.error):
        return None
    if words != _MODULUS_WORDS or exponent not in _EXPONENTS:
        return None
    number = int.from_bytes(modulus, "little")
    return PublicKey(number, exponent) if number.bit_length() == _MODULUS_WORDS * 32 else None


def is_signed_by(key: PublicKey, token: bytes, signature: bytes) -> bool:
    """Whether the signature is RSA PKCS#1 v1.5 over the token, the token standing for a SHA-1 digest."""
    length = _MODULUS_WORDS * 4
    if len(signature) != length:
        return False
    opened = pow(int.from_bytes(signature, "big"), key.exponent, key.modulus).to_bytes(length, "big")
    digest = _SHA1_PREFIX + token
    padding = b"\xff" * (length - len(digest) - 3)
    return opened == b"\x00\x01" + padding + b"\x00" + digest


class Doorkeeper:
    """Decides who comes in, and holds the dialog on the phone's screen.

    `lets_anyone_in` is a phone on which this computer was allowed before: it still asks for a signature, as a phone
    does on every connection, but takes the first one offered, because it cannot know the key beforehand.
    """

    def __init__(self, *, lets_anyone_in: bool) -> None:
        """Begin with no keys."""
        self._lets_anyone_in = lets_anyone_in
        self._accepted: list[PublicKey] = []
        self._waiting: dict[int, tuple[PublicKey, Callable[[], None]]] = {}
        self._lock = threading.Lock()

    def new_token(self) -> bytes:
        """Twenty random bytes, to be signed once."""
        return os.urandom(TOKEN_BYTES)

    def accepts(self, token: bytes, signature: bytes) -> bool:
        """Whether a known key signed this token."""
        if self._lets_anyone_in:
            return True
        with self._lock:
            known = tuple(self._accepted)
        return any(is_signed_by(key, token, signature) for key in known)

    def ask_owner(self, visitor: int, payload: bytes, admit: Callable[[], None]) -> None:
        """Show the dialog for the key in `payload`; `admit` is called when the owner accepts it."""
        key = parse_public_key(payload)
        if key is None:
            return
        if self._lets_anyone_in:
            admit()
            return
        with self._lock:
            self._waiting[visitor] = (key, admit)

    def forget(self, visitor: int) -> None:
        """Take the dialog of a computer that went away off the screen."""
        with self._lock:
            self._waiting.pop(visitor, None)

    def accept(self) -> bool:
        """Press "Allow": every key that waits is known from now on. False when no dialog was shown."""
        with self._lock:
            waiting = tuple(self._waiting.values())
            self._waiting.clear()
            self._accepted.extend(key for key, _ in waiting)
        for _, admit in waiting:
            admit()
        return bool(waiting)
