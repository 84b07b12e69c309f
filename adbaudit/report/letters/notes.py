"""What a person should know before sending a letter: how, to whom, and what each cite rests on. Never part of it."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.law import LawReference
from adbaudit.model.letter import Letter, PartStyle, WrittenPart
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.advice_words import doubt
from adbaudit.report.law_words import has_source, limits, read_in
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.office_name import office_name
from adbaudit.report.words import listing, sentences


def notes_on(letter: Letter, language: str) -> tuple[WrittenPart, ...]:
    """All of it as items, in the order in which it is needed, in the person's own language."""
    return tuple(WrittenPart(style=PartStyle.ITEM, text=text) for text in _notes(letter, language))


def before_all(*translators: Translator) -> tuple[WrittenPart, ...]:
    """What holds for every letter, and whose words these are where a machine made them."""
    told = (
        *dict.fromkeys(note for one in translators for note in machine_made_notes(one)),
        message("Read a letter through before you send it: you answer for what stands in it, not adbaudit."),
        message(
            "Where ____ stands, fill in what the small words ask for, or strike the line out. Write only what you saw, "
            "heard or have in writing."
        ),
        message("This is no legal advice. Free legal help can look at a letter before you send it."),
    )
    return tuple(WrittenPart(style=PartStyle.ITEM, text=one) for one in told)


def _notes(letter: Letter, language: str) -> Iterator[Message]:
    if letter.office is not None:
        yield from _on_office(letter.office, language)
    yield from (note.text for note in letter.notes)
    for law in letter.law:
        yield _on_law(law, language)


def _on_office(office: Channel, language: str) -> Iterator[Message]:
    name = Message(template=office_name(office, language))
    ways = [message("{name}", name=way) for way in (office.number, office.url) if way]
    if ways:
        yield message("To whom: {office}, {ways}.", office=name, ways=listing(ways))
    else:
        yield message("To whom: {office}.", office=name)
    yield message("When it is the right one: {case}.", case=Message(template=office.takes.in_language(language)))
    yield message("It wants: {evidence}.", evidence=Message(template=office.evidence.in_language(language)))
    if office.time_limit is not None:
        yield message("How long it takes: {time}.", time=Message(template=office.time_limit.in_language(language)))
    if office.notes is not None:
        yield Message(template=office.notes.in_language(language))
    if office.is_free and office.kind is not ChannelKind.LENDER:
        yield message("It takes no fee. Whoever asks for money to complain for you is not one of them.")
    if ways:
        yield _standing(office)


def _standing(office: Channel) -> Message:
    """When its number and address were looked up, or that nobody did."""
    doubtful = doubt(office)
    looked = message("Number and address were looked up on {day} and change: look once more.", day=office.checked)
    return looked if doubtful is None else doubtful


def _on_law(law: LawReference, language: str) -> Message:
    """What the cite says, where it was read and when, and what limits it."""
    said = message(
        "{cite}: {text}",
        cite=Message(template=law.cite.in_language(language)),
        text=Message(template=law.text.in_language(language)),
    )
    source = [Message(template=law.source)] if has_source(law) else []
    return sentences([said, *limits(law), read_in(law), *source])
