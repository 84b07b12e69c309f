"""Letters from a report: the law and the offices of the countries, the apps, and what a person wants written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.locale.country_language import language_of_country
from adbaudit.locale.language import AUTO, LANGUAGES, language_note, nearest, pick_language
from adbaudit.locale.translator import load_translator
from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.law import LawKind, LawReference
from adbaudit.model.letter import Letter, LetterKind
from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.model.rule import RulePack
from adbaudit.ports import Translator
from adbaudit.report.advice_words import doubt
from adbaudit.report.letters.choose import LetterChoice, letters_of, template_for, unwritten
from adbaudit.report.letters.compose import Occasion
from adbaudit.report.letters.guided import Guided
from adbaudit.report.office_name import office_name
from adbaudit.report.words import sentences
from adbaudit.rules.law import references
from adbaudit.rules.of_countries import of_countries
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.closed_earlier import on_report_of_before
from adbaudit.workflow.named_apps import check_packages
from adbaudit.workflow.saved_reports import report_of_phone


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWishes:
    """What a person asked for; no country means those of the report, no language that of the first country."""

    choice: LetterChoice
    countries: tuple[str, ...] = ()
    language: str | None = None
    """Of every letter; `auto` for that of the phone."""
    reader: str = "en"
    """Language of the person, in which their own contacts are written to."""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetters:
    """The letters, what speaks their language, and when they were written."""

    letters: tuple[Letter, ...]
    say: Translator
    at: datetime
    remarks: tuple[Message, ...] = ()
    unwritten: tuple[Channel, ...] = ()

    def guided(self, say: Translator, files: tuple[str, ...] = ()) -> Guided:
        """With what the person reads first; `say` speaks their language."""
        return Guided(
            letters=self.letters,
            say=say,
            letter_say=self.say,
            files=files,
            remarks=self.remarks,
            unwritten=self.unwritten,
        )


def write_letters(report: Report, pack: RulePack, wishes: LetterWishes) -> WrittenLetters:
    """Every letter that was asked for.

    Raises:
        UsageFault: an app, an office or a kind was named for which there is nothing to write.
        FileFault: the report is about APK files.

    """
    if report.device is None:
        raise _no_phone()
    check_packages(wishes.choice.packages, report)
    countries = wishes.countries or report.countries
    channels = of_countries(pack.channels, countries)
    _check_offices(wishes.choice.offices, channels, pack)
    language = _language(wishes, report, pack, countries)
    occasion = Occasion(
        report=report,
        countries=_with_unions(countries, pack),
        law=_citable(pack, countries, report.provenance.captured_at.date()),
        installers=pack.catalogue.installers,
        name=wishes.name,
        language=language,
        own_language=language if wishes.language else wishes.reader,
    )
    letters = letters_of(pack.letters, channels, wishes.choice, occasion)
    if not letters:
        raise _nothing_to_write(report)
    return WrittenLetters(
        letters=letters,
        say=load_translator(language),
        at=report.provenance.captured_at,
        remarks=(
            *_in_danger(letters, channels, wishes.reader),
            *_from_file(report),
            *on_report_of_before(report),
            *_remarks(letters, pack, countries),
        ),
        unwritten=tuple(unwritten(letters, pack.letters, channels, wishes.choice)),
    )


def only_report(path: Path, world: World, wishes: Wishes, *, environ: Mapping[str, str]) -> Report:
    """The report of the one phone that a file tells of.

    Raises:
        FileFault: it cannot be read, or holds the reports of several phones.

    """
    reports = report_of_phone(path, world, wishes, environ=environ)
    if len(reports) > 1:
        raise FileFault(
            message("{name} holds the reports of several phones.", name=path.name),
            means=message("Letters are about one phone, so none was written."),
            next_step=message("Scan that phone alone: adbaudit scan --serial S --format json -o FILE."),
        )
    return reports[0]


def letter_language(tag: str | None) -> str | None:
    """The language that was asked for; `None` where nobody asked.

    Raises:
        UsageFault: it is none of ours.

    """
    if tag is None:
        return None
    if tag == AUTO:
        return AUTO
    if language_note(tag) is not None:
        raise UsageFault(
            message("There is no language {tag} here.", tag=tag),
            means=message("No letter was written."),
            next_step=message("There are: {tags}.", tags=", ".join(LANGUAGES)),
        )
    return pick_language(tag, {})


def _language(wishes: LetterWishes, report: Report, pack: RulePack, countries: Sequence[str]) -> str:
    """The one that was asked for, else that of the first country, where adbaudit knows it; else the person's own."""
    if wishes.language == AUTO:
        tag = report.device.language if report.device else None
        return (nearest(tag) if tag else None) or wishes.reader
    if wishes.language:
        return wishes.language
    first = next(iter(countries), "")
    return language_of_country(first) if _is_on_file(first, pack) else wishes.reader


def _is_on_file(code: str, pack: RulePack) -> bool:
    return any(known.holds_in(code) for known in pack.countries)


def _in_danger(letters: Sequence[Letter], channels: Sequence[Channel], language: str) -> Iterator[Message]:
    """A letter to the police is for later; these are for now."""
    if any(letter.kind is LetterKind.POLICE for letter in letters):
        for one in channels:
            if one.kind is ChannelKind.EMERGENCY and one.number is not None:
                name = Message(template=office_name(one, language))
                call = message("In danger call at once: {office}, {number}.", office=name, number=one.number)
                doubtful = doubt(one)
                yield sentences([call, doubtful]) if doubtful else call


def _from_file(report: Report) -> Iterator[Message]:
    if report.provenance.is_from_file:
        yield message("The letters rest on a saved report. Whether it was changed since nobody can tell from it.")


def _remarks(letters: Sequence[Letter], pack: RulePack, countries: Sequence[str]) -> Iterator[Message]:
    """What no single letter says: what is not on file, and what was not written unasked."""
    missing = [code for code in countries if not _is_on_file(code, pack)]
    if missing:
        yield message("For {missing} adbaudit has neither law nor offices on file.", missing=", ".join(missing))
    if not countries:
        yield message("No country is known, so only what app stores demand is told. Choose one: --country CN")
    kinds = {letter.kind for letter in letters}
    if LetterKind.DELETION in kinds and LetterKind.REPAYMENT not in kinds:
        yield message(
            "No proposal to pay was written: the phone shows no loan. If you took one, “--kind repayment --package P” "
            "writes it."
        )


def _citable(pack: RulePack, countries: Sequence[str], today: date) -> tuple[LawReference, ...]:
    """What a letter may lean on: somebody read a source for it, it is no draft, and it is in force."""
    return tuple(
        law
        for law in references(of_countries(pack.law, countries), today)
        if law.verified and law.kind is not LawKind.DRAFT and not (law.in_force and law.in_force > today.isoformat())
    )


def _with_unions(countries: Sequence[str], pack: RulePack) -> tuple[str, ...]:
    """A member of a union is spoken to as the union, too."""
    unions = (known.code for known in pack.countries for code in countries if known.holds_in(code))
    return tuple(dict.fromkeys((*countries, *unions)))


def _check_offices(names: frozenset[str], channels: Sequence[Channel], pack: RulePack) -> None:
    by_id = {one.id: one for one in channels}
    for name in sorted(names):
        if name not in by_id:
            known = ", ".join(one.id for one in channels if template_for(one, pack.letters))
            raise UsageFault(
                message("No office “{name}” is on file for the country of these letters.", name=name),
                means=message("Nothing was written."),
                next_step=message("There are: {names}. Another country is chosen with --country.", names=known or "-"),
            )
        if template_for(by_id[name], pack.letters) is None:
            raise UsageFault(
                message("There is no letter to “{name}”.", name=name),
                means=message("Nothing was written. People go there or call; they want no letter of this kind."),
                next_step=message("“adbaudit rules show {name}” tells what it wants.", name=name),
            )


def _no_phone() -> FileFault:
    return FileFault(
        message("This is a report about APK files, not about a phone."),
        means=message("Letters tell what a phone showed, so none was written."),
        next_step=message("Give a report of a phone, as “adbaudit scan --format json -o FILE” writes it."),
    )


def _nothing_to_write(report: Report) -> UsageFault:
    if report.complete:
        happened = message("The report names no loan app that can read, was seen reading, or had access taken away.")
    else:
        happened = message(
            "The report names no loan app that can read, was seen reading, or had access taken away, and not "
            "everything on the phone was read."
        )
    return UsageFault(
        happened,
        means=message("There is no app to write about."),
        next_step=message("Name one with --package, or ask for --kind contacts."),
    )
