"""Plans: the steps that stop a flow, on the phone's own screens or by command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.law import LawReference, LawRole
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message


class Disposition(Enum):
    """`AUTOMATIC` has an inverse; `CONFIRM` is asked about each time; `MANUAL` only a person can do."""

    AUTOMATIC = "automatic"
    CONFIRM = "confirm"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do. `commands` are argv for the phone's shell; `screens` are taps, in the phone's words."""

    step: Message
    disposition: Disposition
    commands: tuple[tuple[str, ...], ...] = ()
    screens: tuple[LocalText, ...] = ()
    notes: tuple[Message, ...] = ()
    """What to know before or after: a way that was not checked, an app that may ask again."""


class Situation(Enum):
    """When an entry of the playbook is shown; `PHONE…` is left out where only APK files were looked at.

    `SAVED_GAPS` stands for the three kinds of gaps of a phone where somebody has only what was saved of it.
    `NO_COUNTRY`: something was found and no country is known; `UNKNOWN_COUNTRY`: nothing is on file for one of them.
    """

    ALWAYS = "always"
    PHONE = "phone"
    FINDINGS = "findings"
    PHONE_FINDINGS = "phone-findings"
    FILE_FINDINGS = "file-findings"
    PHONE_GAPS = "phone-gaps"
    CONNECTION_GAPS = "connection-gaps"
    USER_GAPS = "user-gaps"
    SAVED_GAPS = "saved-gaps"
    FILE_GAPS = "file-gaps"
    NO_COUNTRY = "no-country"
    UNKNOWN_COUNTRY = "unknown-country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One entry of the playbook: what to do after the screen is closed.

    As loaded it names the kinds of channels and law that belong to it; in a report it holds those of the countries.
    """

    id: str
    order: int
    when: Situation
    title: Message
    text: Message
    countries: tuple[str, ...] = ()
    """Only for these; empty for all."""
    subjects: frozenset[str] = frozenset()
    """Only where something was found about one of these; empty for all."""
    channel_kinds: tuple[ChannelKind, ...] = ()
    law_roles: tuple[LawRole, ...] = ()
    channels: tuple[Channel, ...] = ()
    law: tuple[LawReference, ...] = ()
