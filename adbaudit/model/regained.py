"""What adbaudit once switched off on a phone, and what is on again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Regained:
    """One group or special access that was read back as off, was not put back by an undo, and is on now."""

    package: PackageName
    user: UserId
    subject: str
    """The permission group or special access; `whole-app` where the app was switched off, `paused-app` where paused."""
    off_since: datetime
    """When it was last read back as off."""


WHOLE_APP = "whole-app"
PAUSED_APP = "paused-app"
