"""Findings and gaps as test cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.gap import Gap
from adbaudit.model.gate import Standing
from adbaudit.model.message import message
from adbaudit.report.entries import Entry
from adbaudit.report.hostile import visible
from adbaudit.report.naming import severity_name
from adbaudit.report.words import Words


class Outcome(Enum):
    """What a CI system shows: passed, failed, error, skipped."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_READ = "not-read"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`name` is one of its suite's own: GitLab tells cases apart by the suite's name and theirs."""

    name: str
    outcome: Outcome
    kind: str = ""
    title: str = ""
    text: str = ""


_OUTCOMES = {Standing.FAILS: Outcome.FAILED, Standing.KNOWN: Outcome.KNOWN, Standing.TOLD: Outcome.PASSED}


def case_of_finding(entry: Entry, words: Words) -> Case:
    """One that is too mild to fail passes, with its words in the name."""
    finding = entry.finding
    title = words(finding.title)
    evidence = [f"- {words(one.detail)}" for one in finding.evidence]
    return Case(
        name=f"{finding.rule}: {title}",
        outcome=_OUTCOMES[entry.standing],
        kind=finding.severity.value,
        title=f"[{words(severity_name(finding.severity))}] {title}",
        text="\n".join((words(finding.why), *evidence, f"fingerprint: {finding.fingerprint}")),
    )


def case_of_gap(gap: Gap, words: Words) -> Case:
    """Unknown is not no: what was not read is an error."""
    said = words(message("{wanted}: {reason}", wanted=gap.wanted, reason=gap.reason))
    source = visible(gap.file or gap.source)
    return Case(name=f"not-read: {said} ({source})", outcome=Outcome.NOT_READ, kind="not-read", title=said, text=source)


def nothing_found(words: Words) -> Case:
    """What stands for an app of which nothing has to be told."""
    said = words(message("nothing was found that adbaudit looks for"))
    return Case(name=said, outcome=Outcome.PASSED)


def compared(words: Words) -> Case:
    """Where the only thing to tell is what changed since the baseline."""
    return Case(name=words(message("compared with the baseline")), outcome=Outcome.PASSED)
