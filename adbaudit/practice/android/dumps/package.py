"""`dumpsys package` in its forms (pm/DumpHelper, before 13 PackageManagerService#dump)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.dumps.package_block import (
    group_lines,
    hidden_block,
    package_block,
    requests_any,
)
from adbaudit.practice.android.dumps.permission_lines import Names, install_lines, runtime_lines
from adbaudit.practice.android.permissions import PERMISSIONS, Permission
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.texts import identity, scattered

Splits = Callable[[str], tuple[str, ...]]
"""The names of a package's splits, `config.zh` and so on."""


def permission_use_text(state: PhoneState, names: frozenset[str], splits: Splits) -> str:
    """`dumpsys package permission NAME…`: declarations, then every package and shared user with state for them."""
    sections = [
        list(_declarations(state, names)),
        _headed("Packages:", _packages(state, names, splits)),
        _headed("Shared users:", _shared_users(state, names)),
    ]
    return _joined(sections)


def packages_text(state: PhoneState, splits: Splits) -> str:
    """`dumpsys package packages`: no shared users, so no runtime permissions of their packages."""
    return _joined([["Packages:", *_packages(state, None, splits)], _hidden(state, None)])


def shared_users_text(state: PhoneState) -> str:
    """`dumpsys package shared-users`."""
    return _joined([_headed("Shared users:", _shared_users(state, None))])


def declarations_text(state: PhoneState) -> str:
    """`dumpsys package permissions`: declarations only, then who asks for op permissions."""
    return _joined([list(_declarations(state, None)), list(_op_permissions(state))])


def single_text(state: PhoneState, package: PackageBlueprint, splits: Splits) -> str:
    """`dumpsys package PKG`: its block with requests, its factory copy, its shared user."""
    sections = [
        ["Key Set Manager:", f"  [{package.name}]", f"      Signing KeySets: {package.app_id % 90 + 1}"],
        ["Packages:", *package_block(state, package, None, single=True, splits=splits(package.name))],
        _hidden(state, package.name),
    ]
    if package.shared_user is not None:
        sections.append(["Shared users:", *_shared_user(state, package.shared_user, None, single=True)])
    if state.sdk >= 30:
        sections.append(["Queries:", "  system apps queryable: false", "  queries via forceQueryable:"])
    if state.sdk >= 24:
        sections.append(["Dexopt state:", f"  [{package.name}]", "    arm64: [status=verify] [reason=install]"])
    return _joined(sections)


def missing_text(state: PhoneState, name: str) -> str:
    """`dumpsys package PKG` for a package that is not there: from 13 one line, before that empty sections."""
    if state.sdk >= 33:
        return f"Unable to find package: {name}\n"
    return _joined([["Dexopt state:", f"  Unable to find package: {name}"], ["Compiler stats:", f"  [{name}]"]])


def whole_text(state: PhoneState, splits: Splits) -> str:
    """`dumpsys package`: every section; nowhere in it is a list of requested permissions."""
    profile = state.profile
    fingerprint = profile.properties.get("ro.build.fingerprint", "")
    version = ["  Internal:", f"    sdkVersion={state.sdk} databaseVersion=3", f"    buildFingerprint={fingerprint}"]
    sections = [
        ["Database versions:", *version],
        ["Features:", "  android.hardware.camera", "  android.hardware.telephony"],
        list(_declarations(state, None)),
        list(_op_permissions(state)),
        ["Key Set Manager:"],
        ["Packages:", *_packages(state, None, splits)],
        _hidden(state, None),
        ["Queries:", "  system apps queryable: false", "  queryable via interaction:", "    User 0:"]
        if state.sdk >= 30
        else [],
        _headed("Shared users:", _shared_users(state, None)),
        ["Package Changes:", "  Sequence number=45", "  User 0:", "    seq=6, package=com.android.settings"],
        ["Dexopt state:", *(f"  [{name}]" for name in scattered(tuple(state.packages)))],
    ]
    return _joined(sections)


def _headed(heading: str, lines: Iterable[str]) -> list[str]:
    """A section; its heading is printed with its first entry, so an empty one has none."""
    entries = list(lines)
    return [heading, *entries] if entries else []


def _joined(sections: list[list[str]]) -> str:
    """Sections with a blank line between them."""
    return "\n".join("".join(f"{line}\n" for line in section) for section in sections if section)


def _declarations(state: PhoneState, names: Names) -> Iterator[str]:
    """From Android 9 on the heading comes again after every gap (LegacyPermission#dump forgets it printed one)."""
    headed = started = False
    for name in scattered(tuple(PERMISSIONS)):
        permission = PERMISSIONS[name]
        if permission.since > state.sdk:
            continue
        if names is not None and name not in names:
            headed = headed and state.sdk < 28
            continue
        if not headed:
            if started:
                yield ""
            yield "Permissions:"
        headed = started = True
        yield from _declaration(permission)


def _declaration(permission: Permission) -> Iterator[str]:
    """One declaration."""
    yield f"  Permission [{permission.name}] ({identity(permission.name)}):"
    yield "    sourcePackage=android"
    yield f"    uid=1000 gids=[] type=0 prot={permission.protection}"
    yield f"    perm=PermissionInfo{{{identity(permission.name, 'info')} {permission.name}}}"


def _op_permissions(state: PhoneState) -> Iterator[str]:
    """Who asks for permissions that an op decides, such as drawing over other apps."""
    yield "AppOp Permissions:"
    for permission in PERMISSIONS.values():
        if "appop" not in permission.protection or permission.since > state.sdk:
            continue
        yield f"  AppOp Permission {permission.name}:"
        yield from (f"    {name}" for name, package in state.packages.items() if permission.name in package.requests)


def _packages(state: PhoneState, names: Names, splits: Splits) -> Iterator[str]:
    """The blocks of all packages, or of those with state for the permissions."""
    for name in scattered(tuple(state.packages)):
        package = state.packages[name]
        if requests_any(state, package, names):
            yield from package_block(state, package, names, single=False, splits=splits(name))


def _hidden(state: PhoneState, only: str | None) -> list[str]:
    """Factory copies of updated system apps."""
    updated = [package for package in state.packages.values() if package.updated and only in {None, package.name}]
    lines = [line for package in updated for line in hidden_block(state, package)]
    return _headed("Hidden system packages:", lines)


def _shared_users(state: PhoneState, names: Names) -> Iterator[str]:
    """All shared users, or those with state for the permissions."""
    members = _members(state)
    for shared in scattered(tuple(members)):
        if any(requests_any(state, package, names) for package in members[shared]):
            yield from _shared_user(state, shared, names, single=False)


def _shared_user(state: PhoneState, shared: str, names: Names, *, single: bool) -> Iterator[str]:
    """One shared user with the grants of all its packages (pm/Settings#dumpSharedUsersLPr)."""
    packages = _members(state)[shared]
    app_id = packages[0].app_id
    yield f"  SharedUser [{shared}] ({identity(shared)}):"
    yield f"    {'appId' if state.sdk >= 34 else 'userId'}={app_id}"
    if state.sdk >= 31:
        yield "    Packages"
        for package in packages:
            yield f"      PackageSetting{{{identity(package.name, 'setting')} {package.name}/{app_id}}}"
    yield from install_lines(state, packages, names)
    for user_id in state.user_ids:
        yield f"    User {user_id}: "
        yield from group_lines(packages[0])
        yield from runtime_lines(state, (app_id, user_id), names, single=single)


def _members(state: PhoneState) -> Mapping[str, tuple[PackageBlueprint, ...]]:
    """Packages by shared user."""
    members: dict[str, tuple[PackageBlueprint, ...]] = {}
    for package in state.packages.values():
        if package.shared_user is not None:
            members[package.shared_user] = (*members.get(package.shared_user, ()), package)
    return members
