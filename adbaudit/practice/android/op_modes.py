"""What setting an op does, and what the system makes of it (AppOpsService, PermissionPolicyService).

The policy service works for users that run: for one that is stopped it makes up for it when the user starts.
"""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.flags import APPLY_RESTRICTION, REVIEW_REQUIRED, REVOKED_COMPAT
from adbaudit.practice.android.ops import default_of
from adbaudit.practice.android.permissions import PERMISSIONS, Permission, full_name, permission_over
from adbaudit.practice.android.state import Grant, OpState, PhoneState
from adbaudit.practice.android.thrown import SECURITY, Thrown

_LOCATION = frozenset({full_name("ACCESS_FINE_LOCATION"), full_name("ACCESS_COARSE_LOCATION")})
_BACKGROUND_LOCATION = full_name("ACCESS_BACKGROUND_LOCATION")
_SENSORS = frozenset({full_name("CAMERA"), full_name("RECORD_AUDIO")})


def set_package_mode(state: PhoneState, package: PackageBlueprint, user_id: int, op: str, mode: str) -> None:
    """`appops set PKG OP MODE`. On 11+ the system takes it back a moment later where a permission says otherwise."""
    check_may_set(state)
    ops = state.package_ops[package.name, user_id]
    kept = ops.get(op, OpState(mode=None))
    ops[op] = OpState(mode=mode, accesses=kept.accesses, rejects=kept.rejects)
    if mode == default_of(op):
        _to_default(ops, op)
    if _watched(state, permission_over(op)):
        state.pending.append(lambda: sync(state, package.app_id, user_id, op))


def set_uid_mode(state: PhoneState, app_id: int, user_id: int, op: str, mode: str) -> None:
    """`appops set --uid PKG OP MODE`. On 11+ this writes REVOKED_COMPAT; only `allow` takes it off again.

    The flag is written where *user 0* holds the permission (AppOpsService#updatePermissionRevokedCompat asks
    with the system's own context), so in another user the mode reverts unless user 0 holds the grant too.
    """
    check_may_set(state)
    _write_uid_mode(state, app_id, user_id, op, mode)
    permission = permission_over(op)
    if permission is None or state.sdk < 30:
        return
    grant = state.grants[app_id, user_id].get(permission.name)
    first = state.grants.get((app_id, 0), {}).get(permission.name)
    if grant is not None and first is not None and first.granted:
        grant.flags = grant.flags & ~REVOKED_COMPAT if mode == "allow" else grant.flags | REVOKED_COMPAT
    state.pending.append(lambda: sync(state, app_id, user_id, op))


def check_may_set(state: PhoneState) -> None:
    """Throw where the maker took MANAGE_APP_OPS_MODES from the shell until the developer switch is on."""
    if state.permission_lock:
        raise Thrown(SECURITY, "uid 2000 does not have android.permission.MANAGE_APP_OPS_MODES.")


def sync_all(state: PhoneState) -> None:
    """Bring every uid's modes in line with its permissions, as the system does at boot."""
    for (app_id, user_id), grants in state.grants.items():
        for name in grants:
            sync_permission(state, app_id, user_id, name)


def sync_user(state: PhoneState, user_id: int) -> None:
    """What PermissionPolicyService#onStartUser does for all apps of a user that starts."""
    for (app_id, user), grants in state.grants.items():
        for name in grants if user == user_id else ():
            sync_permission(state, app_id, user, name)


def sync_permission(state: PhoneState, app_id: int, user_id: int, name: str) -> None:
    """Bring the op of one permission in line with it."""
    permission = PERMISSIONS[name]
    if permission.op is not None and _watched(state, permission):
        sync(state, app_id, user_id, permission.op)
    elif name == _BACKGROUND_LOCATION and state.sdk >= 29:
        sync(state, app_id, user_id, "FINE_LOCATION")
        sync(state, app_id, user_id, "COARSE_LOCATION")


def sync(state: PhoneState, app_id: int, user_id: int, op: str) -> None:
    """PermissionPolicyService: the uid mode follows the permission; a package mode that still differs goes."""
    if not state.is_running(user_id):
        return
    permission = permission_over(op)
    grant = state.grants[app_id, user_id].get(permission.name) if permission is not None else None
    if permission is None or grant is None or grant.flags & REVIEW_REQUIRED:
        return
    desired = _desired(state, app_id, user_id, permission, grant)
    _write_uid_mode(state, app_id, user_id, op, desired)
    if state.uid_modes[app_id, user_id].get(op) is not None:
        return
    for package in state.sharing(app_id):
        ops = state.package_ops[package.name, user_id]
        if op in ops and (ops[op].mode or default_of(op)) != desired:
            _to_default(ops, op)


def modes_of(state: PhoneState, app_id: int, user_id: int) -> Iterator[tuple[str, str]]:
    """The uid's non-default modes, in the order of their names."""
    yield from sorted(state.uid_modes.get((app_id, user_id), {}).items())


def _watched(state: PhoneState, permission: Permission | None) -> bool:
    """Android 10 watches restricted and location ops only, 11+ those of every runtime permission."""
    if permission is None or state.sdk < 29:
        return False
    return state.sdk >= 30 or permission.restriction is not None or permission.name in _LOCATION


def _desired(state: PhoneState, app_id: int, user_id: int, permission: Permission, grant: Grant) -> str:
    """The mode the permission asks for; location and sensors without a background grant are `foreground`."""
    if not grant.granted or grant.flags & (REVOKED_COMPAT | APPLY_RESTRICTION):
        return "ignore"
    if permission.name in _LOCATION:
        background = state.grants[app_id, user_id].get(_BACKGROUND_LOCATION)
        newest = max(package.target_sdk for package in state.sharing(app_id))
        if background is None:
            return "foreground" if newest >= 29 else "allow"
        return "allow" if background.granted else "foreground"
    if permission.name in _SENSORS and state.sdk >= 31:
        return "foreground"
    return "allow"


def _to_default(ops: dict[str, OpState], op: str) -> None:
    """Back to the op's own default; one without a record is not kept at all (AppOpsService#pruneOpLocked)."""
    ops[op].mode = None
    if not ops[op].accesses and not ops[op].rejects:
        del ops[op]


def _write_uid_mode(state: PhoneState, app_id: int, user_id: int, op: str, mode: str) -> None:
    """Keep the mode; one that is the op's own default is not kept at all (UidState#evalMode)."""
    modes = state.uid_modes[app_id, user_id]
    if mode == default_of(op):
        modes.pop(op, None)
    else:
        modes[op] = mode
