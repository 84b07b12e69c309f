"""Channels: where a person can complain, and what is wanted there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.country import Country
from adbaudit.model.local_text import LocalText
from adbaudit.model.permission import PackageName


class ChannelKind(Enum):
    """Which piece of advice a channel belongs to; `EMERGENCY` is the police at once."""

    LENDER = "lender"
    REGULATOR = "regulator"
    PRIVACY = "privacy"
    CONSUMER = "consumer"
    CARRIER = "carrier"
    EMERGENCY = "emergency"
    POLICE = "police"
    LEGAL_AID = "legal-aid"
    COURT = "court"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One place to complain. Small `order` comes first within a country."""

    id: str
    country: Country
    order: int
    kind: ChannelKind
    name: LocalText
    local_name: str | None = None
    """What it is called there, where that is neither English nor Chinese."""
    number: str | None = None
    url: str | None = None
    stores: tuple[PackageName, ...] = ()
    """Only for apps that came, or may have come, from one of these stores."""
    takes: LocalText
    """In which case to go there."""
    evidence: LocalText
    time_limit: LocalText | None = None
    notes: LocalText | None = None
    is_free: bool
    source: str
    checked: str
    verified: bool
