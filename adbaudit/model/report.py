"""A report: all that one audit says, in the order it is said, ready for any renderer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from adbaudit.model.app import App
from adbaudit.model.country import Country
from adbaudit.model.device import Device
from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.gate import OPEN, Gate
from adbaudit.model.identity import Verdict
from adbaudit.model.phone_clock import PhoneClock
from adbaudit.model.plan import Advice
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.regained import Regained
from adbaudit.model.rule import Rule
from adbaudit.model.severity import Severity


class SourceKind(Enum):
    """Where the facts came from."""

    ADB = "adb"
    PRACTICE = "practice"
    CAPTURE = "capture"
    BUGREPORT = "bugreport"
    ANDROIDQF = "androidqf"
    FOLDER = "folder"
    APK = "apk"


WITHOUT_THE_PHONE = frozenset({SourceKind.BUGREPORT, SourceKind.ANDROIDQF, SourceKind.FOLDER})
"""Files that somebody sent: no advice there speaks of a phone at hand. Our own capture is the visit itself over again,
and its report the same as at the visit, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which tool, which rules, from what, when."""

    version: str
    rules_digest: str
    source: SourceKind
    captured_at: datetime
    """By the computer's clock; of files that somebody sent by the phone's, or when they were written."""
    phone_time: datetime | None = None
    """What the phone's own clock said then; `None` where it was not read."""
    is_from_file: bool = False
    """Read again from a saved report; whoever had the file may have changed it."""

    @property
    def clock(self) -> PhoneClock | None:
        """The phone's clock against the computer's; of files that somebody sent the computer's is not known."""
        if self.phone_time is None or self.captured_at.tzinfo is None or self.source in WITHOUT_THE_PHONE:
            return None
        return PhoneClock(phone=self.phone_time, computer=self.captured_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One phone, or one run over APK files (then `device` is `None`).

    Order is settled here: apps by identity, those first that see the whole screen or every message, then by worst
    finding, then by name; findings by severity.
    """

    provenance: Provenance
    device: Device | None
    countries: tuple[str, ...] = ()
    """Whose law and offices are told, as two letters; as a person said, else as the phone says."""
    countries_on_file: tuple[Country, ...] = ()
    """Those for which there is any; a member of a union stands there as the union."""
    countries_without_law: tuple[str, ...] = ()
    """Those of them for which there are offices on file, and no law."""
    countries_chosen: bool = False
    """Whether a person named the countries, and not the phone."""
    apps: tuple[App, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    advice: tuple[Advice, ...] = ()
    rules: tuple[Rule, ...] = ()
    """Every rule that was asked, for formats that explain each."""
    gate: Gate = OPEN
    """What fails, what was known before."""
    receipts: tuple[ReceiptLine, ...] = ()
    """What adbaudit changed on the phone just before this report was made."""
    regained: tuple[Regained, ...] | None = None
    """What adbaudit switched off on this phone at an earlier visit from this computer, and is on again."""

    @property
    def is_of_unread_phone(self) -> bool:
        """Whether this stands for one of several phones that could not be looked at: all it has is why."""
        return self.device is None and self.provenance.source is not SourceKind.APK

    @property
    def complete(self) -> bool:
        """True only when nothing that was asked for stayed unread."""
        return not self.gaps

    @property
    def countries_not_on_file(self) -> tuple[str, ...]:
        """The countries about whose law and offices nothing is known here."""
        known = self.countries_on_file
        return tuple(code for code in self.countries if not any(country.holds_in(code) for country in known))

    @property
    def loan_apps(self) -> tuple[App, ...]:
        """Apps that a list or several signs call loan apps, credit inside larger apps included."""
        return tuple(app for app in self.apps if app.identity.verdict in {Verdict.LOAN, Verdict.CREDIT_INSIDE})

    @property
    def package_count(self) -> int:
        """How many distinct packages were looked at; one that several users have counts once, an unread file not."""
        return len({app.installed.package for app in self.apps if app.installed.package})

    @property
    def loan_app_count(self) -> int:
        """How many distinct packages are loan apps, credit inside larger apps included."""
        return len({app.installed.package for app in self.loan_apps})

    def worst(self) -> Severity | None:
        """The worst severity found, if anything was found."""
        return min((finding.severity for finding in self.findings), key=lambda one: one.rank, default=None)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)
