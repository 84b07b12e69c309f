"""Hold a report against a policy and a baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from adbaudit.gate.threshold import threshold_for
from adbaudit.gate.unread import was_unread
from adbaudit.model.finding import Finding
from adbaudit.model.gate import Gate, KnownFinding
from adbaudit.model.policy import Policy
from adbaudit.model.report import Report


def judged(report: Report, policy: Policy, baseline: Sequence[KnownFinding] | None = None) -> Report:
    """The same report with its gate: what fails is at its threshold and not known from the baseline."""
    known = _known(report.findings, baseline or ())
    places = {apk.path: apk.where for app in report.apps for apk in app.apks}
    failing = {
        finding.fingerprint
        for finding in report.findings
        if finding.fingerprint not in known
        and threshold_for(finding.rule, places.get(finding.path or ""), policy).is_reached_by(finding.severity)
    }
    there = {finding.fingerprint for finding in report.findings}
    missing = [one for one in baseline or () if one.fingerprint not in there]
    gate = Gate(
        failing=frozenset(failing),
        known=known,
        has_baseline=baseline is not None,
        vanished=tuple(one for one in missing if not was_unread(one, report)),
        unseen=tuple(one for one in missing if was_unread(one, report)),
    )
    return replace(report, gate=gate)


def _known(findings: Sequence[Finding], baseline: Sequence[KnownFinding]) -> frozenset[str]:
    """Those that stand in the baseline at least as bad, and not more often than there: none hides behind another."""
    kept = Counter(one.fingerprint for one in baseline)
    found = Counter(finding.fingerprint for finding in findings)
    ranks = _worst(baseline)
    worse = {one.fingerprint for one in findings if one.severity.rank < ranks.get(one.fingerprint, -1)}
    return frozenset(name for name, times in found.items() if times <= kept[name] and name not in worse)


def _worst(baseline: Sequence[KnownFinding]) -> Mapping[str, int]:
    """The worst rank that each was known with."""
    ranks: dict[str, int] = {}
    for one in baseline:
        ranks[one.fingerprint] = min(ranks.get(one.fingerprint, one.severity.rank), one.severity.rank)
    return ranks
