"""Rules as loaded from data: a condition over facts, what it means when it holds, and the proof it brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from adbaudit.model.catalogue import Catalogue
from adbaudit.model.channel import Channel
from adbaudit.model.code import CodeSigns
from adbaudit.model.condition import Condition
from adbaudit.model.country import Country
from adbaudit.model.guide import Guide, Page
from adbaudit.model.handout import HandoutTemplate
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.law import Provision
from adbaudit.model.letter import LetterTemplate
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Advice
from adbaudit.model.severity import Severity
from adbaudit.model.truth import Truth
from adbaudit.model.user import UserId


class RuleScope(Enum):
    """`APP`: apps on a phone and APK files; `INSTALLED`, `FILE`: only one of both; `PHONE`: once, the whole reading."""

    APP = "app"
    INSTALLED = "installed"
    FILE = "file"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small app (or phone) for which the rule must give `answer`."""

    name: str
    answer: Truth
    severity: Severity | None = None
    """What a bad example must be ranked as; `None` where any will do."""
    description: Mapping[str, object]
    """As written in the rule file; `adbaudit.rules.examples` makes an app of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityCase:
    """Another severity where a further condition holds, such as: it is blocked now."""

    when: Condition
    severity: tuple[tuple[Verdict, Severity], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule file. Severity depends on what the app is; a verdict that is missing gives no finding."""

    id: str
    title: Message
    why: Message
    title_in_file: Message | None = None
    """In place of `title` where only an APK file was looked at; likewise `why_in_file`."""
    why_in_file: Message | None = None
    title_unasked: Message | None = None
    """In place of `title` where Android would give the app what it asks for without a question; so `why_unasked`."""
    why_unasked: Message | None = None
    severity: tuple[tuple[Verdict, Severity], ...]
    """For the scope `PHONE` every verdict has the same severity."""
    severity_cases: tuple[SeverityCase, ...] = ()
    """The first one that holds counts; a verdict that it does not name keeps the usual severity."""
    severity_reason: str
    confidence: Confidence
    scope: RuleScope
    when: Condition
    subject: str | None
    """A permission group or special access, the key for remedies."""
    references: tuple[str, ...]
    combines: tuple[str, ...] = ()
    """The rules whose facts it takes together; what is unknown of these is their question, not asked twice."""
    examples: tuple[Example, ...] = ()
    file: str = ""

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
    law: tuple[Provision, ...] = ()
    """By country, the most telling first."""
    channels: tuple[Channel, ...] = ()
    """By country, in the order of going there."""
    letters: tuple[LetterTemplate, ...] = ()
    """In the order in which they are sent."""
    handouts: tuple[HandoutTemplate, ...] = ()
    """In the order in which they are named to people."""
    code: CodeSigns = field(default_factory=CodeSigns)
    digest: str
    pages: tuple[Page, ...] = ()
    """What a computer may ask a phone to show."""

    @property
    def countries(self) -> tuple[Country, ...]:
        """Those with law or channels on file, by code."""
        named = (*(one.country for one in self.law), *(one.country for one in self.channels))
        return tuple(sorted({country.code: country for country in named}.values(), key=lambda country: country.code))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A rule that could bear on an app (or the phone) and that nothing read could answer."""

    rule: str
    missing: Message
    """What was not read: a permission's state, or who the app is."""
    subject: str | None = None
    """The permission group or special access it would have told of."""
    package: PackageName | None = None
    user: UserId | None = None
    path: str | None = None
