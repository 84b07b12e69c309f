"""The offices to begin with, and how to see the others."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.message import Message, message, messages
from adbaudit.model.plan import Advice

_FIRST_OFFICES = (
    (ChannelKind.EMERGENCY, ChannelKind.POLICE),
    (ChannelKind.LENDER,),
    (ChannelKind.REGULATOR,),
)
"""One of each: the police, the lender itself, who supervises it."""


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
