"""An app as a report shows it: the installed package, its label, its identity, its APK files."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from adbaudit.model.apk import ApkFacts
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, Verdict


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
        return self.shown_label or self.label or self.installed.package or next((apk.path for apk in self.apks), "?")

    @property
    def title(self) -> str:
        """The name as it stands in sentences and headings: a label that could pass for a sentence is set apart.

        The whole of it is `label`, which every machine format has.
        """
        label = self.shown_label or self.label
        return self.name if label is None else in_sentence(label)


def in_sentence(label: str) -> str:
    """A label at most 40 columns wide, in quotation marks where it has many words or a sentence's end inside.

    >>> in_sentence("Easy Dhan Loan")
    'Easy Dhan Loan'
    >>> in_sentence("Bank. No loan app found")
    '“Bank. No loan app found”'
    """
    shown = _cut(" ".join(label.split()))
    is_name = shown == label and len(shown.split()) <= _MOST_WORDS and not _SENTENCE.search(shown)
    return shown if is_name else f"“{shown}”"


_MOST_COLUMNS = 40
_MOST_WORDS = 4
_SENTENCE = re.compile(r"[.!?:;]\s+\S|[。！？：；।]\s*\S")


def _cut(text: str) -> str:
    columns = 0
    for place, sign in enumerate(text):
        columns += 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
        if columns > _MOST_COLUMNS:
            return f"{text[:place].rstrip()}…"
    return text
