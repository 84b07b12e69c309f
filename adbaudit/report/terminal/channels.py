"""The offices of one point of “What to do next”, in the order of going there."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import STORES
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Advice
from adbaudit.report.advice_words import doubt
from adbaudit.report.office_words import office_head, standing
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

_AT_LENGTH = 5
"""Offices of one country under one point that are told at length; of the others only which case they are for."""


def write_channels(paper: Paper, words: Words, advice: Advice, number: int) -> None:
    """Where to go, in which case, what to bring; of the emergency number only the number."""
    is_short = advice.channel_kinds == (ChannelKind.EMERGENCY,)
    at_length = () if is_short else _first_of_each_country(advice.channels)
    names_country = len({one.country.code for one in advice.channels} - {STORES}) > 1
    brought = ""
    for place, channel in enumerate(advice.channels, start=1):
        mark = "- " if is_short else f"{number}.{place} "
        paper.say(words(office_head(words, channel, names_country=names_country)), indent=3, mark=mark, style="bold")
        if not is_short:
            paper.say(_sentence(words.local(channel.takes)), indent=5)
        if channel in at_length:
            evidence = words.local(channel.evidence)
            _write_at_length(paper, words, channel, "" if evidence == brought else evidence)
            brought = evidence
        if (doubtful := doubt(channel)) is not None:
            paper.say(words(doubtful), indent=5)
    if not is_short and any(channel.verified for channel in advice.channels):
        paper.say(words(standing(advice.channels)), indent=3)


def office_line(words: Words, channel: Channel) -> Message:
    """Who, and under which number or address, in one line."""
    return office_head(words, channel, names_country=False)


def _first_of_each_country(channels: Sequence[Channel]) -> tuple[Channel, ...]:
    codes = dict.fromkeys(channel.country.code for channel in channels)
    return tuple(one for code in codes for one in [one for one in channels if one.country.code == code][:_AT_LENGTH])


def _write_at_length(paper: Paper, words: Words, channel: Channel, evidence: str) -> None:
    if evidence:
        paper.say(evidence, indent=5, mark=words.before(message("Bring:")))
    else:
        paper.say(words(message("Bring the same.")), indent=5)
    if channel.time_limit is not None:
        paper.say(words.local(channel.time_limit), indent=5, mark=words.before(message("Time:")))
    if channel.notes is not None:
        paper.say(words.local(channel.notes), indent=5)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
