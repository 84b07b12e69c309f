"""Special access of one package, from lists the phone keeps and from app-ops."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from adbaudit.facts.raw import RawFacts, uid_of_block
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId

LISTED = (
    SpecialAccessKind.ACCESSIBILITY,
    SpecialAccessKind.NOTIFICATION_LISTENER,
    SpecialAccessKind.DEVICE_ADMIN,
    SpecialAccessKind.DEFAULT_SMS,
    SpecialAccessKind.DEFAULT_DIALER,
)
BY_OP = (
    (SpecialAccessKind.OVERLAY, "SYSTEM_ALERT_WINDOW", "SYSTEM_ALERT_WINDOW"),
    (SpecialAccessKind.USAGE, "GET_USAGE_STATS", "PACKAGE_USAGE_STATS"),
    (SpecialAccessKind.INSTALL_APPS, "REQUEST_INSTALL_PACKAGES", "REQUEST_INSTALL_PACKAGES"),
    (SpecialAccessKind.ALL_FILES, "MANAGE_EXTERNAL_STORAGE", "MANAGE_EXTERNAL_STORAGE"),
)


def special_access_of(
    raw: RawFacts, user: UserId, package: PackageName, requested: Collection[str] | None
) -> tuple[SpecialAccess, ...]:
    """What is on, and what the app asks for but does not have; unread lists give `UNKNOWN`."""
    found = [_from_list(raw, user, package, kind) for kind in LISTED]
    for kind, op_name, permission in BY_OP:
        asks = None if requested is None else f"android.permission.{permission}" in requested
        found.append(_from_op(op_of(raw, user, package, op_name), kind, asks=asks))
    return tuple(one for one in found if one is not None)


def _from_list(raw: RawFacts, user: UserId, package: PackageName, kind: SpecialAccessKind) -> SpecialAccess | None:
    holders = raw.holders.get((user, kind))
    if holders is None:
        return SpecialAccess(kind=kind, state=SpecialAccessState.UNKNOWN)
    for holder in holders:
        if holder.partition("/")[0] == package:
            component = holder if "/" in holder else None
            return SpecialAccess(kind=kind, state=SpecialAccessState.ON, component=component)
    return None


def _from_op(op: AppOp | None, kind: SpecialAccessKind, *, asks: bool | None) -> SpecialAccess | None:
    if op is None:
        return None if asks is False else SpecialAccess(kind=kind, state=SpecialAccessState.UNKNOWN)
    mode = op.uid_mode if op.uid_mode is not OpMode.DEFAULT else op.package_mode
    if mode is OpMode.ALLOW:
        return SpecialAccess(kind=kind, state=SpecialAccessState.ON)
    return SpecialAccess(kind=kind, state=SpecialAccessState.OFF) if asks else None


def op_of(raw: RawFacts, user: UserId, package: PackageName, op_name: str) -> AppOp | None:
    """One op of a package with its uid's mode; what is not listed stands at default.

    `None` where it was not read: no dump, a dump that ends before this uid, or a package without a known uid.
    """
    uid = uid_of(raw, user, package)
    if raw.ops is None or uid is None:
        return None
    of_uid = raw.ops.get(uid)
    if of_uid is None:
        return AppOp(op=op_name) if raw.are_ops_whole else None
    if of_uid.is_doubtful:
        return None
    op = of_uid.packages.get(package, {}).get(op_name, AppOp(op=op_name))
    return replace(op, uid_mode=of_uid.modes.get(op_name, OpMode.DEFAULT))


def uid_of(raw: RawFacts, user: UserId, package: PackageName) -> int | None:
    """The package's uid for a user; a shared one stands with the shared uid on some versions."""
    block = raw.packages.packages.get(package) if raw.packages else None
    if raw.packages is None or block is None or block.is_doubtful:
        return None
    return uid_of_block(block, raw.packages.shared.get(block.shared_user or ""), user)
