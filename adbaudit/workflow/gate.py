"""The gate of a run: policy and baseline from their files, the report held against them, a new baseline kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from adbaudit.errors import BaselineFault, FileFault, PolicyFaults
from adbaudit.gate.baseline_file import MOST_BYTES, read_baseline, write_baseline
from adbaudit.gate.judge import judged
from adbaudit.gate.pattern import can_fit, fits
from adbaudit.model.gate import KnownFinding
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.policy import USUAL, Policy, Threshold
from adbaudit.model.report import Report
from adbaudit.model.rule import RulePack
from adbaudit.private_file import write_private
from adbaudit.rules.policy_file import read_policy, threshold

MOST_POLICY_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class GateKeeper:
    """What was read before anything was looked at, so that a fault in it costs no time."""

    policy: Policy
    baseline: tuple[KnownFinding, ...] | None = None

    def idle_patterns(self, report: Report) -> tuple[str, ...]:
        """Paths of the policy that fit nothing that was looked at, such as one with a slip in it."""
        places = [apk.where for app in report.apps for apk in app.apks]
        patterns = (pattern for entry in self.policy.paths for pattern in entry.patterns)
        return tuple(one for one in patterns if not any(fits(one, place) for place in places))

    def judge(self, report: Report) -> Report:
        """The report with its gate."""
        return judged(report, self.policy, self.baseline)


USUAL_GATE = GateKeeper(policy=Policy(fail_on=USUAL))
"""What stands where nobody names another."""


def gate_keeper(
    rules: RulePack, *, fail_on: str, policy: Path | None = None, baseline: Path | None = None
) -> GateKeeper:
    """Policy and baseline, read and checked.

    Raises:
        PolicyFaults: the policy has faults.
        FileFault: it cannot be read.
        BaselineFault: the baseline cannot be used.

    """
    otherwise = threshold(fail_on)
    return GateKeeper(
        policy=Policy(fail_on=otherwise) if policy is None else _policy(policy, rules, otherwise),
        baseline=None if baseline is None else _baseline(baseline),
    )


def keep_baseline(report: Report, path: Path) -> None:
    """Write the findings of a report as a baseline.

    Raises:
        FileFault: it cannot be written.

    """
    try:
        write_private(path, write_baseline(report).encode("ascii"))
    except OSError as fault:
        raise FileFault(
            message("The baseline could not be written to {path}: {why}", path=str(path), why=os_reason(fault)),
            means=message("The audit was done, but its baseline was not kept."),
            next_step=message("Choose another place after --write-baseline."),
        ) from fault


def _policy(path: Path, rules: RulePack, fail_on: Threshold) -> Policy:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_POLICY_BYTES + 1)
    except OSError as fault:
        raise FileFault(
            message("{path} could not be read: {why}", path=str(path), why=os_reason(fault)),
            means=message("Without it nobody can say which findings make the run fail, so nothing was looked at."),
            next_step=message("Check the name and whether you may read the file."),
        ) from fault
    if len(raw) > MOST_POLICY_BYTES:
        raise PolicyFaults((f"{path}: is larger than {MOST_POLICY_BYTES} bytes",))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise PolicyFaults((f"{path}: is not UTF-8 text",)) from fault
    policy = read_policy(text, str(path), rules=[rule.id for rule in rules.rules], fail_on=fail_on)
    vain = [pattern for entry in policy.paths for pattern in entry.patterns if not can_fit(pattern)]
    if vain:
        raise PolicyFaults(tuple(f"{path}:paths: {pattern!r:.60} can fit no file of this run" for pattern in vain))
    return policy


def _baseline(path: Path) -> tuple[KnownFinding, ...]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        text = raw.decode("utf-8-sig")
    except OSError as fault:
        raise BaselineFault(str(path), os_reason(fault)) from fault
    except UnicodeDecodeError as fault:
        raise BaselineFault(str(path), message("it is not UTF-8 text")) from fault
    if len(raw) > MOST_BYTES:
        raise BaselineFault(str(path), message("it is larger than a baseline can be"))
    return read_baseline(text, str(path))
