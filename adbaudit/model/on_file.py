"""What is on file of the law and the offices of some countries, whatever a phone says."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.channel import Channel
from adbaudit.model.country import Country
from adbaudit.model.law import LawReference


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """In the order of the countries; `missing` are codes of which nothing of the kind is on file."""

    countries: tuple[Country, ...]
    law: tuple[LawReference, ...] = ()
    channels: tuple[Channel, ...] = ()
    missing: tuple[str, ...] = ()
