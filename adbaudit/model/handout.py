"""Hand-outs: one page for one situation, to take home from a clinic."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutStep:
    """One thing to do. `title` is that of the playbook where the step stands for one of its entries."""

    title: Message
    text: Message
    countries: tuple[str, ...] = ()
    """Only for these; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutTemplate:
    """A hand-out as a rule file has it."""

    id: str
    order: int
    title: Message
    opening: Message
    steps: tuple[HandoutStep, ...]
    offices: tuple[str, ...] = ()
    """Ids of the channels that stand on it where they are of the country."""
    office_kinds: tuple[ChannelKind, ...] = ()
    """Which channels stand on it in other countries, as far as there is room."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The page for one country, or for none."""

    title: Message
    opening: Message
    steps: tuple[HandoutStep, ...]
    country: Country | None
    offices: tuple[Channel, ...]
    office_kinds: tuple[ChannelKind, ...] = ()
    """Which were looked for; of some of them nothing may be on file."""
