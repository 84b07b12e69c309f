"""Where a step is taken: which phone, which app, which user."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.guide import Guide
from adbaudit.plan.names import is_package


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`name` is what people know the app by."""

    device: Device
    installed: InstalledPackage
    guides: tuple[Guide, ...]
    name: str

    @property
    def sdk(self) -> int | None:
        """The API level, where the phone said."""
        return self.device.sdk

    @property
    def user(self) -> str:
        """As a command takes it."""
        return str(int(self.installed.user))

    @property
    def may_be_commanded(self) -> bool:
        """False where the package's name could do harm in a command, or the phone's API level is not known."""
        return self.sdk is not None and is_package(self.installed.package)
