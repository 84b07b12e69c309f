"""The key that a bundle must be signed with, as somebody had it from the person: a fingerprint, or the key itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adbaudit.errors import UsageFault
from adbaudit.evidence.public_key import digits_in, fingerprint_of, read_public_key
from adbaudit.model.message import message

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_LARGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredKey:
    """`digits` are the fingerprint or its beginning; `key` is known where a file was given."""

    digits: str
    key: Ed25519PublicKey | None = None

    def is_meant_by(self, fingerprint: str) -> bool:
        """Whether a fingerprint is the one that was asked for."""
        return fingerprint.startswith(self.digits)


def required_key(text: str) -> RequiredKey:
    """What was typed after `--key`: digits, or the name of a PEM file.

    Raises:
        UsageFault: it is neither.

    """
    digits = digits_in(text)
    if digits is not None:
        return RequiredKey(digits=digits)
    try:
        with Path(text).open("rb") as file:
            key = read_public_key(file.read(_LARGEST))
    except (OSError, ValueError):
        key = None
    if key is None:
        raise UsageFault(
            message("“{text}” is neither a fingerprint nor a file with a public key.", text=text),
            means=message("Without the key that is meant the bundle was not checked."),
            next_step=message(
                "Give at least the first 32 digits of the fingerprint as they were written down, or the file "
                "public-key.pem as you had it from the person."
            ),
        )
    return RequiredKey(digits=fingerprint_of(key), key=key)
