"""The gate of a run: which findings make it fail, which were known before, which are gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.finding import Finding
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId


class Standing(Enum):
    """`FAILS` makes the run fail; `KNOWN` stands in the baseline; `TOLD` is milder than what fails."""

    FAILS = "fails"
    KNOWN = "known"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """One finding as a baseline keeps it: enough to know it again, and for a person to see what it was."""

    fingerprint: str
    rule: str
    severity: Severity
    package: PackageName | None = None
    user: UserId | None = None
    file: str | None = None
    """Below the folder that was named, as in `ApkFacts.name`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a policy and a baseline say of one report; findings are named by their fingerprints."""

    failing: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    has_baseline: bool = False
    vanished: tuple[KnownFinding, ...] = ()
    """In the baseline, and looked for in vain."""
    unseen: tuple[KnownFinding, ...] = ()
    """In the baseline, but what they were about could not be read this time: not gone, not known to be there."""

    def standing_of(self, finding: Finding) -> Standing:
        """What this gate says of a finding."""
        if finding.fingerprint in self.failing:
            return Standing.FAILS
        return Standing.KNOWN if finding.fingerprint in self.known else Standing.TOLD

    def is_new(self, finding: Finding) -> bool:
        """Whether there is a baseline and the finding does not stand in it, or was milder there."""
        return self.has_baseline and finding.fingerprint not in self.known


OPEN = Gate()
"""A gate that lets everything through: nobody asked."""
