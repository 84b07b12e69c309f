"""Special access of one package, from lists the phone keeps and from app-ops."""

from __future__ import annotations

from adbaudit.facts.access import mode_in_force
from adbaudit.facts.package_of_user import PackageOfUser
from adbaudit.facts.raw import RawFacts
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.permission import GrantState, PackageName, PermissionName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState

LISTED = (
    SpecialAccessKind.ACCESSIBILITY,
    SpecialAccessKind.NOTIFICATION_LISTENER,
    SpecialAccessKind.DEVICE_ADMIN,
    SpecialAccessKind.DEFAULT_SMS,
    SpecialAccessKind.DEFAULT_DIALER,
)
BY_OP = (
    (SpecialAccessKind.OVERLAY, "SYSTEM_ALERT_WINDOW", PermissionName("android.permission.SYSTEM_ALERT_WINDOW")),
    (SpecialAccessKind.USAGE, "GET_USAGE_STATS", PermissionName("android.permission.PACKAGE_USAGE_STATS")),
    (
        SpecialAccessKind.INSTALL_APPS,
        "REQUEST_INSTALL_PACKAGES",
        PermissionName("android.permission.REQUEST_INSTALL_PACKAGES"),
    ),
    (
        SpecialAccessKind.ALL_FILES,
        "MANAGE_EXTERNAL_STORAGE",
        PermissionName("android.permission.MANAGE_EXTERNAL_STORAGE"),
    ),
)


def special_access_of(raw: RawFacts, one: PackageOfUser) -> tuple[SpecialAccess, ...]:
    """What is on, and what the app asks for but does not have; unread lists give `UNKNOWN`."""
    found = [access for kind in LISTED for access in _from_list(raw.holders.get((one.user, kind)), one.package, kind)]
    requested = one.block.requested if one.block else None
    for kind, op_name, permission in BY_OP:
        asks = None if requested is None else permission in requested
        is_granted = kind is not SpecialAccessKind.INSTALL_APPS and one.state_of(permission) is GrantState.GRANTED
        by_op = _from_op(one.op(op_name), kind, asks=asks, is_granted=is_granted)
        found += [by_op] if by_op is not None else []
    return tuple(found)


def _from_list(
    holders: tuple[str, ...] | None, package: PackageName, kind: SpecialAccessKind
) -> tuple[SpecialAccess, ...]:
    """One for each of the app's components in the list."""
    if holders is None:
        return (SpecialAccess(kind=kind, state=SpecialAccessState.UNKNOWN),)
    mine = (holder for holder in holders if holder.partition("/")[0] == package)
    return tuple(
        SpecialAccess(kind=kind, state=SpecialAccessState.ON, component=holder if "/" in holder else None)
        for holder in mine
    )


def _from_op(op: AppOp | None, kind: SpecialAccessKind, *, asks: bool | None, is_granted: bool) -> SpecialAccess | None:
    """A mode that nobody set leaves it to the permission, which apps for an old Android got at install.

    AOSP `Settings.isCallingPackageAllowedToPerformAppOpsProtectedOperation`, `Environment.isExternalStorageManager`;
    the installer's own question looks at the op alone.
    """
    if op is None:
        return None if asks is False else SpecialAccess(kind=kind, state=SpecialAccessState.UNKNOWN)
    mode = mode_in_force(op)
    if mode is OpMode.ALLOW or (mode is OpMode.DEFAULT and is_granted):
        return SpecialAccess(kind=kind, state=SpecialAccessState.ON)
    return SpecialAccess(kind=kind, state=SpecialAccessState.OFF) if asks else None
