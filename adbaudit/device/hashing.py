"""A name for a phone that says nothing of it: a keyed hash of its serial, the key stays on this computer."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from pathlib import Path

from adbaudit.private_file import write_private

KEY_BYTES = 32
KEY_FILE = "device.key"


def device_id(serial: str, key: bytes) -> str:
    """32 hexadecimal digits, the same for the same phone and key (HMAC-SHA256)."""
    return hmac.new(key, serial.encode(), hashlib.sha256).hexdigest()[:32]


def local_key(folder: Path) -> bytes:
    """The key of this computer, made at first use and readable only by its owner; a passing one if it cannot be kept.

    A damaged key is not written over: whoever finds the right one again can still read what was sealed with it.
    """
    path = folder / KEY_FILE
    try:
        if not path.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(path)
        key = path.read_bytes()
    except OSError:
        key = b""
    return key if len(key) == KEY_BYTES else secrets.token_bytes(KEY_BYTES)


def is_key_kept(folder: Path) -> bool:
    """Whether the key will be the same next time."""
    try:
        return len((folder / KEY_FILE).read_bytes()) == KEY_BYTES
    except OSError:
        return False


def _make(path: Path) -> None:
    """Of two first runs at once, one makes the key; the other reads it."""
    with contextlib.suppress(FileExistsError):
        write_private(path, secrets.token_bytes(KEY_BYTES), is_new=True)
