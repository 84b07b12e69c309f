"""One block of the signature schemes 2, 3 and 3.1: its signers, the keys before them, the newer schemes they name.

Formats: source.android.com, APK Signature Scheme v2 and v3; AOSP `ApkSignatureSchemeV3Verifier` for the attributes.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ROTATION, _STRIPPING, _ROTATION_SDK = 0x3BA06F8C, 0xBEEFF00D, 0x559F8B02
_NAMES = {2: "v2", 3: "v3", 31: "v3.1"}
MOST_PAST_KEYS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeSigner:
    """One signer of a block; certificates are DER."""

    certificate: bytes
    """Of the key that signs."""
    lineage: tuple[bytes, ...] = ()
    """The keys that handed over to one another, the last one being the present."""
    newer_schemes: tuple[str, ...] = ()
    """Schemes that the file must carry as well, or somebody cut them off."""
    min_sdk: int = 0
    """The first Android for which it signs, where the block says so."""
    rotation_sdk: int | None = None
    """The first Android for which a block of scheme 3.1 signs instead."""


def read_scheme(block: bytes, *, is_for_sdks: bool) -> list[SchemeSigner]:
    """Every signer, from scheme 3 on each for some Androids. What is cut off raises `ValueError` or `struct.error`."""
    return [_signer(one, 8 if is_for_sdks else 0) for one in _sequence(_sized(io.BytesIO(block)))]


def _signer(signer: bytes, sdks: int) -> SchemeSigner:
    """Digests, certificates, the first and last Android, attributes."""
    signed = io.BytesIO(_sized(io.BytesIO(signer)))
    _sized(signed)
    certificate = next(_sequence(_sized(signed)), b"")
    if not certificate:
        raise ValueError(signer[:8])
    lineage: list[bytes] = []
    newer: list[str] = []
    rest, rotation_sdk = signed.read(), None
    for number, value in _attributes(rest[sdks:]):
        if number == _ROTATION:
            lineage += _lineage(value)
        elif number == _STRIPPING and len(value) == 4:
            newer += [_NAMES[scheme] for scheme in struct.unpack("<L", value) if scheme in _NAMES]
        elif number == _ROTATION_SDK:
            newer.append(_NAMES[31])
            rotation_sdk = int.from_bytes(value[:4], "little")
    return SchemeSigner(
        certificate=certificate,
        lineage=tuple(lineage),
        newer_schemes=tuple(newer),
        min_sdk=int.from_bytes(rest[: min(sdks, 4)], "little"),
        rotation_sdk=rotation_sdk,
    )


def _attributes(rest: bytes) -> list[tuple[int, bytes]]:
    """(id, value); what does not read as attributes says nothing about the signer."""
    try:
        return [(struct.unpack_from("<L", one)[0], one[4:]) for one in _sequence(_rest(rest))]
    except (struct.error, ValueError):
        return []


def _rest(data: bytes) -> bytes:
    """A sequence that fills all that is left, except the zeros that some tools leave behind it."""
    (length,) = struct.unpack_from("<L", data)
    if length > len(data) - 4 or any(data[4 + length :]):
        raise ValueError(length)
    return data[4 : 4 + length]


def _lineage(value: bytes) -> list[bytes]:
    """AOSP `V3SigningCertificateLineage`: a version, then each key's certificate, signed by the one before."""
    nodes = _sequence(value[4:])
    return [_sized(io.BytesIO(_sized(io.BytesIO(node)))) for node, _ in zip(nodes, range(MOST_PAST_KEYS), strict=False)]


def _sequence(data: bytes) -> Iterator[bytes]:
    stream = io.BytesIO(data)
    while stream.tell() < len(data):
        yield _sized(stream)


def _sized(stream: io.BytesIO) -> bytes:
    """A piece with its length before it."""
    (length,) = struct.unpack("<L", stream.read(4))
    piece = stream.read(length)
    if len(piece) != length or not length:
        raise ValueError(length)
    return piece
