"""What formats for people say beside a provision of law: whose it is, what limits it, where it was read."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.law import LawReference
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import subject_name
from adbaudit.model.report import Report
from adbaudit.report.law_digest import LawDigest, LawLine
from adbaudit.report.naming import country_names
from adbaudit.report.words import Words, listing


def whose_law(words: Words, report: Report) -> Iterator[Message]:
    """The countries, how they were chosen, and those of which nothing is known."""
    countries = country_names(words, report)
    if not report.countries:
        yield message("No country is known, so only what app stores demand is told. Choose one: --country CN")
    elif report.device is not None and report.countries == (report.device.country,):
        yield message(
            "Country: {countries}, as the SIM card or the language of the phone says; --country chooses another.",
            countries=countries,
        )
    else:
        yield message("Country: {countries}, as chosen with --country.", countries=countries)
    if report.countries_not_on_file:
        missing = ", ".join(report.countries_not_on_file)
        yield message("For {missing} adbaudit has neither law nor offices on file.", missing=missing)


def is_law_told(report: Report, digest: LawDigest) -> bool:
    """Not where nothing was found that law speaks of, unless it is the country that is missing."""
    is_open = not report.countries or bool(report.countries_not_on_file)
    return bool(digest.lines) or (is_open and any(finding.subject for finding in report.findings))


def cite_words(words: Words, line: LawLine, digest: LawDigest) -> Message:
    """The cite, with what of the findings it touches."""
    cite = words.local(line.law.cite)
    if set(line.subjects) == digest.subjects:
        return message("{cite} ({subjects})", cite=cite, subjects=message("everything found"))
    subjects = listing([subject_name(subject) for subject in line.subjects])
    return message("{cite} ({subjects})", cite=cite, subjects=subjects)


def limits(law: LawReference) -> tuple[Message, ...]:
    """What limits it, and since when it is in force."""
    return (*law.notes, *_since(law))


def _since(law: LawReference) -> Iterator[Message]:
    if law.in_force is not None and not any("{day}" in note.template for note in law.notes):
        yield message("In force since {day}.", day=law.in_force)


def read_in(law: LawReference) -> Message:
    """Stands before the source."""
    if law.verified:
        return message("Read on {day} in:", day=law.checked)
    return message("Not verified ({day}):", day=law.checked)


def further_law(count: int) -> Message:
    """That there is more than is shown."""
    return messages(
        "One more provision that bears on this is in the report for programs (--format json).",
        "{count} more provisions that bear on this are in the report for programs (--format json).",
        count,
    )
