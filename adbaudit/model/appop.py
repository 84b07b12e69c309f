"""App-ops: Android's second gate, behind the permission (AOSP AppOpsManager)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class OpMode(Enum):
    """Modes of `AppOpsManager`; on old versions dumps print 0 to 4 in this order."""

    ALLOW = "allow"
    IGNORE = "ignore"
    DENY = "deny"
    DEFAULT = "default"
    FOREGROUND = "foreground"
    UNKNOWN = "unknown"


_LEFT_TO_THE_PERMISSION = frozenset(
    {
        *("SYSTEM_ALERT_WINDOW", "GET_USAGE_STATS", "REQUEST_INSTALL_PACKAGES"),
        *("MANAGE_EXTERNAL_STORAGE", "WRITE_SETTINGS", "ACCESS_NOTIFICATIONS"),
    }
)


def default_mode(op: str) -> OpMode:
    """The mode that stands where nobody set one (AOSP `AppOpsManager.opToDefaultMode`), for the ops we look at."""
    return OpMode.DEFAULT if op in _LEFT_TO_THE_PERMISSION else OpMode.ALLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class AppOp:
    """One op of one package: its mode, the mode of its uid (which wins when set), and last uses.

    `last_access` and `last_reject` are only the latest ones the phone kept; `None` is "no record", which
    does not mean "never": records are lost at reinstall and may be written up to 30 minutes late.
    """

    op: str
    package_mode: OpMode = OpMode.DEFAULT
    uid_mode: OpMode = OpMode.DEFAULT
    last_access: datetime | None = None
    last_reject: datetime | None = None
    access_state: str | None = None
    """The process state at the last access as dumped, such as `bg-tpd`: background, through a trusted proxy.

    A state without a time is a use that cannot be placed, because the phone's clock was not read,
    or was set wrong at that time.
    """
    access_proxy: str | None = None
    """The package through which it came, as a rule the provider of the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpCount:
    """How often the phone noted uses of an op between two times, as Android's own history counts them.

    It tells how many calls Android let through, and how many it stopped at the app-op: not what was read, nor how much,
    nor when between the two. The oldest parts are dropped as time goes by, so it is never "all there were".
    """

    accesses: int
    rejects: int
    begin: datetime
    end: datetime
