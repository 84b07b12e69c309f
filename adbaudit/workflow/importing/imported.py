"""What was found in somebody's list, before it is a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from adbaudit.model.app_list import RefusedRow
from adbaudit.model.identity import Confidence, LoanClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedApp:
    """One row for `catalogue/apps/`; what is empty was not in the list."""

    package: str = ""
    label: str = ""
    country: str = ""
    operator: str = ""
    loan_class: LoanClass | None = None
    signers: tuple[str, ...] = ()
    notes: str = ""
    service: str | None = None
    """The credit inside, where our own lists know a larger app by this package: an import makes no lender of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedHash:
    """One row for `catalogue/hashes.csv`: the digest of a whole APK file, and the family it is counted to."""

    digest: str
    family: str
    """Empty where the list names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """All of a list: what was taken over, what was not understood, and what adbaudit has no use for."""

    apps: tuple[ImportedApp, ...] = ()
    hashes: tuple[ImportedHash, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    unused: Mapping[str, int] = field(default_factory=dict)
    """Columns or kinds of indicators that are not about an app, with how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the person vouches for: who says so, and on which day they looked."""

    source: str
    """A https address, or words; words go into `sources.csv`."""
    where: str
    """The address that belongs to the words, or nothing."""
    checked: str
    loan_class: LoanClass = LoanClass.UNCLASSIFIED
    confidence: Confidence = Confidence.MEDIUM
