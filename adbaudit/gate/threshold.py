"""Which threshold a policy sets for one finding."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.gate.pattern import fits
from adbaudit.model.policy import PathPolicy, Policy, RuleThreshold, Threshold


def threshold_for(rule: str, place: str | None, policy: Policy) -> Threshold:
    """The last entry of `paths` that speaks of it decides, then the rule's own, then the general one."""
    return next(_spoken(rule, place, policy), policy.fail_on)


def _spoken(rule: str, place: str | None, policy: Policy) -> Iterator[Threshold]:
    for entry in reversed(policy.paths):
        if place is not None and any(fits(pattern, place) for pattern in entry.patterns):
            yield from _of_entry(rule, entry)
    yield from _of_rules(rule, policy.rules)


def _of_entry(rule: str, entry: PathPolicy) -> Iterator[Threshold]:
    yield from _of_rules(rule, entry.rules)
    if entry.fail_on is not None:
        yield entry.fail_on


def _of_rules(rule: str, rules: tuple[RuleThreshold, ...]) -> Iterator[Threshold]:
    return (one.threshold for one in rules if one.rule == rule)
