"""Builders of small reports for the gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.gate import KnownFinding
from adbaudit.model.identity import Confidence
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.policy import Policy, RuleThreshold, Threshold
from adbaudit.model.report import Provenance, Report, SourceKind
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId


@pytest.fixture
def make():
    return Makers()


@dataclass(frozen=True)
class Makers:
    """Values with every field that a test does not care about filled in."""

    def finding(self, number=1, severity=Severity.HIGH, *, rule="loan-contacts", path="apps/a.apk", **fields):
        return Finding(
            rule=rule,
            severity=severity,
            confidence=Confidence.HIGH,
            title=message("It asks"),
            why=message("Because"),
            path=path,
            fingerprint=f"{number:032x}",
            **{"package": PackageName("a.b"), **fields},
        )

    def known(self, number=1, severity=Severity.HIGH, **fields):
        known = {"rule": "loan-contacts", "package": PackageName("a.b"), "file": "a.apk"}
        return KnownFinding(fingerprint=f"{number:032x}", severity=severity, **{**known, **fields})

    def report(self, *findings, gaps=()):
        provenance = Provenance(
            version="1", rules_digest="sha256:0", source=SourceKind.APK, captured_at=datetime(2026, 11, 20, tzinfo=UTC)
        )
        paths = dict.fromkeys(finding.path for finding in findings if finding.path)
        apps = tuple(self._app(path) for path in paths)
        return Report(provenance=provenance, device=None, apps=apps, findings=findings, gaps=tuple(gaps))

    def _app(self, path):
        apk = ApkFacts(path=path, name=path.partition("/")[2] or path, place=path, manifest=ManifestState.READ)
        return App(installed=InstalledPackage(package=PackageName("a.b"), user=UserId(0)), apks=(apk,), in_phone=False)

    def gap(self, file=None, **fields):
        return Gap(source=file or "dumpsys", wanted=message("all"), reason=message("cut"), file=file, **fields)

    def threshold(self, word):
        return Threshold(severity=None if word == "never" else Severity(word))

    def rule(self, rule, word):
        return RuleThreshold(rule=rule, threshold=self.threshold(word))

    def policy(self, word="high", **fields):
        return Policy(fail_on=self.threshold(word), **fields)
