"""Where a step is taken: which phone, which app, which user."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.guide import Guide
from adbaudit.model.message import Message, message
from adbaudit.model.names import place_name
from adbaudit.model.user import UserKind
from adbaudit.plan.names import is_package

_OWNER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`name` is what people know the app by."""

    device: Device
    installed: InstalledPackage
    guides: tuple[Guide, ...]
    name: str
    has_copies: bool = False
    """Whether other users of the phone have the app too."""

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
