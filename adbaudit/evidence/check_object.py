"""What came of checking a bundle, for programs (`schema/evidence-check-1.json`)."""

from __future__ import annotations

from typing import Any

from adbaudit.evidence.check_words import is_of_saved_report
from adbaudit.evidence.words import PROVES, not_proven
from adbaudit.model.evidence import Claims, DiscrepancyKind, TimeStamp, Verification
from adbaudit.ports import Translator

SCHEMA = "adbaudit/evidence-check/1"


def check_object(checked: Verification, say: Translator) -> dict[str, Any]:
    """One object; words are in the translator's language, every other value is the same in all."""
    is_other = any(one.kind is DiscrepancyKind.KEY for one in checked.discrepancies)
    return {
        "schema": SCHEMA,
        "language": say.language,
        "holds": checked.holds,
        "differences": [
            {"kind": one.kind.value, "member": one.member, "because": say(one.because)} for one in checked.discrepancies
        ],
        "signature": checked.signature.value,
        "key": {
            "fingerprint": checked.fingerprint,
            "is_the_one_required": not is_other if checked.is_key_required else None,
        },
        "encrypted": checked.was_encrypted,
        "files": checked.file_count,
        "claims": None if checked.claims is None else _claims(checked.claims),
        "time_stamp": None if checked.stamp is None else _stamp(checked.stamp),
        "shows": say(PROVES) if checked.holds else None,
        "does_not_show": [say(one) for one in not_proven(is_saved_report=is_of_saved_report(checked))],
    }


def _claims(claims: Claims) -> dict[str, Any]:
    return {
        "sealed_at": claims.sealed_at.isoformat(),
        "version": claims.version,
        "rules": claims.rules_digest,
        "source": claims.source,
        "read_at": claims.read_at,
        "saved_report": claims.is_saved_report,
        "device": claims.device,
        "phone_ahead_seconds": None if claims.clock is None else claims.clock.ahead_seconds,
        "by": claims.by,
        "place": claims.place,
        "note": claims.note,
        "journals": [{"name": name, "state": state.value} for name, state in claims.journals],
    }


def _stamp(stamp: TimeStamp) -> dict[str, Any]:
    return {"time": stamp.time.isoformat(), "authority": stamp.authority, "authority_checked": False}
