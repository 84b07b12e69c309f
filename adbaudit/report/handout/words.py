"""What every format of a hand-out says around its steps."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.handout import Handout
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.advice_words import doubt
from adbaudit.report.handout.compose import POLICE
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.office_name import office_name
from adbaudit.report.words import listing, sentences


def offices_title(handout: Handout) -> Message:
    """Whose offices they are; without a country, that none was chosen."""
    if handout.country is None:
        return message("Offices: no country was chosen (--country)")
    return message("Where to turn: {country}", country=handout.country.name)


def missing_offices(handout: Handout) -> Iterator[Message]:
    """What a reader looks for under the heading and does not find: never a heading over nothing."""
    if handout.country is None:
        yield message(
            "No office is named, for no country is known. Run adbaudit again with --country, such as --country CN."
        )
        return
    country = handout.country.name
    if ChannelKind.EMERGENCY in handout.office_kinds and not any(one.kind in POLICE for one in handout.offices):
        yield message(
            "No number of the police of {country} is on file. In danger call them, or go to any police station.",
            country=country,
        )
    if not handout.offices:
        yield message(
            "For this page no office of {country} is on file. “adbaudit rules channels {code}” prints what is.",
            country=country,
            code=handout.country.code,
        )


def office_head(office: Channel, language: str) -> Message:
    """Its name, then its number and address, or that neither is on file."""
    ways = [message("{name}", name=way) for way in (office.number, office.url) if way]
    told = listing(ways) if ways else message("its number and address are not on file here")
    return message("{office}: {ways}", office=Message(template=office_name(office, language)), ways=told)


def office_note(office: Channel, language: str) -> Message:
    """In which case it is the right one, and when that was looked up or that nobody did."""
    takes = office.takes.in_language(language)
    case = message("{case}.", case=Message(template=f"{takes[:1].upper()}{takes[1:]}"))
    return sentences([case, _looked_up(office)])


def _looked_up(office: Channel) -> Message:
    if office.kind in POLICE and office.number and not office.verified:
        return message("Not verified. If the number does not answer, go to any police station.")
    return doubt(office) or message("Looked up on {day}.", day=office.checked)


def closing(handout: Handout, translator: Translator) -> Iterator[Message]:
    """That none of them takes money, that numbers change, that this is no advice of a lawyer, whose words these are."""
    if handout.offices:
        yield message("Numbers change: look once more before you call.")
        if all(office.is_free for office in handout.offices):
            yield message("None of these offices takes a fee.")
    yield message("General information, no legal advice.")
    yield from machine_made_notes(translator)
