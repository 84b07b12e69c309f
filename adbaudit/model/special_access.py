"""Special access: powers given on screens of their own, outside the permission list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class SpecialAccessKind(Enum):
    """The kinds we look at; several of them reach the address book or codes by another way."""

    ACCESSIBILITY = "accessibility"
    NOTIFICATION_LISTENER = "notification-listener"
    DEVICE_ADMIN = "device-admin"
    OVERLAY = "overlay"
    USAGE = "usage"
    ALL_FILES = "all-files"
    DEFAULT_SMS = "default-sms"
    DEFAULT_DIALER = "default-dialer"
    INSTALL_APPS = "install-apps"


ROLES = {
    SpecialAccessKind.DEFAULT_SMS: "android.app.role.SMS",
    SpecialAccessKind.DEFAULT_DIALER: "android.app.role.DIALER",
}
"""The roles behind the default apps (AOSP RoleManager), from Android 10 on."""


class SpecialAccessState(Enum):
    """Whether it is switched on for this package and user."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialAccess:
    """One kind of special access of one package; `component` is the service or receiver that holds it."""

    kind: SpecialAccessKind
    state: SpecialAccessState
    component: str | None = None
