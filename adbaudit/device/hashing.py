"""A name for a phone that says nothing of it: a keyed hash of its serial, the key stays on this computer."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def device_id(serial: str, key: bytes) -> str:
    """32 hexadecimal digits, the same for the same phone and key (HMAC-SHA256)."""
    return hmac.new(key, serial.encode(), hashlib.sha256).hexdigest()[:32]


def local_key(folder: Path) -> bytes:
    """The key of this computer, made at first use and readable only by its owner; a passing one if it cannot be kept.

    A damaged key is not written over: whoever finds the right one again can still read what was sealed with it.
    """
    path = folder / "device.key"
    try:
        if path.exists():
            key = path.read_bytes()
            return key if len(key) == KEY_BYTES else secrets.token_bytes(KEY_BYTES)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write_new_key(path)
    except OSError:
        return secrets.token_bytes(KEY_BYTES)


def is_key_kept(folder: Path) -> bool:
    """Whether the key will be the same next time."""
    try:
        return (folder / "device.key").stat().st_size == KEY_BYTES
    except OSError:
        return False


def _write_new_key(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key
