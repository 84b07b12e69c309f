"""Rules as loaded from data: a condition over facts, and what it means when it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adbaudit.model.catalogue import Catalogue
from adbaudit.model.finding import Severity
from adbaudit.model.guide import Guide
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import Message
from adbaudit.model.plan import Advice

Condition = Mapping[str, object]
"""The checked YAML of `when:`; `rules/conditions.py` is the only reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule file. Severity depends on what the app is; a verdict that is missing gives no finding."""

    id: str
    title: Message
    why: Message
    severity: tuple[tuple[Verdict, Severity], ...]
    confidence: Confidence
    when: Condition
    subject: str | None
    """A permission group or special access, the key for remedies."""
    references: tuple[str, ...]

    def severity_for(self, verdict: Verdict) -> Severity | None:
        """How bad it is for such an app; `None` when the rule says nothing of it."""
        return dict(self.severity).get(verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """All of `rules/`, checked; `digest` is `sha256:` over the files it was read from."""

    rules: tuple[Rule, ...]
    catalogue: Catalogue
    guides: tuple[Guide, ...]
    advice: tuple[Advice, ...]
    digest: str
