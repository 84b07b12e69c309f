"""Time stamps by others (RFC 3161): a request for the signature of a bundle, and what came back for it.

What is stamped is the signature, `SHA256SUMS.sig`: it stands for all files, and so it existed no later than the stamp.
Who signed the stamp is not checked here; `openssl ts -verify` does that with the authority's certificates.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from adbaudit.model.evidence import Discrepancy, DiscrepancyKind, TimeStamp
from adbaudit.model.message import Message, message

LARGEST = 1024 * 1024
_YEARS = range(1970, 2100)
_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_GRANTED = frozenset({"granted", "granted_with_mods"})


def time_stamp_request(signature: bytes) -> bytes:
    """A `TimeStampReq` in DER, with SHA-256, that asks for the authority's certificate; it tells nothing else.

    Without a nonce: the digest was never stamped before, so an older answer cannot fit.
    """
    from asn1crypto import algos, tsp  # noqa: PLC0415  # only where a stamp is wanted

    algorithm = algos.DigestAlgorithm({"algorithm": "sha256"})
    imprint = tsp.MessageImprint({"hash_algorithm": algorithm, "hashed_message": hashlib.sha256(signature).digest()})
    request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
    return bytes(request.dump())


def read_time_stamp(answer: bytes, signature: bytes | None) -> TimeStamp | Discrepancy:
    """The time that a `TimeStampResp` in DER tells, where it is about this signature."""
    try:
        told = _told(answer)
    except (ValueError, TypeError, KeyError, AttributeError):
        return _no_stamp(message("it cannot be read, or the authority refused"))
    if told is None:
        return _no_stamp(message("it cannot be read, or the authority refused"))
    imprint, stamp = told
    name, digest = imprint
    if signature is None or name not in _DIGESTS or hashlib.new(name, signature).digest() != digest:
        return _no_stamp(message("it is about something else than this bundle’s signature"))
    return stamp


def _told(answer: bytes) -> tuple[tuple[str, bytes], TimeStamp] | None:
    from asn1crypto import cms, tsp  # noqa: PLC0415  # as above

    response = tsp.TimeStampResp.load(answer, strict=True)
    if response["status"]["status"].native not in _GRANTED:
        return None
    token = response["time_stamp_token"]
    if not isinstance(token, cms.ContentInfo) or token["content_type"].native != "signed_data":
        return None
    info: Any = token["content"]["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        return None
    time = info["gen_time"].native
    if not isinstance(time, datetime) or time.year not in _YEARS:
        return None
    imprint = info["message_imprint"]
    authority = info["tsa"].native
    name = None if authority is None else str(info["tsa"].chosen.human_friendly)
    return (
        (str(imprint["hash_algorithm"]["algorithm"].native), bytes(imprint["hashed_message"].native)),
        TimeStamp(time=time, authority=name),
    )


def _no_stamp(because: Message) -> Discrepancy:
    return Discrepancy(kind=DiscrepancyKind.TIME_STAMP, member=None, because=because)
