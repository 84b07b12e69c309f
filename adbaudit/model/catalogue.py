"""What is known of loan apps before any phone is read: listed apps, words, super-apps, stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adbaudit.model.identity import Confidence, LoanClass
from adbaudit.model.permission import PackageName


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedApp:
    """One row of the catalogue. `package` is `None` where only a label is known (no verdict from that alone)."""

    package: PackageName | None
    labels: tuple[str, ...]
    operator: str | None
    country: str | None
    loan_class: LoanClass
    is_credit_inside: bool
    """A larger app with credit in it: its contacts permission may serve another purpose."""
    service: str | None
    """The credit service inside, for people: `花呗 / 借呗`."""
    source: str
    checked: str
    verified: bool
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word of a label or a segment of a package name, with how much it says.

    `weight` counts toward the thresholds of `Catalogue`; negative weights speak against a lender.
    """

    word: str
    language: str
    weight: float
    where: str
    """`label` or `package`."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything identification rests on, loaded from `rules/`."""

    by_package: Mapping[PackageName, CataloguedApp]
    by_label: Mapping[str, CataloguedApp]
    """Labels normalised as identification normalises them."""
    keywords: tuple[Keyword, ...]
    look_alikes: Mapping[PackageName, str]
    """Packages that look like loan apps and are not, with the reason."""
    loan_threshold: float
    maybe_threshold: float
