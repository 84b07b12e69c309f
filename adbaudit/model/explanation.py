"""Why an app is called what it is called, for a person who knows nothing of lists and weights."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.catalogue import CataloguedApp, LookAlike
from adbaudit.model.identity import Identity
from adbaudit.model.message import Message
from adbaudit.model.rule import Rule
from adbaudit.model.severity import Severity
from adbaudit.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSpoken:
    """A rule that speaks of such an app; `holds` is yes where who the app is settles it already."""

    rule: Rule
    severity: Severity
    holds: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The verdict on one app and everything around it."""

    package: str
    label: str | None
    identity: Identity
    listed: CataloguedApp | LookAlike | None
    """The row of a table that names the package."""
    rules: tuple[RuleSpoken, ...]
    """Worst first: what is found, or would be found if it were so on a phone or in a file."""
    unknown: tuple[Message, ...]
    """What was not looked at, and how it could be."""
    changes: tuple[Message, ...]
    """What would make the verdict another one."""
