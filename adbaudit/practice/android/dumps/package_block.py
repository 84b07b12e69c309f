"""One `Package […]` block of `dumpsys package` (pm/Settings#dumpPackageLPr)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.dumps.permission_lines import Names, install_lines, requested_lines, runtime_lines
from adbaudit.practice.android.files import factory_folder, folder_of
from adbaudit.practice.android.permissions import permission_named
from adbaudit.practice.android.state import PackageUserState, PhoneState
from adbaudit.practice.android.texts import identity, time_text

_NETWORK_GROUP = 3003
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def package_block(
    state: PhoneState, package: PackageBlueprint, names: Names, *, single: bool, splits: tuple[str, ...]
) -> Iterator[str]:
    """The block of one package; `names` for `permission NAME…`, `single` for a dump of this package alone."""
    yield f"  Package [{package.name}] ({identity(package.name, 'setting')}):"
    yield from _code_lines(state, package, names, splits)
    yield from _install_source_lines(state, package, names)
    if names is not None or single:
        yield from requested_lines(state, package, names)
    if package.shared_user is None or names is not None or single:
        yield from install_lines(state, (package,), names)
    for user_id in state.user_ids:
        yield from _user_lines(state, package, user_id)
        if package.shared_user is None:
            uid = (package.app_id, user_id)
            yield from group_lines(package)
            yield from runtime_lines(state, uid, names, single=single)


def hidden_block(state: PhoneState, package: PackageBlueprint) -> Iterator[str]:
    """The factory copy of an updated system app, older and with its own state lines."""
    yield f"  Package [{package.name}] ({identity(package.name, 'factory')}):"
    yield f"    {'appId' if state.sdk >= 34 else 'userId'}={package.app_id}"
    yield f"    pkg=Package{{{identity(package.name, 'factory pkg')} {package.name}}}"
    yield f"    codePath={factory_folder(package)}"
    yield f"    versionCode={max(1, package.version_code // 2)} minSdk={package.min_sdk} targetSdk={package.target_sdk}"
    yield "    versionName=factory"
    yield from install_lines(state, (package,), None)
    for user_id in state.user_ids:
        yield from _user_lines(state, package, user_id)
        yield from group_lines(package)


def group_lines(package: PackageBlueprint) -> Iterator[str]:
    """Groups that permissions bring; only the network's is modelled."""
    if "android.permission.INTERNET" in package.requests:
        yield f"      gids=[{_NETWORK_GROUP}]"


def shared_user_setting(package: PackageBlueprint) -> str:
    """How a package names its shared user."""
    return f"SharedUserSetting{{{identity(package.shared_user)} {package.shared_user}/{package.app_id}}}"


def _code_lines(state: PhoneState, package: PackageBlueprint, names: Names, splits: tuple[str, ...]) -> Iterator[str]:
    """Where it lies and which version it is; to 33 the app id is called `userId`."""
    folder = folder_of(package, state.sdk)
    yield f"    {'appId' if state.sdk >= 34 else 'userId'}={package.app_id}"
    if package.shared_user is not None:
        yield f"    sharedUser={shared_user_setting(package)}"
    yield f"    pkg=Package{{{identity(package.name, 'pkg')} {package.name}}}"
    yield f"    codePath={folder}"
    if names is None:
        yield f"    resourcePath={folder}"
        yield f"    legacyNativeLibraryDir={folder}/lib"
        yield "    primaryCpuAbi=arm64-v8a"
        yield "    secondaryCpuAbi=null"
    yield f"    versionCode={package.version_code} minSdk={package.min_sdk} targetSdk={package.target_sdk}"
    yield f"    versionName={package.version_name}"
    yield f"    splits=[{', '.join(('base', *splits))}]"
    if state.sdk >= 28:
        yield "    apkSigningVersion=2"
    yield f"    flags=[ {'SYSTEM ' if package.system else ''}HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]"
    if state.sdk >= 30:
        yield "    forceQueryable=false"
    if state.sdk < 35:
        yield f"    dataDir=/data/user/0/{package.name}"
    yield "    supportsScreens=[small, medium, large, xlarge, resizeable, anyDensity]"


def _install_source_lines(state: PhoneState, package: PackageBlueprint, names: Names) -> Iterator[str]:
    """When and from where it was installed; 33+ keeps the first install with each user."""
    yield f"    timeStamp={time_text(state.profile, package.updated_at)}"
    if state.sdk < 33:
        yield f"    firstInstallTime={time_text(state.profile, package.installed_at)}"
    yield f"    lastUpdateTime={time_text(state.profile, package.updated_at)}"
    if package.installer is not None:
        yield f"    installerPackageName={package.installer}"
    if state.sdk >= 34:
        yield f"    installerPackageUid={-1 if package.installer is None else _uid_of(state, package.installer)}"
        yield f"    initiatingPackageName={package.installer or 'null'}"
        yield f"    originatingPackageName={package.originator or 'null'}"
    if state.sdk >= 33:
        yield f"    packageSource={package.source}"
    yield f"    signatures=PackageSignatures{{{identity(package.name, 'signatures')} version:2, signatures:[]}}"
    yield f"    installPermissionsFixed={'true' if package.system else 'false'}"
    yield f"    pkgFlags=[ {'SYSTEM ' if package.system else ''}HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]"
    declared = f"{package.name}.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION"
    if declared in package.requests:
        yield "    declared permissions:"
        if names is None or declared in names:
            yield f"      {declared}: prot=signature, INSTALLED"


def _uid_of(state: PhoneState, package_name: str) -> int:
    """The uid of an installer, or -1 when it is gone."""
    package = state.packages.get(package_name)
    return -1 if package is None else package.app_id


def _user_lines(state: PhoneState, package: PackageBlueprint, user_id: int) -> Iterator[str]:
    """The `User N:` line with the fields of this version, and from 33 on the lines under it."""
    status = state.package_users[package.name, user_id]
    yield f"    User {user_id}: {' '.join(_user_fields(state.sdk, package, user_id, status))}"
    if state.sdk < 33:
        return
    yield "      installReason=0"
    if state.sdk >= 35:
        yield f"      dataDir=/data/user/{user_id}/{package.name}"
    yield f"      firstInstallTime={time_text(state.profile, status.installed_at if status.installed else _NEVER)}"
    yield "      uninstallReason=0"
    if status.suspended and state.sdk >= 30:
        yield "      Suspend params:"
        yield "        suspendingPackage=com.android.shell dialogInfo=null"


def _user_fields(sdk: int, package: PackageBlueprint, user_id: int, status: PackageUserState) -> Iterator[str]:
    """The fields in the order of PackageSetting's dump, each from the version that added it."""
    inode = int(identity(package.name, user_id), 16) % 900_000 if status.installed else 0
    if sdk >= 24:
        yield f"ceDataInode={inode}"
    if sdk >= 35:
        yield f"deDataInode={inode // 3}"
    yield f"installed={_word(status.installed)}"
    yield "hidden=false"
    if sdk >= 24:
        yield f"suspended={_word(status.suspended)}"
    if sdk >= 30:
        yield "distractionFlags=0"
    elif sdk >= 28 and status.suspended:
        yield "dialogMessage=null"
    yield f"stopped={_word(status.stopped)}"
    yield f"notLaunched={_word(status.never_launched)}"
    yield f"enabled={status.enabled}"
    if sdk >= 26:
        yield "instant=false"
    if sdk >= 28:
        yield "virtual=false"
    if sdk >= 35:
        yield "quarantined=false"


def _word(value: bool) -> str:  # noqa: FBT001  # Java's word for a boolean
    return "true" if value else "false"


def requests_any(state: PhoneState, package: PackageBlueprint, names: Names) -> bool:
    """Whether the package holds state for one of the permissions (hasPermissionState): `permission NAME…` lists it."""
    if names is None:
        return True
    for name in names & frozenset(package.requests):
        permission = permission_named(name, state.sdk)
        if permission is None:
            continue
        if state.holds_at_install(package, permission):
            return True
        if any(name in state.grants.get((package.app_id, user_id), {}) for user_id in state.user_ids):
            return True
    return False
