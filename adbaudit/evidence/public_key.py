"""The public half of a key, its fingerprint, and whether a signature is of that key.

The fingerprint is the SHA-256 of the key as DER `SubjectPublicKeyInfo` (RFC 5280), 64 hexadecimal digits:
`openssl pkey -pubin -in public-key.pem -outform DER | sha256sum`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from adbaudit.evidence.sums import sha256

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_DIGITS = re.compile(r"[0-9a-f]{32,64}")
"""32 digits at least: nobody can make another key whose fingerprint begins with the same 128 bits."""


def pem_of(key: Ed25519PublicKey) -> bytes:
    """As it lies in a bundle."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  # only `evidence` needs it

    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def fingerprint_of(key: Ed25519PublicKey) -> str:
    """64 hexadecimal digits."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  # as above

    return sha256(key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))


def read_public_key(pem: bytes | None) -> Ed25519PublicKey | None:
    """`None` where it is missing, damaged, or of another kind."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415  # as above

    try:
        key = load_pem_public_key(pem or b"")
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def is_signature_of(key: Ed25519PublicKey, signature: bytes, data: bytes) -> bool:
    """Whether the holder of the key signed exactly this."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # as above

    try:
        key.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def grouped(fingerprint: str) -> tuple[str, str]:
    """Two lines of eight groups, to be read out or written down."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return " ".join(groups[:8]), " ".join(groups[8:])


def digits_in(text: str) -> str | None:
    """A fingerprint as a person typed it, whole or its first half at least; `None` where it is none."""
    digits = re.sub(r"[\s:-]", "", text).lower().removeprefix("sha256")
    return digits if _DIGITS.fullmatch(digits) else None
