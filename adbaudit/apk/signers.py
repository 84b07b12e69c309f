"""The certificates an APK was signed with, as the newest signature scheme in the file names them.

Android believes the newest scheme it knows (AOSP `ApkSignatureVerifier`), so an older block beside it proves nothing
and is left out. Whether the signature fits the file is not checked here: for an installed app the phone did.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from adbaudit.apk.archive import Archive
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

MOST_BLOCK_BYTES = 4 << 20
MOST_SIGNATURE_FILES = 10
FOOTER = struct.Struct("<Q16s")
"""The end of the signing block, right before the central directory (source.android.com, APK Signature Scheme v2)."""

_MAGIC = b"APK Sig Block 42"
_V2, _V3, _V31 = 0x7109871A, 0xF05368C0, 0x1B93AD61
_ID = struct.Struct("<QL")


def read_signers(archive: Archive) -> tuple[str, ...]:
    """SHA-256 of each signing certificate, sorted; `()` when the file carries no signature at all."""
    try:
        blocks = dict(_blocks(archive.source, archive.directory.offset))
        newer = [blocks[scheme] for scheme in (_V31, _V3) if scheme in blocks]
        schemes = newer or [blocks[scheme] for scheme in (_V2,) if scheme in blocks]
        certificates = [one for scheme in schemes for one in _certificates(scheme)]
    except (struct.error, ValueError) as fault:
        raise Unreadable("signature-malformed") from fault
    if schemes and not certificates:
        raise Unreadable("signature-malformed")
    return _digests(certificates if schemes else _jar_certificates(archive))


def block_size(footer: bytes) -> int | None:
    """Bytes of the whole signing block from the 24 bytes before the directory; `None` when there is none."""
    size, magic = FOOTER.unpack(footer)
    if magic != _MAGIC:
        return None
    if size > MOST_BLOCK_BYTES:
        raise Unreadable("signature-too-large")
    return int(size) + 8


def signature_files(archive: Archive) -> tuple[str, ...]:
    """The signature files of the oldest scheme, a signed jar."""
    names = (PurePosixPath(name) for name in archive.entries)
    wanted = (one for one in names if one.parent.name == "META-INF" and len(one.parts) == 2)
    return tuple(sorted(str(one) for one in wanted if one.suffix.upper() in {".RSA", ".DSA", ".EC"}))


def _blocks(source: Source, directory: int) -> Iterator[tuple[int, bytes]]:
    """(id, value) of the signing block's pairs."""
    if directory < FOOTER.size + 8:
        return
    size = block_size(source.read_at(directory - FOOTER.size, directory))
    if size is None:
        return
    if size > directory:
        raise Unreadable("signature-malformed")
    block = source.read_at(directory - size, directory)
    if struct.unpack_from("<Q", block)[0] != size - 8:
        raise Unreadable("signature-malformed")
    place, end = 8, size - FOOTER.size
    while place < end:
        length, number = _ID.unpack_from(block, place)
        if not 4 <= length <= end - place - 8:
            raise Unreadable("signature-malformed")
        yield number, block[place + _ID.size : place + 8 + length]
        place += 8 + length


def _certificates(scheme: bytes) -> Iterator[bytes]:
    """The first certificate of each signer, the one whose key signs; v2 and v3 begin alike."""
    for signer in _sequence(_sized(io.BytesIO(scheme))):
        signed = io.BytesIO(_sized(io.BytesIO(signer)))
        _sized(signed)  # digests
        yield next(_sequence(_sized(signed)), b"")


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


def _jar_certificates(archive: Archive) -> Iterator[bytes]:
    """The certificate that each signature file's signers name."""
    names = signature_files(archive)
    if len(names) > MOST_SIGNATURE_FILES:
        raise Unreadable("signature-malformed")
    for name in names:
        yield from _signed_data_certificates(archive.read(name) or b"")


def _signed_data_certificates(data: bytes) -> Iterator[bytes]:
    """PKCS #7 SignedData (RFC 2315): of the certificates it brings, those its signers point at."""
    from asn1crypto import cms  # noqa: PLC0415  # only for files without a newer signature

    try:
        signed = cms.ContentInfo.load(data)["content"]
        pointed = {_identity(signer["sid"].chosen) for signer in signed["signer_infos"]}
        certificates = [one.chosen for one in signed["certificates"]]
        yield from (one.dump() for one in certificates if (one.issuer.dump(), one.serial_number) in pointed)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:  # what asn1crypto raises on other structures
        raise Unreadable("signature-malformed") from fault


def _identity(sid: Any) -> tuple[bytes, int]:  # noqa: ANN401  # asn1crypto ships no types
    """Issuer and number, which name a certificate."""
    return sid["issuer"].dump(), sid["serial_number"].native


def _digests(certificates: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(sorted({hashlib.sha256(one).hexdigest() for one in certificates}))
