"""Where a step is taken: which phone, which app, which user."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.guide import Guide
from adbaudit.model.message import Message, message
from adbaudit.model.names import place_name
from adbaudit.model.quoted import in_sentence
from adbaudit.model.user import UserKind
from adbaudit.plan.names import is_package

_OWNER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of one copy of an app beside itself."""

    label: str | None = None
    has_copies: bool = False
    """Whether other users of the phone have the app too."""
    accessibility: tuple[str, ...] | None = None
    """Every accessibility service that is switched on for this user, of any app; `None` where that was not read."""


NOTHING_AROUND = Around()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One copy of an app on one phone, and the guides to its switches."""

    device: Device
    installed: InstalledPackage
    guides: tuple[Guide, ...]
    around: Around = NOTHING_AROUND

    @property
    def name(self) -> str:
        """What people know the app by."""
        return self.around.label or self.installed.package

    @property
    def shown_name(self) -> str:
        """The name as it stands among taps on the phone: one that could pass for a tap is set apart."""
        return in_sentence(self.around.label) if self.around.label else self.installed.package

    @property
    def has_copies(self) -> bool:
        """Whether other users of the phone have the app too."""
        return self.around.has_copies

    @property
    def accessibility(self) -> tuple[str, ...] | None:
        """Every accessibility service that is switched on for this user."""
        return self.around.accessibility

    @property
    def sdk(self) -> int | None:
        """The API level, where the phone said."""
        return self.device.sdk

    @property
    def user(self) -> str:
        """As a command takes it."""
        return str(int(self.installed.user))

    @property
    def user_kind(self) -> UserKind:
        """Whose copy of the app it is; a user that the phone did not describe is some further person."""
        known = {user.id: user.kind for user in self.device.users}
        otherwise = UserKind.OWNER if self.installed.user == _OWNER else UserKind.SECONDARY
        return known.get(self.installed.user, otherwise)

    @property
    def may_be_commanded(self) -> bool:
        """False where the package's name could do harm in a command, or the phone's API level is not known."""
        return self.sdk is not None and is_package(self.installed.package)

    def titled(self, step: Message) -> Message:
        """The step's sentence; it begins with where the copy is, unless the owner's is the only one."""
        if self.installed.user == _OWNER:
            return message("{place}: {step}", place=place_name(self.user_kind), step=step) if self.has_copies else step
        return message("{place} ({user}): {step}", place=place_name(self.user_kind), user=self.user, step=step)
