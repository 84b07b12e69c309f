"""Letters over small reports, in every format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from adbaudit.locations import rules_folder
from adbaudit.model.letter import LetterKind
from adbaudit.report.letters.choose import LetterChoice, letters_of
from adbaudit.report.letters.compose import Occasion
from adbaudit.report.letters.guide import guide_sheet
from adbaudit.report.letters.guided import Guided
from adbaudit.report.letters.render import as_one, one_letter
from adbaudit.report.words import Words
from adbaudit.rules.law import references
from adbaudit.rules.load import load_rules

CHINA = ("CN",)


@pytest.fixture(scope="session")
def pack():
    return load_rules(rules_folder())


@pytest.fixture
def write(pack):
    """The letters that a report gives, by kind, country and language; `text` is what stands in one of them."""
    return Writer(pack)


@dataclass(frozen=True)
class Writer:
    pack: object

    def letters(self, report, *kinds, countries=CHINA, language="en", name="", offices=(), packages=()):
        law = references([one for one in self.pack.law if one.country.code in countries], report_day(report))
        occasion = Occasion(
            report=report,
            countries=countries,
            law=tuple(one for one in law if one.verified),
            name=name,
            language=language,
            own_language=language,
        )
        choice = LetterChoice(
            kinds=frozenset(map(LetterKind, kinds)),
            offices=frozenset(offices),
            packages=frozenset(packages),
        )
        channels = [one for one in self.pack.channels if one.country.code in countries]
        return letters_of(self.pack.letters, channels, choice, occasion)

    def text(self, say, letter, format_name="text"):
        content = one_letter(letter, format_name, say, letter_day())
        return words_of_docx(content) if format_name == "docx" else content.decode("utf-8")

    def whole(self, say, letters, format_name="text"):
        return as_one(Guided(letters=letters, say=say, letter_say=say), format_name)

    def guide(self, say, letters, letter_say=None, **fields):
        """What is read first, its sentences one by one."""
        guided = Guided(letters=letters, say=say, letter_say=letter_say or say, **fields)
        return [Words(translator=say)(part.text) for part in guide_sheet(guided).parts]


def report_day(report):
    return report.provenance.captured_at.date()


def letter_day():
    return datetime(2026, 11, 22, tzinfo=UTC)


def words_of_docx(content):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


@pytest.fixture
def loan_report(build):
    """One loan app that can read the contacts and did."""

    def made(*apps, **fields):
        shown = apps or (build.app(access=[build.access(last_access=build.time())]),)
        findings = tuple(build.finding(package=app.installed.package, user=app.installed.user) for app in shown)
        return build.report(*shown, findings=findings, **fields)

    return made
