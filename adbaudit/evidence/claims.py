"""`manifest.json` read back from a bundle that anybody may have made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adbaudit.evidence.members import LARGEST_LIST, SCHEMA
from adbaudit.model.evidence import Claims, SignatureState
from adbaudit.model.phone_clock import PhoneClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a manifest says: of each file the digest, and the rest."""

    digests: Mapping[str, str]
    fingerprint: str
    claims: Claims


def schema_of(data: bytes | None) -> str | None:
    """The form that a manifest names, as far as it can be read; a newer one must not be misread as damaged."""
    try:
        document = _parsed(data)
    except (ValueError, RecursionError):
        return None
    found = document.get("schema") if isinstance(document, dict) else None
    return found if isinstance(found, str) else None


def read_manifest(data: bytes | None) -> Listing | None:
    """`None` where it is missing, damaged, or not as the schema says."""
    try:
        document = _parsed(data)
        return _listing(document) if document["schema"] == SCHEMA else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _parsed(data: bytes | None) -> Any:  # noqa: ANN401  # JSON
    if data is None or len(data) > LARGEST_LIST:
        raise ValueError
    return json.loads(data)


def _listing(document: Mapping[str, Any]) -> Listing:
    return Listing(
        digests={_text(one["name"]): _text(one["sha256"]) for one in document["files"]},
        fingerprint=_text(document["key"]["fingerprint"]),
        claims=_claims(document),
    )


def _claims(document: Mapping[str, Any]) -> Claims:
    clock = document["clock"]
    return Claims(
        sealed_at=_time(document["sealed_at"]),
        version=_text(document["tool"]["version"]),
        rules_digest=_text(document["tool"]["rules"]),
        source=_text(document["source"]["kind"]),
        read_at=_text(document["source"]["read_at"]),
        is_saved_report=document["source"]["saved_report"] is True,
        device=_text_or_none(document["device"]),
        clock=None if clock is None else PhoneClock(phone=_time(clock["phone"]), computer=_time(clock["computer"])),
        by=_text_or_none(document["by"]),
        place=_text_or_none(document["place"]),
        note=_text_or_none(document["note"]),
        journals=tuple(
            (_text(one["name"]), SignatureState(one["journal"])) for one in document["files"] if one.get("journal")
        ),
    )


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(_text(value))
    if time.tzinfo is None or not 1971 <= time.year < 2100:
        raise ValueError
    return time


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
