"""Law: provisions as loaded from data, and how a finding refers to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.country import Country
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName


class LawRole(Enum):
    """What a provision speaks of: taking data, collecting a debt, a person's rights, punishment, lending itself."""

    READING = "reading"
    COLLECTING = "collecting"
    RIGHTS = "rights"
    PENALTY = "penalty"
    LENDING = "lending"


class LawKind(Enum):
    """`NOTICE`: what an authority said of the law; `DRAFT`: in force nowhere yet. Only `LAW` is law."""

    LAW = "law"
    STANDARD = "standard"
    SELF_REGULATION = "self-regulation"
    GUIDE = "guide"
    NOTICE = "notice"
    DRAFT = "draft"
    STORE_POLICY = "store-policy"


class Binds(Enum):
    """Who has to keep it; `HANDLERS`: whoever handles personal data."""

    EVERYONE = "everyone"
    HANDLERS = "handlers"
    LENDERS = "lenders"
    LICENSED_LENDERS = "licensed-lenders"
    COLLECTORS = "collectors"
    STORE_APPS = "store-apps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision, in plain words. `in_force` is a day or a year; `None` where no source told it."""

    id: str
    country: Country
    position: int
    """Its place in the file: the most telling ones come first."""
    cite: LocalText
    text: LocalText
    role: LawRole
    kind: LawKind
    binds: Binds
    touches: frozenset[str]
    """Permission groups and special accesses; empty for any personal data."""
    stores: tuple[PackageName, ...] = ()
    """For store policies: the store's package, to which an app's installer is compared."""
    in_force: str | None = None
    is_second_hand: bool = False
    """Its own text was not read, only what others tell of it."""
    source: str
    checked: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """A provision on a certain day, and as it bears on one finding."""

    id: str = ""
    country: str
    cite: LocalText
    text: LocalText
    role: LawRole = LawRole.READING
    kind: LawKind = LawKind.LAW
    binds: Binds = Binds.EVERYONE
    in_force: str | None = None
    source: str
    checked: str
    verified: bool
    notes: tuple[Message, ...] = ()
    """What limits it everywhere: a draft, a standard, a day to come."""
    notes_on_app: tuple[Message, ...] = ()
    """What limits it for this app."""
