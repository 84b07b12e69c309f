"""An app as a report shows it: the installed package, its label, its identity, its APK files."""

from __future__ import annotations

from dataclasses import dataclass, field

from adbaudit.model.apk import ApkFacts
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, Verdict
from adbaudit.model.quoted import in_sentence

__all__ = ["App", "in_sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """`installed.user` is meaningless where `in_phone` is false: then only an APK file was looked at."""

    installed: InstalledPackage
    label: str | None = None
    """The same for every reader."""
    shown_label: str | None = None
    """As a phone in the reader's language shows it."""
    identity: Identity = field(default=Identity(verdict=Verdict.UNKNOWN, confidence=Confidence.LOW))
    apks: tuple[ApkFacts, ...] = ()
    in_phone: bool = True

    @property
    def name(self) -> str:
        """What to call it before people: its label, else its package, else its file."""
        return self._said or self.installed.package or next((apk.path for apk in self.apks), "?")

    @property
    def title(self) -> str:
        """The name as it stands in sentences and headings: a label that could pass for a sentence is set apart.

        The whole of it is `label`, which every machine format has.
        """
        return in_sentence(self._said) if self._said else self.name

    @property
    def has_label(self) -> bool:
        """Whether it has a name that can be seen."""
        return self._said is not None

    @property
    def _said(self) -> str | None:
        """The name on the screen; one of nothing but blanks is none."""
        return next((label for label in (self.shown_label, self.label) if label and label.strip()), None)
