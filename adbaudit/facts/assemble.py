"""From raw answers to installed packages: one row for each package and user that has it."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.facts.access import Observed, access_of
from adbaudit.facts.installers import is_sideloaded
from adbaudit.facts.probes.package_block import Grants, PackageBlock
from adbaudit.facts.probes.phone_clock import local_time
from adbaudit.facts.raw import RawFacts
from adbaudit.facts.read_raw import installed_blocks
from adbaudit.facts.special_access import op_of, special_access_of
from adbaudit.model.access import Access
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.permission import (
    MAIN_GROUPS,
    PRIVACY_PERMISSIONS,
    Grant,
    GrantState,
    PackageName,
    PrivacyPermission,
)
from adbaudit.model.user import UserId

RUNTIME_PERMISSIONS_SINCE = 23
COARSE_SWITCHES_FINE_UNTIL = 29
DISABLED = frozenset({"2", "3", "4"})
"""AOSP PackageManager.COMPONENT_ENABLED_STATE_DISABLED, _DISABLED_USER, _DISABLED_UNTIL_USED."""


def installed_packages(raw: RawFacts) -> tuple[InstalledPackage, ...]:
    """Every package of every user, by user and name."""
    return tuple(_installed(raw, user, package) for user in raw.users for package in sorted(_names(raw, user)))


def _names(raw: RawFacts, user: UserId) -> Iterable[PackageName]:
    """The list, and whatever else the dump says is installed: an app must not vanish with a line of a list."""
    in_dump = {PackageName(block.name) for block in installed_blocks(raw.packages, user)}
    return in_dump | (raw.listed.get(user) or {}).keys()


def _installed(raw: RawFacts, user: UserId, package: PackageName) -> InstalledPackage:
    listed = (raw.listed.get(user) or {}).get(package)
    block = raw.packages.packages.get(package) if raw.packages else None
    requested = block.requested if block else None
    fields = block.fields if block else {}
    user_fields = block.users[user].fields if block and user in block.users else {}
    installed_at = user_fields.get("firstInstallTime") or fields.get("firstInstallTime", "")
    version_code = block.number("versionCode") if block else None
    system = _is_system(raw, user, package, block)
    installer = listed.installer if listed else fields.get("installerPackageName")
    return InstalledPackage(
        package=package,
        user=user,
        paths=(listed.path,) if listed and listed.path else (),
        version_name=fields.get("versionName"),
        version_code=version_code if version_code is not None else listed.version_code if listed else None,
        target_sdk=block.number("targetSdk") if block else None,
        installer=installer,
        is_sideloaded=is_sideloaded(installer, fields.get("packageSource", ""), system=system),
        installed_at=local_time(installed_at, raw.phone_time),
        updated_at=local_time(fields.get("lastUpdateTime", ""), raw.phone_time),
        enabled={"0": True, "1": True, **dict.fromkeys(DISABLED, False)}.get(user_fields.get("enabled", "")),
        system=system,
        access=_accesses(raw, user, package, block),
        special_access=special_access_of(raw, user, package, requested),
    )


def _is_system(raw: RawFacts, user: UserId, package: PackageName, block: PackageBlock | None) -> bool | None:
    if block is not None and block.flags:
        return "SYSTEM" in block.flags
    system = raw.system.get(user)
    return None if system is None else package in system


def _accesses(raw: RawFacts, user: UserId, package: PackageName, block: PackageBlock | None) -> tuple[Access, ...]:
    grants, is_known = _grants(raw, user, package)
    found = []
    for permission in PRIVACY_PERMISSIONS:
        if permission.since > raw.sdk:
            continue
        grant = grants.get(permission.name)
        requested = _is_requested(permission, block, grant, sdk=raw.sdk, is_known=is_known)
        if requested is False or (requested is None and permission.group not in MAIN_GROUPS):
            continue
        found.append(_access(raw, user, package, permission, grant=grant, requested=requested, is_known=is_known))
    return tuple(found)


def _grants(raw: RawFacts, user: UserId, package: PackageName) -> tuple[Grants, bool]:
    """The package's grants, and whether what is missing among them can be taken as not granted."""
    dump = raw.packages
    block = dump.packages.get(package) if dump else None
    if dump is None or block is None:
        return {}, dump is not None and raw.is_package_dump_whole and package not in dump.hidden
    if block.shared_user is None:
        return block.grants_of(user), not block.is_doubtful
    shared = dump.shared.get(block.shared_user)
    if shared is None:
        return block.grants_of(user), False
    return {**block.grants_of(user), **shared.grants_of(user)}, not (block.is_doubtful or shared.is_doubtful)


def _is_requested(
    permission: PrivacyPermission, block: PackageBlock | None, grant: Grant | None, *, sdk: int, is_known: bool
) -> bool | None:
    """`None` where the phone did not tell: then only the groups that matter most are carried on.

    Before Android 6 the grants are all there is; a whole dump, and Android 6 itself, print no list of requests.
    """
    if grant is not None:
        return True
    if block is not None and block.requested is not None:
        return True if permission.name in block.requested else False if is_known else None
    says_all = block is None or sdk < RUNTIME_PERMISSIONS_SINCE
    return False if is_known and says_all else None


def _access(  # noqa: PLR0913  # the parts of one observation, put together in one place
    raw: RawFacts,
    user: UserId,
    package: PackageName,
    permission: PrivacyPermission,
    *,
    grant: Grant | None,
    requested: bool | None,
    is_known: bool,
) -> Access:
    block = raw.packages.packages.get(package) if raw.packages else None
    state = GrantState.DENIED if is_known else GrantState.UNKNOWN
    if grant is not None and (is_known or grant.state is GrantState.UNKNOWN):
        state = grant.state
    op = op_of(raw, user, package, _op_over(permission, raw.sdk)) if permission.op else None
    return access_of(
        Observed(
            permission=permission,
            requested=requested,
            grant=Grant(permission=permission.name, state=state, flags=grant.flags if grant else frozenset()),
            op=op,
            target_sdk=block.number("targetSdk") if block else None,
            sdk=raw.sdk,
            can_run=_can_run(block, user),
        )
    )


def _op_over(permission: PrivacyPermission, sdk: int) -> str:
    """To Android 10 the op of the precise location is switched by the coarse one's (AOSP sOpToSwitch)."""
    if permission.op == "FINE_LOCATION" and sdk <= COARSE_SWITCHES_FINE_UNTIL:
        return "COARSE_LOCATION"
    return permission.op or ""


def _can_run(block: PackageBlock | None, user: UserId) -> bool:
    fields = block.users[user].fields if block and user in block.users else {}
    return fields.get("enabled", "0") not in DISABLED and fields.get("hidden") != "true"
