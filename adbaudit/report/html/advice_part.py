"""What to do next: the playbook's points, with the law to lean on and the offices of each."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import STORES
from adbaudit.model.message import message
from adbaudit.model.plan import Advice
from adbaudit.report.advice_words import cite_sentences, command_of, doubt, no_office
from adbaudit.report.html.block import Block, Item, Listing, Paragraph
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.part import Part
from adbaudit.report.office_words import office_head, standing


def advice_part(frame: Frame) -> Iterator[Part]:
    """The points keep the numbers that they have in every format."""
    points = frame.outline.report.advice
    if points:
        items = (
            Item(text=frame.speech(advice.title), tone="strong", below=tuple(_point(frame, advice)))
            for advice in points
        )
        yield Part(
            anchor=frame.anchor("next"),
            heading=frame.speech(message("What to do next")),
            blocks=(Listing(items=tuple(items), is_numbered=True),),
            is_new_page=True,
        )


def _point(frame: Frame, advice: Advice) -> Iterator[Block]:
    say, report = frame.speech, frame.outline.report
    yield Paragraph(text=say(advice.text))
    if (command := command_of(advice, report)) is not None:
        yield Paragraph(text=say(command))
    for sentence in cite_sentences(say.words, report, advice):
        yield Paragraph(text=say(sentence))
    if (missing := no_office(report, advice)) is not None:
        yield Paragraph(text=say(missing))
    if advice.channels:
        yield Listing(items=tuple(_office(frame, advice, channel) for channel in advice.channels))
    if any(channel.verified for channel in advice.channels) and not _is_number_only(advice):
        yield Paragraph(text=say(standing(advice.channels)), tone="quiet")


def _is_number_only(advice: Advice) -> bool:
    """Whoever needs the police now needs the number and nothing else."""
    return advice.channel_kinds == (ChannelKind.EMERGENCY,)


def _office(frame: Frame, advice: Advice, channel: Channel) -> Item:
    names_country = len({one.country.code for one in advice.channels} - {STORES}) > 1
    head = office_head(frame.speech.words, channel, names_country=names_country)
    below = () if _is_number_only(advice) else tuple(_at_length(frame, channel))
    doubtful = doubt(channel)
    doubts = () if doubtful is None else (Paragraph(text=frame.speech(doubtful), tone="asks"),)
    return Item(text=frame.speech(head), below=(*below, *doubts))


def _at_length(frame: Frame, channel: Channel) -> Iterator[Block]:
    say = frame.speech
    yield Paragraph(text=frame.capital(channel.takes))
    yield Paragraph(lead=say(message("Bring:")), text=say.local(channel.evidence))
    if channel.time_limit is not None:
        yield Paragraph(lead=say(message("Time:")), text=say.local(channel.time_limit))
    if channel.notes is not None:
        yield Paragraph(text=say.local(channel.notes))
