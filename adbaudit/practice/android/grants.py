"""What `pm grant`, `pm revoke` and `pm set-permission-flags` do, and where each version refuses or stays silent.

Sources: PermissionManagerService[Impl] to Android 14, PermissionService.kt from 15.
"""

from __future__ import annotations

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.flags import APPLY_RESTRICTION, POLICY_FIXED, SYSTEM_FIXED
from adbaudit.practice.android.op_modes import sync_permission
from adbaudit.practice.android.permissions import Permission, permission_named
from adbaudit.practice.android.state import Grant, PhoneState
from adbaudit.practice.android.thrown import ILLEGAL_ARGUMENT, SECURITY, Thrown


def grant_permission(state: PhoneState, package_name: str, user_id: int, permission_name: str) -> None:
    """Grant, or do nothing in silence where this version does nothing."""
    found = _changeable(state, package_name, permission_name, verb="grant")
    if found is None:
        return
    package, permission = found
    grant = _state_of(state, package, user_id, permission)
    fixed = "system" if grant.flags & SYSTEM_FIXED else "policy" if grant.flags & POLICY_FIXED else None
    if fixed is not None:
        if state.sdk <= 28:
            text = f"Cannot grant {fixed} fixed permission {permission.name} for package {package.name}"
            raise Thrown(SECURITY, text)
        return
    if grant.flags & APPLY_RESTRICTION and state.sdk >= 29:
        return
    _write(state, package, user_id, permission, granted=True)


def revoke_permission(state: PhoneState, package_name: str, user_id: int, permission_name: str) -> None:
    """Revoke, refuse, or do nothing in silence: from Android 15 on fixed permissions are left in silence."""
    found = _changeable(state, package_name, permission_name, verb="revoke")
    if found is None:
        return
    package, permission = found
    grant = _state_of(state, package, user_id, permission)
    if grant.flags & (SYSTEM_FIXED | POLICY_FIXED):
        if state.sdk >= 35:
            return
        if grant.flags & SYSTEM_FIXED:
            who = "Non-System UID cannot" if state.sdk >= 28 else "Cannot"
            text = f"{who} revoke system fixed permission {permission.name} for package {package.name}"
            raise Thrown(SECURITY, text)
        text = f"Cannot revoke policy fixed permission {permission.name} for package {package.name}"
        raise Thrown(SECURITY, text)
    _write(state, package, user_id, permission, granted=False)


def change_flags(
    state: PhoneState, package: PackageBlueprint, user_id: int, permission_name: str, change: tuple[int, int]
) -> None:
    """Write flag bits: `change` is the mask and the values under it."""
    _check_may_change(state, "updatePermissionFlags", "grant")
    permission = permission_named(permission_name, state.sdk)
    if permission is None:
        raise Thrown(ILLEGAL_ARGUMENT, f"Unknown permission: {permission_name}")
    if permission.name not in package.requests or not permission.is_runtime:
        return
    grant = _state_of(state, package, user_id, permission)
    mask, values = change
    grant.flags = (grant.flags & ~mask) | values
    state.grants[package.app_id, user_id][permission.name] = grant
    sync_permission(state, package.app_id, user_id, permission.name)


def _changeable(
    state: PhoneState, package_name: str, permission_name: str, *, verb: str
) -> tuple[PackageBlueprint, Permission] | None:
    """The package and its runtime permission; `None` where this version returns without a word."""
    _check_may_change(state, f"{verb}RuntimePermission", verb)
    package = state.packages.get(package_name)
    if package is None:
        if state.sdk <= 29:
            raise Thrown(ILLEGAL_ARGUMENT, f"Unknown package: {package_name}")
        return None
    permission = permission_named(permission_name, state.sdk)
    if permission is None:
        raise Thrown(ILLEGAL_ARGUMENT, f"Unknown permission: {permission_name}")
    if not _requests(state, package, permission):
        if state.sdk >= 35:
            return None
        raise Thrown(SECURITY, f"Package {package_name} has not requested permission {permission_name}")
    if not permission.is_runtime:
        _throw_unchangeable(state, package_name, permission_name)
    if package.target_sdk < 23:
        return None
    return package, permission


def _check_may_change(state: PhoneState, method: str, verb: str) -> None:
    """Throw where the maker took the right to change permissions from the shell (MIUI's developer switch)."""
    if state.permission_lock:
        needed = f"android.permission.{verb.upper()}_RUNTIME_PERMISSIONS"
        raise Thrown(SECURITY, f"{method}: Neither user 2000 nor current process has {needed}.")


def _requests(state: PhoneState, package: PackageBlueprint, permission: Permission) -> bool:
    """From Android 12 on a request of a package with the same uid counts as well."""
    sisters = state.sharing(package.app_id) if state.sdk >= 31 else (package,)
    return any(permission.name in sister.requests for sister in sisters)


def _throw_unchangeable(state: PhoneState, package_name: str, permission_name: str) -> None:
    """The refusal for permissions that came with the install; its words grew over time."""
    by = "" if state.sdk <= 28 else f" requested by {'package ' if state.sdk >= 35 else ''}{package_name}"
    raise Thrown(SECURITY, f"Permission {permission_name}{by} is not a changeable permission type")


def _state_of(state: PhoneState, package: PackageBlueprint, user_id: int, permission: Permission) -> Grant:
    """The permission's state, or a fresh one that nobody granted."""
    grants = state.grants.get((package.app_id, user_id), {})
    return grants.get(permission.name) or Grant(granted=False, flags=0)


def _write(
    state: PhoneState, package: PackageBlueprint, user_id: int, permission: Permission, *, granted: bool
) -> None:
    """Keep the state where the user has the package; the op follows on versions that watch it."""
    if not state.has(package.name, user_id):
        return
    grant = _state_of(state, package, user_id, permission)
    grant.granted = granted
    grants = state.grants[package.app_id, user_id]
    grants[permission.name] = grant
    if state.sdk <= 28 and not granted and not grant.flags:
        del grants[permission.name]  # PermissionData#isDefault: a state that says nothing is dropped
    sync_permission(state, package.app_id, user_id, permission.name)
