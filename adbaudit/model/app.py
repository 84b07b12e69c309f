"""An app as a report shows it: the installed package, its label, its identity, its APK files."""

from __future__ import annotations

from dataclasses import dataclass, field

from adbaudit.model.apk import ApkFacts
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """`installed.user` is meaningless where `in_phone` is false: then only an APK file was looked at."""

    installed: InstalledPackage
    label: str | None = None
    identity: Identity = field(default=Identity(verdict=Verdict.UNKNOWN, confidence=Confidence.LOW))
    apks: tuple[ApkFacts, ...] = ()
    in_phone: bool = True
