"""What of a condition is settled by who an app is, before anything else of it was read."""

from __future__ import annotations

from adbaudit.model.condition import AllOf, AnyOf, ClassIs, Condition, IdentityIs, Not
from adbaudit.model.identity import Identity, Verdict
from adbaudit.model.truth import Truth, all_of, any_of


def settled(condition: Condition, identity: Identity) -> Truth:
    """Yes or no where the identity alone decides, unknown where a phone or a file would have to be looked at."""
    match condition:
        case AllOf(parts=parts):
            return all_of([settled(part, identity) for part in parts])
        case AnyOf(parts=parts):
            return any_of([settled(part, identity) for part in parts])
        case Not(part=part):
            return settled(part, identity).negated()
        case IdentityIs(verdicts=verdicts) if identity.verdict is not Verdict.UNKNOWN:
            return _truth(holds=identity.verdict in verdicts)
        case ClassIs(classes=classes):
            return _truth(holds=identity.loan_class in classes)
        case _:
            return Truth.UNKNOWN


def _truth(*, holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO
