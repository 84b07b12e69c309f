"""Letters: how they stand in rule files, and as they are written for one report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.law import LawReference
from adbaudit.model.message import Message


class LetterKind(Enum):
    """What a letter is for, as a person chooses it."""

    CONTACTS = "contacts"
    DELETION = "deletion"
    COMPLAINT = "complaint"
    POLICE = "police"
    REPAYMENT = "repayment"


class LetterScope(Enum):
    """One letter for the whole phone, for each app, or for each office; `APP_AND_OFFICE`: for each app, to each."""

    PHONE = "phone"
    APP = "app"
    OFFICE = "office"
    APP_AND_OFFICE = "app-and-office"

    @property
    def is_of_an_app(self) -> bool:
        """Whether such a letter speaks of one app."""
        return self in {LetterScope.APP, LetterScope.APP_AND_OFFICE}

    @property
    def is_to_an_office(self) -> bool:
        """Whether such a letter goes to an office."""
        return self in {LetterScope.OFFICE, LetterScope.APP_AND_OFFICE}


class PartStyle(Enum):
    """How a part looks; points are counted through the letter."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    POINT = "point"
    ITEM = "item"


class LetterInsert(Enum):
    """What the program writes in place of a text: what the phone showed."""

    FACTS = "facts"


class LetterFact(Enum):
    """What a part may depend on; a part without any stands in every letter."""

    READS_NOW = "reads-now"
    """Some app of the letter can read contacts, messages or the call log, by permission or by another way."""
    USED = "used"
    """The phone kept a time of such a use."""
    NOT_READ = "not-read"
    """Something about the apps of the letter could not be read."""
    LAW = "law"
    NO_LAW = "no-law"
    STANDARDS = "standards"
    """Standards and rules of associations, which are no law, bear on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart:
    """A sentence or an insert, and when it stands there: all of `when`, and the countries."""

    style: PartStyle = PartStyle.PARAGRAPH
    text: Message | None = None
    insert: LetterInsert | None = None
    when: tuple[LetterFact, ...] = ()
    countries: tuple[str, ...] = ()
    """Only for these; empty for all."""
    except_countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """A letter as a rule file has it. `notes` are for the person, never part of the letter."""

    id: str
    order: int
    kind: LetterKind
    scope: LetterScope
    title: Message
    parts: tuple[LetterPart, ...]
    cautions: tuple[LetterPart, ...] = ()
    """What can do harm; the person reads it before all other notes."""
    notes: tuple[LetterPart, ...] = ()
    law: tuple[str, ...] = ()
    """Ids of provisions that it may cite; only those of the countries, verified and in force are."""
    offices: tuple[str, ...] = ()
    """Ids of the channels it is written to unasked; of one for the phone, to which it is taken first."""
    instead: tuple[tuple[str, str], ...] = ()
    """Pairs of offices: the first supervises lenders with a licence, so about an app that was installed by hand, or
    that a list names as without a licence or as reported, the letter goes to the second."""
    office_kinds: tuple[ChannelKind, ...] = ()
    """Other channels that it fits when a person names them."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPart:
    """One part of a letter with everything filled in; `number` counts the points."""

    style: PartStyle
    text: Message
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, ready for any format, and what the person should know before sending it."""

    template: str
    kind: LetterKind
    title: Message
    parts: tuple[WrittenPart, ...]
    language: str = "en"
    cautions: tuple[WrittenPart, ...] = ()
    notes: tuple[WrittenPart, ...] = ()
    law: tuple[LawReference, ...] = ()
    """Cited in it."""
    package: str | None = None
    app: str | None = None
    """What people call it."""
    office: Channel | None = None
    """Where it goes, or where a letter that names no office is taken to."""
    names_office: bool = False
    """Whether the letter is written to that very office."""
