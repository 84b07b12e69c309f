"""An office in a line: its name and how to reach it; and when the numbers were checked."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.channel import Channel
from adbaudit.model.country import STORES
from adbaudit.model.message import Message, message
from adbaudit.report.office_name import office_name
from adbaudit.report.words import Words, listing


def office_head(words: Words, channel: Channel, *, names_country: bool) -> Message:
    """Its name, as it is called there too, then number and address."""
    name = office_name(channel, words.translator.language)
    if names_country and channel.country.code != STORES:
        name = f"{channel.country.code}: {name}"
    ways = [message("{name}", name=way) for way in (channel.number, channel.url) if way]
    return message("{office}: {ways}", office=name, ways=listing(ways)) if ways else message("{name}", name=name)


def standing(channels: Sequence[Channel]) -> Message:
    """When they were looked up, and that none takes money where that is so."""
    days = sorted({channel.checked for channel in channels if channel.verified})
    looked = message("Numbers and addresses were looked up on {day} and change: look once more.", day=days[0])
    if all(channel.is_free for channel in channels):
        return message("{first} {second}", first=message("These offices take no fee."), second=looked)
    return looked
