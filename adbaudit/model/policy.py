"""A policy: from which severity on a finding makes a run fail, by rule and by where the file lies."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The mildest severity that fails; `None` means that nothing does."""

    severity: Severity | None

    def is_reached_by(self, severity: Severity) -> bool:
        """Whether a finding this bad makes the run fail."""
        return self.severity is not None and severity.rank <= self.severity.rank


USUAL = Threshold(severity=Severity.HIGH)
"""What holds where nobody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleThreshold:
    """What holds for the findings of one rule."""

    rule: str
    threshold: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPolicy:
    """What holds for files whose place one of the patterns fits; `fail_on` for rules that are not named."""

    patterns: tuple[str, ...]
    fail_on: Threshold | None = None
    rules: tuple[RuleThreshold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The last of `paths` that speaks of a finding decides, then `rules`, then `fail_on`."""

    fail_on: Threshold
    rules: tuple[RuleThreshold, ...] = ()
    paths: tuple[PathPolicy, ...] = ()
