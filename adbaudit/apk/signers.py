"""The certificates an APK was signed with, as the newest signature scheme in the file names them.

Android believes the newest scheme it knows (AOSP `ApkSignatureVerifier`), so an older block beside it proves nothing
and is left out. Whether the signature fits the file is not checked here: for an installed app the phone did.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from adbaudit.apk.archive import Archive
from adbaudit.apk.jar_signature import MOST_SIGNATURE_FILES, jar_certificates, newer_schemes_named, signature_files
from adbaudit.apk.signing_scheme import SchemeSigner, read_scheme
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable

__all__ = ["FOOTER", "MOST_SIGNATURE_FILES", "Signature", "block_size", "read_signature", "signature_files"]

MOST_BLOCK_BYTES = 4 << 20
FOOTER = struct.Struct("<Q16s")
"""The end of the signing block, right before the central directory (source.android.com, APK Signature Scheme v2)."""

_MAGIC = b"APK Sig Block 42"
_SCHEMES = {"v2": 0x7109871A, "v3": 0xF05368C0, "v3.1": 0x1B93AD61}
_ID = struct.Struct("<QL")
_DEBUG_NAME = b"\x55\x04\x03\x0c\x0dAndroid Debug", b"\x55\x04\x03\x13\x0dAndroid Debug"
"""The common name of the key that every developer's tools make by themselves, as UTF-8 or printable string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed a file; digests are SHA-256 of certificates, sorted."""

    signers: tuple[str, ...]
    """`()` when the file carries no signature at all."""
    past_signers: tuple[str, ...] = ()
    """Earlier keys, which handed over to the present ones."""
    schemes: tuple[str, ...] = ()
    """`v1`, `v2`, `v3`, `v3.1`, as far as the file carries them."""
    traits: tuple[str, ...] = ()


def read_signature(archive: Archive) -> Signature:
    """The signers of the newest scheme, those of 3.1 with those of 3, which older Androids believe."""
    try:
        pairs = list(_blocks(archive.source, archive.directory.offset))
        blocks = dict(reversed(pairs))  # Android takes the first of an id (AOSP `findApkSignatureSchemeBlock`)
        found = {
            name: read_scheme(blocks[number], is_for_sdks=name != "v2")
            for name, number in _SCHEMES.items()
            if number in blocks
        }
    except (struct.error, ValueError) as fault:
        raise Unreadable("signature-malformed") from fault
    files = signature_files(archive)
    twice = any(number in blocks and sum(one == number for one, _ in pairs) > 1 for number in _SCHEMES.values())
    is_odd = twice or not _fits(found)
    newest = [*(found.get("v3.1", ()) if _fits(found) else ()), *found.get("v3", ())] or found.get("v2", [])
    certificates = [one.certificate for one in newest] if found else list(jar_certificates(archive, files))
    if found and not certificates:
        raise Unreadable("signature-malformed")
    signers = _digests(certificates)
    past = _digests(certificate for one in newest for certificate in one.lineage)
    return Signature(
        signers=signers,
        past_signers=tuple(one for one in past if one not in signers),
        schemes=(*(["v1"] if files else []), *found),
        traits=(
            *(["bent-signing-block"] if is_odd else []),
            *_traits(found, certificates, set() if found else newer_schemes_named(archive, files)),
        ),
    )


def _fits(found: Mapping[str, list[SchemeSigner]]) -> bool:
    """Scheme 3.1 counts where 3 names the Android from which on it holds (apksig): else it may be a copy."""
    rotated = {one.rotation_sdk for one in found.get("v3", ())}
    first = min((one.min_sdk for one in found.get("v3.1", ())), default=None)
    return first is None or first in rotated


def block_size(footer: bytes) -> int | None:
    """Bytes of the whole signing block from the 24 bytes before the directory; `None` when there is none."""
    size, magic = FOOTER.unpack(footer)
    if magic != _MAGIC:
        return None
    if size > MOST_BLOCK_BYTES:
        raise Unreadable("signature-too-large")
    return int(size) + 8


def _blocks(source: Source, directory: int) -> Iterator[tuple[int, bytes]]:
    """(id, value) of the signing block's pairs."""
    if directory < FOOTER.size + 8:
        return
    size = block_size(source.read_at(directory - FOOTER.size, directory))
    if size is None:
        return
    if not FOOTER.size + 8 <= size <= directory:
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


def _traits(found: Mapping[str, list[SchemeSigner]], certificates: list[bytes], named: set[str]) -> tuple[str, ...]:
    named = named.union(name for signers in found.values() for one in signers for name in one.newer_schemes)
    marks = {
        "debug-key": any(name in certificate for certificate in certificates for name in _DEBUG_NAME),
        "bent-signature-stripped": not named <= found.keys(),
    }
    return tuple(word for word, holds in marks.items() if holds)


def _digests(certificates: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(sorted({hashlib.sha256(one).hexdigest() for one in certificates}))
