"""The oldest way to sign an APK: a signed jar, with signature files under `META-INF`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from adbaudit.apk.archive import Archive
from adbaudit.apk.unreadable import Unreadable

MOST_SIGNATURE_FILES = 10

_FOLDER = "META-INF/"
_SIGNATURE_FILE = re.compile(r"META-INF/[^/]+\.(?:RSA|DSA|EC)", re.IGNORECASE)
_ENDINGS = (b".RSA", b".DSA", b".EC")
_MOST_DIGESTS_BYTES = 16 << 20
_HEAD = 4096
_NEWER = re.compile(rb"^X-Android-APK-Signed:([ 0-9,]+)", re.MULTILINE)
_NAMES = {b"2": "v2", b"3": "v3"}


def signature_files(archive: Archive) -> tuple[str, ...]:
    """The signature files of the oldest scheme, a signed jar."""
    names = archive.entries.names_in(_FOLDER, _ENDINGS)
    return tuple(sorted(name for name in names if _SIGNATURE_FILE.fullmatch(name)))


def jar_certificates(archive: Archive, names: Sequence[str]) -> Iterator[bytes]:
    """The certificate that each signature file's signers name."""
    if len(names) > MOST_SIGNATURE_FILES:
        raise Unreadable("signature-malformed")
    for name in names:
        yield from _signed_data_certificates(archive.read(name) or b"")


def newer_schemes_named(archive: Archive, names: Sequence[str]) -> set[str]:
    """Which newer schemes the signed list of files says the APK carries, so that nobody cuts them off unseen."""
    named: set[str] = set()
    for name in names[:MOST_SIGNATURE_FILES]:
        digests = name.rpartition(".")[0] + ".SF"
        head = next(archive.stream(digests, limit=_MOST_DIGESTS_BYTES), b"")[:_HEAD]
        numbers = (number.strip() for found in _NEWER.findall(head) for number in found.split(b","))
        named |= {_NAMES[number] for number in numbers if number in _NAMES}
    return named


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
