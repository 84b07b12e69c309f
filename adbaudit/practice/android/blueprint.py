"""What a practice phone is made from: the frozen reading of one `phone.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UserBlueprint:
    """One Android user as `pm list users` shows it; `flags` is the hexadecimal text of AOSP UserInfo."""

    id: int
    name: str
    flags: str
    running: bool = True
    open_to_shell: bool = True
    """False for a user such as Samsung's Secure Folder, which `--user` may not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpUse:
    """One remembered use of an op: process state and flags such as `bg-tpd`, time, and who asked on behalf."""

    state: str
    at: datetime
    proxy: str | None = None
    milliseconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpBlueprint:
    """One op of one package; `mode` is `None` where the op's own default stands."""

    mode: str | None = None
    accesses: tuple[OpUse, ...] = ()
    rejects: tuple[OpUse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantBlueprint:
    """A runtime permission's state; `flags` are the bits of AOSP PackageManager.FLAG_PERMISSION_*."""

    granted: bool
    flags: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPackage:
    """One package as one user has it."""

    installed: bool = True
    stopped: bool = False
    never_launched: bool = False
    suspended: bool = False
    enabled: int = 0
    installed_at: datetime | None = None
    grants: Mapping[str, GrantBlueprint] = field(default_factory=dict)
    ops: Mapping[str, OpBlueprint] = field(default_factory=dict)
    uid_modes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageBlueprint:
    """One package of the phone, whoever has it installed."""

    name: str
    app_id: int
    system: bool = False
    updated: bool = False
    """A system app with a newer copy under `/data/app`: its factory copy stands under `Hidden system packages:`."""
    shared_user: str | None = None
    version_code: int = 1
    version_name: str = "1.0"
    min_sdk: int = 23
    target_sdk: int = 30
    installer: str | None = None
    originator: str | None = None
    source: int = 0
    """AOSP PackageInstaller.PACKAGE_SOURCE_*: 2 store, 3 local file, 4 downloaded file."""
    requests: tuple[str, ...] = ()
    installed_at: datetime
    updated_at: datetime
    users: Mapping[int, UserPackage]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminBlueprint:
    """An active device admin of one user; an owner is a device or profile owner as well."""

    user: int
    component: str
    policies: tuple[str, ...] = ("force-lock",)
    owner: str | None = None
    """`None`, `device` or `profile`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A whole practice phone; texts listed in `planted` must never reach a report."""

    name: str
    sdk: int
    time: datetime
    zone: str
    """The abbreviation that `date` prints, such as `CST`."""
    properties: Mapping[str, str]
    users: tuple[UserBlueprint, ...]
    packages: tuple[PackageBlueprint, ...]
    settings: Mapping[tuple[str, int], Mapping[str, str]]
    roles: Mapping[int, Mapping[str, tuple[str, ...]]]
    admins: tuple[AdminBlueprint, ...] = ()
    permission_lock: bool = False
    """A maker's developer switch (MIUI) must be on before the shell may change permissions."""
    accounts: tuple[str, ...] = ()
    planted: Mapping[str, str] = field(default_factory=dict)
