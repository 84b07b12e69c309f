"""What formats for people say around a point of advice: the law to lean on by country, and what is not on file."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import STORES
from adbaudit.model.law import LawKind, LawReference, LawRole
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Advice
from adbaudit.model.report import Report, SourceKind
from adbaudit.report.law_words import country_name
from adbaudit.report.words import Words, listing, series

_MOST_COUNTRIES = 3
"""In a command; with more of them it would be longer than what is shown of one."""
_CITES = 3
"""For each country."""
_COMMANDS = {
    "save-proof": "evidence seal -o proof.zip",
    "stop-the-flow": "handout can-read-now",
    "tell-contacts": "letters --kind contacts -o letters-contacts",
    "ask-for-deletion": "letters --kind deletion -o letters-deletion",
    "the-debt": "letters --kind repayment --package P -o letters-repayment",
    "complain": "letters --kind complaint -o letters-complaint",
    "police": "letters --kind police -o letters-police",
    "paid-helpers": "handout paid-helper",
}
"""What adbaudit itself can do for a point; each into a folder of its own."""
_OF_A_COUNTRY = frozenset({ChannelKind.REGULATOR, ChannelKind.PRIVACY})


def cite_sentences(words: Words, report: Report, advice: Advice) -> Iterator[Message]:
    """What can be cited; of several countries each by its name, and those that have nothing of the kind on file."""
    told = [law for law in advice.law if law.kind is not LawKind.DRAFT and law.country != STORES]
    codes = list(dict.fromkeys(law.country for law in told))
    several = len(report.countries) > 1
    for code in codes:
        cites = series([_cite(words, law) for law in told if law.country == code][:_CITES])
        if several:
            name = country_name(words, report, code)
            yield message("You can cite, in {country}: {cites}.", country=name, cites=cites)
        else:
            yield message("You can cite: {cites}.", cites=cites)
    if missing := _without_rights(report, advice, codes):
        names = listing([country_name(words, report, code) for code in missing])
        yield message(
            "No law on deletion is on file for: {countries}. The request costs nothing all the same.", countries=names
        )


def command_of(advice: Advice, report: Report | None) -> Message | None:
    """What to type for this point where a phone is connected; the country where the phone would not tell it."""
    command = _COMMANDS.get(advice.id)
    source = report.provenance.source if report else SourceKind.ADB
    if command is None or source not in {SourceKind.ADB, SourceKind.PRACTICE}:
        return None
    countries = "" if report is None or command.startswith("evidence") else _countries(report)
    return message("The command for it: {command}", command=f"adbaudit {command}{countries}")


def _countries(report: Report) -> str:
    is_told = report.device is not None and report.countries == (report.device.country,)
    codes = () if is_told or len(report.countries) > _MOST_COUNTRIES else report.countries
    return "".join(f" --country {code}" for code in codes)


def no_office(report: Report, advice: Advice) -> Message | None:
    """Where a point speaks of offices and none of a country is on file: why, and what to do."""
    if not _OF_A_COUNTRY & set(advice.channel_kinds) or any(one.country.code != STORES for one in advice.channels):
        return None
    if not report.countries:
        return message(
            "No office is named, for no country is known. Run adbaudit again with --country, such as --country CN."
        )
    return message(
        "No office of {countries} is on file. Ask there for the authority that supervises lenders and for the one for "
        "personal data, or name the lender's country with --country.",
        countries=", ".join(report.countries),
    )


def doubt(channel: Channel) -> Message | None:
    """What to say of a number nobody checked; whoever needs the police has no time to check it."""
    if channel.verified:
        return None
    if channel.kind is ChannelKind.EMERGENCY:
        return message("Not verified. If the number does not answer, go to any police station.")
    return message("Not verified: check the number or address first.")


def _without_rights(report: Report, advice: Advice, codes: list[str]) -> list[str]:
    """By the codes under which countries are on file; a member of a union stands there as the union."""
    if LawRole.RIGHTS not in advice.law_roles:
        return []
    on_file = [country for country in report.countries_on_file if country.code != STORES]
    return [country.code for country in on_file if country.code not in codes]


def _cite(words: Words, law: LawReference) -> Message:
    cite = words.local(law.cite)
    return message("{name}", name=cite) if law.verified else message("{cite} (not verified)", cite=cite)
