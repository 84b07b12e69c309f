"""The page for one country: steps that hold there, and the offices that were looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.model.handout import Handout, HandoutTemplate

MOST_OFFICES = 4
POLICE = (ChannelKind.EMERGENCY, ChannelKind.POLICE)
"""Whoever needs them has no time to look for a better source; the doubt is printed beside it."""


def handout_of(template: HandoutTemplate, country: Country | None, channels: Sequence[Channel]) -> Handout:
    """`channels` are those of the country; without a country no office stands on the page."""
    code = country.code if country else ""
    return Handout(
        title=template.title,
        opening=template.opening,
        steps=tuple(step for step in template.steps if not step.countries or code in step.countries),
        country=country,
        offices=tuple(dict.fromkeys(_offices(template, channels)))[:MOST_OFFICES],
        office_kinds=template.office_kinds,
    )


def _offices(template: HandoutTemplate, channels: Sequence[Channel]) -> Iterator[Channel]:
    """Those that can be called or opened: the ones that the page names, else those of its kinds that were looked up.

    Where nobody looked one up, what is on file stands there all the same, with its doubt. So does the police anywhere.
    Where none can be called or opened, the name stands there: it is what a person looks for.
    """
    told = [one for one in channels if one.number or one.url]
    named = [one for name in template.offices for one in told if one.id == name]
    of_kinds = [one for kind in template.office_kinds for one in channels if one.kind is kind]
    fitting = named or [one for one in of_kinds if one in told] or of_kinds
    any_verified = any(one.verified for one in fitting)
    yield from (one for one in fitting if one.verified or one in named or one.kind in POLICE or not any_verified)
