"""The key that bundles are signed with on this computer: Ed25519 (RFC 8032), made at first use, for its owner alone."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adbaudit.errors import FileFault
from adbaudit.evidence.public_key import fingerprint_of, pem_of
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.private_file import write_private

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "evidence.key"
_LARGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The key at work; only its public half ever leaves this computer."""

    private: Ed25519PrivateKey

    @property
    def public_pem(self) -> bytes:
        """The public half, as it lies in every bundle."""
        return pem_of(self.private.public_key())

    @property
    def fingerprint(self) -> str:
        """By what a person knows the key."""
        return fingerprint_of(self.private.public_key())

    def sign(self, data: bytes) -> bytes:
        """64 bytes."""
        return self.private.sign(data)


def signing_key(folder: Path) -> SigningKey:
    """The key of this computer. One that is damaged is not written over: bundles were signed with it.

    Raises:
        FileFault: it is damaged, or can neither be read nor made.

    """
    path = folder / KEY_FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        return SigningKey(private=_kept(path))
    except OSError as fault:
        raise _no_place(path, os_reason(fault)) from fault


def _kept(path: Path) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415  # only `evidence` needs it
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415  # as above

    with path.open("rb") as file:
        data = file.read(_LARGEST)
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise _damaged(path) from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise _damaged(path)
    return key


def _make(path: Path) -> None:
    """Of two first runs at once, one makes the key; the other reads it."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above

    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with contextlib.suppress(FileExistsError):
        write_private(path, pem, is_new=True)


def _damaged(path: Path) -> FileFault:
    return FileFault(
        message("The key {path} is damaged.", path=str(path)),
        means=message("Bundles are signed with it. It was left as it is, and nothing was sealed."),
        next_step=message(
            "Put the file back from a copy if you have one. If there is none, rename it: a new key is made then, and "
            "bundles from before are checked by the old fingerprint."
        ),
    )


def _no_place(path: Path, why: Message) -> FileFault:
    return FileFault(
        message("The key {path} could not be read or made: {why}", path=str(path), why=why),
        means=message("Without a key that is kept nobody could tell later whose bundle it is. Nothing was sealed."),
        next_step=message("Make room, or choose another place with the environment variable ADBAUDIT_HOME."),
    )
