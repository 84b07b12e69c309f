"""What formats for people say beside a provision of law: whose it is, what limits it, where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.country import STORES
from adbaudit.model.law import LawReference
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import subject_name
from adbaudit.model.report import Report
from adbaudit.report.law_digest import LawDigest, LawLine
from adbaudit.report.naming import country_names
from adbaudit.report.words import Words, listing, series


def whose_law(words: Words, report: Report) -> Iterator[Message]:
    """The countries, how they were chosen, and those of which nothing is known."""
    countries = country_names(words, report)
    if not report.countries:
        yield message("No country is known, so only what app stores demand is told. Choose one: --country CN")
    elif report.device is not None and report.countries == (report.device.country,) and not report.countries_chosen:
        yield message(
            "Country: {countries}, as the SIM card or the language of the phone says; --country chooses another.",
            countries=countries,
        )
    else:
        yield message("Country: {countries}, as chosen with --country.", countries=countries)
    if report.countries_not_on_file:
        missing = ", ".join(report.countries_not_on_file)
        yield message("For {missing} adbaudit has neither law nor offices on file.", missing=missing)
    if report.countries_without_law:
        missing_law = ", ".join(report.countries_without_law)
        yield message("For {missing} adbaudit has offices on file, and no law.", missing=missing_law)


def is_law_told(report: Report, digest: LawDigest) -> bool:
    """Not where nothing was found that law speaks of, unless it is the country that is missing."""
    is_open = not report.countries or bool(report.countries_not_on_file or report.countries_without_law)
    return bool(digest.lines) or (is_open and any(finding.subject for finding in report.findings))


def cite_words(words: Words, line: LawLine) -> Message:
    """The cite, with what of the findings it touches."""
    cite = words.local(line.law.cite)
    subjects = listing([subject_name(subject) for subject in line.subjects])
    return message("{cite} ({subjects})", cite=cite, subjects=subjects)


def law_named(words: Words, digest: LawDigest) -> Message:
    """Every provision by its cite; what it says stands behind `--details`."""
    cites = [message("{name}", name=words.local(line.law.cite)) for line in digest.lines]
    return message("It speaks of what was found in: {cites}. What it says: --details.", cites=series(cites))


def limits(law: LawReference) -> tuple[Message, ...]:
    """What limits it, and since when it is in force."""
    return (*law.notes, *_since(law))


def _since(law: LawReference) -> Iterator[Message]:
    if law.in_force is not None and not any("{day}" in note.template for note in law.notes):
        yield message("In force since {day}.", day=law.in_force)


def read_in(law: LawReference) -> Message:
    """Stands before the source, and by itself where nobody read one."""
    if not has_source(law):
        return message("Not verified ({day}): no source was read.", day=law.checked)
    if law.verified:
        return message("Read on {day} in:", day=law.checked)
    return message("Not verified ({day}):", day=law.checked)


def has_source(law: LawReference) -> bool:
    """Whether it rests on more than what people generally know."""
    return not law.source.startswith("unverified")


def by_country(
    words: Words, report: Report, lines: Sequence[LawLine]
) -> Iterator[tuple[Message | None, list[LawLine]]]:
    """The lines under the name of their country, where there is more than one."""
    codes = list(dict.fromkeys(line.law.country for line in lines))
    for code in codes:
        name = country_name(words, report, code) if len(codes) > 1 else None
        yield name, [line for line in lines if line.law.country == code]


def country_name(words: Words, report: Report, code: str) -> Message:
    """A country by name where it is on file; what stores demand is of none."""
    if code == STORES:
        return message("App stores, in every country")
    known = next((one for one in report.countries_on_file if one.code == code), None)
    return message("{name}", name=words.local(known.name) if known else code)


def further_law(report: Report, count: int) -> Message:
    """That there is more than is shown, and how to read it."""
    return messages(
        "One more provision bears on this. All of them in words: adbaudit rules law {codes}",
        "{count} more provisions bear on this. All of them in words: adbaudit rules law {codes}",
        count,
        codes=" ".join(report.countries or (STORES,)),
    )
