"""What to do next in short: each point's first sentence, and the three offices to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.message import Message, message, messages
from adbaudit.model.plan import Advice
from adbaudit.report.advice_words import command_of, doubt
from adbaudit.report.opening import in_short
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.channels import office_line, standing
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

_FIRST_OFFICES = (
    (ChannelKind.EMERGENCY, ChannelKind.POLICE),
    (ChannelKind.LENDER,),
    (ChannelKind.REGULATOR,),
)
"""One of each: the police, the lender itself, who supervises it."""


def write_advice_in_short(paper: Paper, words: Words, outline: Outline) -> None:
    """The points keep the numbers that they have in full."""
    points = outline.report.advice
    if not points:
        return
    shown = first_offices(points)
    paper.heading(words(message("What to do next")))
    for number, advice in enumerate(points, start=1):
        paper.say(words(advice.title), mark=f"{number}. ", style="bold")
        paper.say(in_short(advice, words(advice.text)), indent=3)
        if (command := command_of(advice, outline.report)) is not None:
            paper.say(words(command), indent=3)
        for channel in (one for one in advice.channels if one in shown):
            paper.say(words(office_line(words, channel)), indent=3, mark="- ", style="bold")
            if (doubtful := doubt(channel)) is not None:
                paper.say(words(doubtful), indent=5)
    if any(channel.verified for channel in shown):
        paper.say(words(standing(shown)))
    paper.say(words(more_at_length(points, shown)))


def first_offices(points: Sequence[Advice]) -> tuple[Channel, ...]:
    """Those to begin with, of each country."""
    every = [channel for advice in points for channel in advice.channels]
    codes = dict.fromkeys(channel.country.code for channel in every)
    found = (
        next((one for kind in kinds for one in every if one.kind is kind and one.country.code == code), None)
        for code in codes
        for kinds in _FIRST_OFFICES
    )
    return tuple(channel for channel in found if channel is not None)


def more_at_length(points: Sequence[Advice], shown: Sequence[Channel]) -> Message:
    """How to read the rest, and how many offices are not named here."""
    count = len({one.id for advice in points for one in advice.channels} - {one.id for one in shown})
    if not count:
        return message("Each of these points at length: the same command with --details.")
    return messages(
        "Each of these points at length, and one more office with what to bring: the same command with --details.",
        "Each of these points at length, and {count} more offices with what to bring: the same command with --details.",
        count,
    )
