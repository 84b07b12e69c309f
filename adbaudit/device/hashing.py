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
    """The key of this computer, made at first use and readable only by its owner; a fresh one if it cannot be kept."""
    path = folder / "device.key"
    try:
        if path.exists():
            key = path.read_bytes()
            if len(key) == KEY_BYTES:
                return key
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write_new_key(path)
    except OSError:
        return secrets.token_bytes(KEY_BYTES)


def _write_new_key(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key
