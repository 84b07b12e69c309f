"""Subjects: the smallest pieces of a phone's state that are read, changed and put back as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from adbaudit.model.appop import OpMode
from adbaudit.model.permission import PackageName, PermissionName
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionSubject:
    """A permission of a package for a user, with the app-op that stands over it."""

    package: PackageName
    user: UserId
    permission: PermissionName
    op: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpSubject:
    """An app-op that no permission stands over: overlay, usage, installing apps, all files."""

    package: PackageName
    user: UserId
    op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSubject:
    """Who holds a role such as `android.app.role.SMS`."""

    user: UserId
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSubject:
    """A list of components in the secure settings: accessibility services, notification listeners."""

    user: UserId
    setting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSubject:
    """Whether the app as a whole is switched on."""

    package: PackageName
    user: UserId


Subject = Union[PermissionSubject, OpSubject, RoleSubject, ListSubject, AppSubject]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionState:
    """Grant and flags, with both modes of the app-op; the modes are `None` where no op stands over the permission."""

    is_granted: bool
    flags: frozenset[str] = frozenset()
    uid_mode: OpMode | None = None
    package_mode: OpMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpState:
    """Both modes of an app-op; where nobody set one, it is the op's own default."""

    uid_mode: OpMode
    package_mode: OpMode


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleState:
    """The holders, sorted."""

    holders: tuple[PackageName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """The components in their order, empty also where the setting was never written."""

    components: tuple[str, ...]
    is_on: bool | None = None
    """Of accessibility: the switch `accessibility_enabled`; `None` where it was never written, or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppState:
    """`enabled` as AOSP PackageManager counts: 0 default, 1 on, 2 off, 3 switched off by the person, 4 until used."""

    enabled: int
    is_stopped: bool
    is_suspended: bool | None = None
    """`None` where Android does not tell (to 6), and in journals of earlier versions."""


State = Union[PermissionState, OpState, RoleState, ListState, AppState]
