"""What a person should know before sending letters: to whom they go, and what each cite rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.law import LawReference
from adbaudit.model.letter import Letter
from adbaudit.model.message import Message, message
from adbaudit.report.advice_words import doubt
from adbaudit.report.law_words import has_source, limits, read_in
from adbaudit.report.office_name import office_name
from adbaudit.report.words import listing, sentences


def about_offices(letters: Sequence[Letter], language: str) -> Iterator[Message]:
    """Where they go, each office once; what holds for several of them is said once, behind them."""
    offices = list(dict.fromkeys(one.office for one in letters if one.office is not None))
    yield from (_on_office(one, language) for one in offices)
    wanted = dict.fromkeys(one.evidence.in_language(language) for one in offices)
    yield from (message("To take along: {evidence}.", evidence=Message(template=one)) for one in wanted)
    if any(one.is_free and one.kind is not ChannelKind.LENDER for one in offices):
        yield message("It takes no fee. Whoever asks for money to complain for you is not one of them.")
    yield from dict.fromkeys(_looked_up(one) for one in offices if _ways(one) and one.verified)


def not_written_to(offices: Sequence[Channel], language: str) -> Iterator[Message]:
    """What else is on file, and the word that writes to it."""
    if offices:
        named = listing([_named(one, language) for one in offices])
        yield message(
            "Also on file, and not written to unasked: {offices}. --channel with the word in brackets writes the "
            "letter.",
            offices=named,
        )


def about_law(letters: Sequence[Letter], language: str) -> Iterator[Message]:
    """What is cited, each once: what it says, where it was read and when, and what limits it."""
    by_id = {law.id: law for letter in letters for law in letter.law}
    yield from (_on_law(law, language) for law in by_id.values())


def _named(office: Channel, language: str) -> Message:
    name = Message(template=office_name(office, language))
    word = Message(template=office.id)
    code = word if office.verified else message("{number}, not verified", number=word)
    return message("{name} ({code})", name=name, code=code)


def _on_office(office: Channel, language: str) -> Message:
    name = Message(template=office_name(office, language))
    ways = _ways(office)
    told = [
        message("To whom: {office}, {ways}.", office=name, ways=listing(ways))
        if ways
        else message("To whom: {office}.", office=name),
        message("When it is the right one: {case}.", case=Message(template=office.takes.in_language(language))),
    ]
    if office.time_limit is not None:
        told.append(
            message("How long it takes: {time}.", time=Message(template=office.time_limit.in_language(language)))
        )
    if office.notes is not None:
        told.append(Message(template=office.notes.in_language(language)))
    doubtful = doubt(office)
    return sentences([*told, doubtful] if doubtful else told)


def _ways(office: Channel) -> list[Message]:
    return [message("{name}", name=way) for way in (office.number, office.url) if way]


def _looked_up(office: Channel) -> Message:
    return message("Number and address were looked up on {day} and change: look once more.", day=office.checked)


def _on_law(law: LawReference, language: str) -> Message:
    """What the cite says, where it was read and when, and what limits it."""
    said = message(
        "{cite}: {text}",
        cite=Message(template=law.cite.in_language(language)),
        text=Message(template=law.text.in_language(language)),
    )
    source = [Message(template=law.source)] if has_source(law) else []
    return sentences([said, *limits(law), read_in(law), *source])
