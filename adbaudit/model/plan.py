"""Plans: the steps that stop a flow, on the phone's own screens or by command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.action import Action, ActionKind, Argv
from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.guide import Skin
from adbaudit.model.law import LawReference, LawRole
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId


class Disposition(Enum):
    """`AUTOMATIC` has an inverse or says why not; `CONFIRM` is asked about each time; `MANUAL` only a person can do."""

    AUTOMATIC = "automatic"
    CONFIRM = "confirm"
    MANUAL = "manual"


class LastResort(Enum):
    """What is done to an app as a whole: in this order, after everything else, and only where somebody names it."""

    STOP = "stop"
    SUSPEND = "suspend"
    DISABLE = "disable"
    UNINSTALL = "uninstall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: `actions` by command, or `screens`, which are taps in the phone's words."""

    step: Message
    disposition: Disposition
    actions: tuple[Action, ...] = ()
    screens: tuple[LocalText, ...] = ()
    notes: tuple[Message, ...] = ()
    """What to know before or after: a way that was not checked, an app that may ask again."""
    consequences: tuple[Message, ...] = ()
    """What the commands change for the person, and how long that holds."""
    about_screens: frozenset[Message] = frozenset()
    """Those of the notes that mean nothing where the screens are not shown."""
    about_commands: frozenset[Message] = frozenset()
    """Those that mean nothing where the commands are not shown."""
    is_off: bool = False
    """What it is about is off now: all that is left is that the app may ask."""
    saved_commands: tuple[Argv, ...] = ()
    """Of a saved report: commands that can be shown again, and never carried out."""

    @property
    def commands(self) -> tuple[Argv, ...]:
        """The command of each action, as argv for the phone's shell, that a person may run at any later time.

        One that writes a list which other apps share is not among them: run a day later it would take away what was
        switched on since, a screen reader too. `revoke` reads that list right before.
        """
        of_actions = (one.argv for one in self.actions if one.kind is not ActionKind.LEAVE_ACCESSIBILITY)
        return self.saved_commands or tuple(of_actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A step of one app and user, in its place in the plan."""

    app: str
    """What people know the app by."""
    package: PackageName
    user: UserId
    subject: str
    """The permission group or special access that it is about, or the last resort."""
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps in the order in which they are taken; every action stands in one of them only."""

    steps: tuple[PlannedStep, ...]
    left_alone: tuple[str, ...] = ()
    """Apps with something to switch off that nobody named, and that are not taken for loan apps."""
    was_closed: bool = False
    """Something that the plan is about is closed on the phone, so that it cannot ask for it either."""

    @property
    def is_all_off(self) -> bool:
        """A computer has nothing left to switch off, as that was done before."""
        return self.was_closed and all(planned.step.disposition is Disposition.MANUAL for planned in self.steps)

    @property
    def is_empty(self) -> bool:
        """Nothing is left to do, or nothing was found."""
        return not self.steps


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
    skins: tuple[Skin, ...] = ()
    """Only on phones of these families; empty for all."""
    channel_kinds: tuple[ChannelKind, ...] = ()
    law_roles: tuple[LawRole, ...] = ()
    channels: tuple[Channel, ...] = ()
    law: tuple[LawReference, ...] = ()
