"""What every format of a hand-out says around its steps."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel
from adbaudit.model.handout import Handout
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.advice_words import doubt
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.words import listing, sentences


def offices_title(handout: Handout) -> Message:
    """Whose offices they are; without a country, that none is known."""
    if handout.country is None:
        return message("Offices: no country was chosen (--country)")
    return message("Where to turn in {country}", country=handout.country.name)


def office_head(office: Channel, language: str) -> Message:
    """Its name, then its number and address."""
    name = Message(template=office.name.in_language(language))
    if office.local_name and office.local_name not in name.template:
        name = message("{name} ({local})", name=name, local=Message(template=office.local_name))
    ways = [message("{name}", name=way) for way in (office.number, office.url) if way]
    return message("{office}: {ways}", office=name, ways=listing(ways))


def office_note(office: Channel, language: str) -> Message:
    """In which case it is the right one, and when that was looked up or that nobody did."""
    takes = office.takes.in_language(language)
    case = message("{case}.", case=Message(template=f"{takes[:1].upper()}{takes[1:]}"))
    doubtful = doubt(office)
    return sentences([case, message("Looked up on {day}.", day=office.checked) if doubtful is None else doubtful])


def closing(handout: Handout, translator: Translator) -> Iterator[Message]:
    """That none of them takes money, that numbers change, that this is no advice of a lawyer, whose words these are."""
    if handout.offices:
        yield message("Numbers change: look once more before you call.")
        if all(office.is_free for office in handout.offices):
            yield message("None of these offices takes a fee.")
    yield message("General information, no legal advice.")
    yield from machine_made_notes(translator)
