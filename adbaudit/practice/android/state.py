"""The changing state of one practice phone, built from its profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from adbaudit.practice.android.blueprint import OpUse, PackageBlueprint, Profile, UserBlueprint, UserPackage
from adbaudit.practice.android.flags import INSTALLER_EXEMPT, USER_SENSITIVE
from adbaudit.practice.android.permissions import Permission, permission_named
from adbaudit.practice.android.thrown import SECURITY, Thrown


@dataclass(slots=True, kw_only=True)
class Grant:
    """A runtime permission of one uid, as it stands now."""

    granted: bool
    flags: int


@dataclass(slots=True, kw_only=True)
class OpState:
    """One op of one package, as it stands now; `mode` is `None` where the op's own default stands."""

    mode: str | None
    accesses: tuple[OpUse, ...] = ()
    rejects: tuple[OpUse, ...] = ()


@dataclass(slots=True, kw_only=True)
class PackageUserState:
    """One package as one user has it now."""

    installed: bool
    stopped: bool
    never_launched: bool
    suspended: bool
    enabled: int
    installed_at: datetime


@dataclass(slots=True)
class PhoneState:
    """Everything that commands can change. Uids are pairs of app id and user, as permissions belong to uids."""

    profile: Profile
    grants: dict[tuple[int, int], dict[str, Grant]] = field(default_factory=dict)
    uid_modes: dict[tuple[int, int], dict[str, str]] = field(default_factory=dict)
    package_ops: dict[tuple[str, int], dict[str, OpState]] = field(default_factory=dict)
    package_users: dict[tuple[str, int], PackageUserState] = field(default_factory=dict)
    settings: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    roles: dict[int, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    stopped_users: set[int] = field(default_factory=set)
    """Users that are not running: a paused work profile, a further person whom nobody switched to."""
    permission_lock: bool = False
    pending: list[Callable[[], None]] = field(default_factory=list)
    """What the system does a moment after a command: done before the next one."""
    packages: dict[str, PackageBlueprint] = field(default_factory=dict)
    apk_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The APK files of each package, base first."""

    @property
    def sdk(self) -> int:
        """The Android version as its API level."""
        return self.profile.sdk

    @property
    def user_ids(self) -> tuple[int, ...]:
        """All users, in order."""
        return tuple(user.id for user in self.profile.users)

    def user(self, user_id: int) -> UserBlueprint | None:
        """One user."""
        return next((user for user in self.profile.users if user.id == user_id), None)

    def is_running(self, user_id: int) -> bool:
        """Whether the user's apps can run now."""
        return user_id not in self.stopped_users

    def check_open(self, user_id: int) -> None:
        """Throw as UserController#handleIncomingUser does where the shell may not act for the user."""
        user = self.user(user_id)
        if user is not None and not user.open_to_shell:
            raise Thrown(SECURITY, f"Shell does not have permission to access user {user_id}")

    def has(self, package: str, user_id: int) -> bool:
        """Whether the user has the package installed."""
        status = self.package_users.get((package, user_id))
        return status is not None and status.installed

    def sharing(self, app_id: int) -> tuple[PackageBlueprint, ...]:
        """All packages of one app id: one, or those of a shared user."""
        return tuple(package for package in self.packages.values() if package.app_id == app_id)

    def runtime_requests(self, package: PackageBlueprint) -> Iterator[Permission]:
        """The runtime permissions a package asks for and this version declares, in the manifest's order."""
        for name in package.requests:
            permission = permission_named(name, self.sdk)
            if permission is not None and permission.is_runtime:
                yield permission

    def holds_at_install(self, package: PackageBlueprint, permission: Permission) -> bool:
        """Whether the permission came with the install: normal ones, and signature ones of the system.

        To Android 9 so did every dangerous one of an app made for Android 5.1 and older.
        """
        if permission.is_runtime:
            return self.sdk < 29 and package.target_sdk < 23
        return permission.is_normal or package.system

    def is_granted(self, package: PackageBlueprint, user_id: int, name: str) -> bool:
        """What `check-permission` says: the permission alone, without any op."""
        permission = permission_named(name, self.sdk)
        if permission is None or name not in package.requests or not self.has(package.name, user_id):
            return False
        if self.holds_at_install(package, permission):
            return True
        grant = self.grants.get((package.app_id, user_id), {}).get(name)
        return grant is not None and grant.granted


def initial_state(profile: Profile) -> PhoneState:
    """The phone as the profile describes it, before any command."""
    state = PhoneState(profile=profile, permission_lock=profile.permission_lock)
    state.packages = {package.name: package for package in sorted(profile.packages, key=lambda each: each.name)}
    state.stopped_users = {user.id for user in profile.users if not user.running}
    state.settings = {place: dict(values) for place, values in profile.settings.items()}
    state.roles = {user: dict(roles) for user, roles in profile.roles.items()}
    for package in state.packages.values():
        for user_id in state.user_ids:
            install(state, package, user_id)
    return state


def install(state: PhoneState, package: PackageBlueprint, user_id: int) -> None:
    """Write one package of one user into the state; every user has an entry, installed or not."""
    has = package.users.get(user_id, UserPackage(installed=False, stopped=True, never_launched=True))
    state.package_users[package.name, user_id] = PackageUserState(
        installed=has.installed,
        stopped=has.stopped,
        never_launched=has.never_launched,
        suspended=has.suspended,
        enabled=has.enabled,
        installed_at=has.installed_at or package.installed_at,
    )
    grants = state.grants.setdefault((package.app_id, user_id), {})
    for permission in state.runtime_requests(package):
        grant = _first_grant(state, package, has, permission)
        if grant is not None:
            grants[permission.name] = grant
    state.uid_modes.setdefault((package.app_id, user_id), {}).update(has.uid_modes)
    state.package_ops[package.name, user_id] = {
        name: OpState(mode=op.mode, accesses=op.accesses, rejects=op.rejects) for name, op in has.ops.items()
    }


def _first_grant(
    state: PhoneState, package: PackageBlueprint, has: UserPackage, permission: Permission
) -> Grant | None:
    """The state a permission starts with; to Android 9 one that nobody touched has none."""
    if state.holds_at_install(package, permission):
        return None
    written = has.grants.get(permission.name)
    usual = _usual_flags(state, package, permission)
    if written is not None:
        return Grant(granted=written.granted, flags=written.flags | usual)
    return Grant(granted=False, flags=usual) if state.sdk >= 29 and has.installed else None


def _usual_flags(state: PhoneState, package: PackageBlueprint, permission: Permission) -> int:
    """Flags that Android 10+ sets by itself on every ordinary app."""
    if state.sdk < 29 or package.system:
        return 0
    return USER_SENSITIVE | (INSTALLER_EXEMPT if permission.restriction else 0)
