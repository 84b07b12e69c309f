"""One thing looked at while answering a condition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.apk import ManifestState
from adbaudit.model.app import App
from adbaudit.model.finding import Evidence
from adbaudit.model.message import Message
from adbaudit.model.permission import PermissionName
from adbaudit.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """`evidence` says what was seen when the answer is yes, `missing` what was not when it is unknown."""

    truth: Truth
    evidence: Evidence | None = None
    permission: PermissionName | None = None
    time: datetime | None = None
    missing: Message | None = None


NO = Observation(truth=Truth.NO)
NOT_ASKED = Observation(truth=Truth.UNKNOWN)
"""Nobody was to look: not known either, and no gap, for a report tells of gaps in what was asked for."""


def yes(evidence: Evidence, *, permission: PermissionName | None = None, time: datetime | None = None) -> Observation:
    """It was seen."""
    return Observation(truth=Truth.YES, evidence=evidence, permission=permission, time=time)


def unknown(missing: Message) -> Observation:
    """It was not seen, and nobody can say that it is not so."""
    return Observation(truth=Truth.UNKNOWN, missing=missing)


def is_unread_file(app: App) -> bool:
    """An APK file whose manifest told nothing: then an empty list of permissions means nothing either."""
    return not app.in_phone and not any(apk.manifest is ManifestState.READ for apk in app.apks)


def minute(time: datetime) -> str:
    """`2026-11-19 21:40 +08:00`, so that it stands by itself in a table; without a zone where the phone gave none."""
    zone = time.strftime("%z")
    return time.strftime("%Y-%m-%d %H:%M") + (f" {zone[:3]}:{zone[3:5]}" if zone else "")
