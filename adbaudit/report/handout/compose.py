"""The page for one country: steps that hold there, and the offices that were looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.model.handout import Handout, HandoutTemplate

MOST_OFFICES = 4


def handout_of(template: HandoutTemplate, country: Country | None, channels: Sequence[Channel]) -> Handout:
    """`channels` are those of the country; without a country no office stands on the page."""
    code = country.code if country else ""
    return Handout(
        title=template.title,
        opening=template.opening,
        steps=tuple(step for step in template.steps if not step.countries or code in step.countries),
        country=country,
        offices=tuple(dict.fromkeys(_offices(template, channels)))[:MOST_OFFICES],
    )


def _offices(template: HandoutTemplate, channels: Sequence[Channel]) -> Iterator[Channel]:
    """Those that can be called or written to, and that somebody looked up; the emergency number in any case."""
    told = [one for one in channels if (one.number or one.url) and (one.verified or _is_urgent(one))]
    named = [one for name in template.offices for one in told if one.id == name]
    yield from named or (one for kind in template.office_kinds for one in told if one.kind is kind)


def _is_urgent(channel: Channel) -> bool:
    """Whoever needs the police has no time to look for a better source; the doubt is printed beside it."""
    return channel.kind is ChannelKind.EMERGENCY
