"""What an app's own file asks for against what the phone says it asks for: a crafted list on the phone shows itself."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.apk import ManifestState, UsesPermission
from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import MAIN_GROUPS, PRIVACY_PERMISSIONS, PermissionName

_CALL_LOG_APART_SINCE = 16
_ADDED = {
    PermissionName("android.permission.READ_CONTACTS"): PermissionName("android.permission.READ_CALL_LOG"),
    PermissionName("android.permission.WRITE_CONTACTS"): PermissionName("android.permission.WRITE_CALL_LOG"),
}
"""AOSP `platform.xml`, split permissions."""


def disagreements(apps: tuple[App, ...], sdk: int | None) -> Iterator[Gap]:
    """A gap for each app whose file and the phone's list differ about contacts, messages or the call log."""
    for app in apps:
        for permission in sorted(_declared(app, sdk) - _listed(app))[:1]:
            name = permission.removeprefix("android.permission.")
            yield _gap(
                app, message("its file asks for {permission}, but the phone's own list does not", permission=name)
            )
        for permission in sorted(_asked(app) - _in_file(app))[:1]:
            name = permission.removeprefix("android.permission.")
            yield _gap(
                app,
                message(
                    "the phone's own list has {permission}, but the app's file does not ask for it", permission=name
                ),
            )


def _gap(app: App, reason: Message) -> Gap:
    return Gap(
        source="AndroidManifest.xml",
        wanted=message("what the app may read"),
        reason=reason,
        user=app.installed.user,
        package=app.installed.package,
    )


def _declared(app: App, sdk: int | None) -> set[PermissionName]:
    """Of the three groups, as far as this Android version knows them and the manifest means this version."""
    known = {one.name for one in PRIVACY_PERMISSIONS if one.group in MAIN_GROUPS and (sdk is None or one.since <= sdk)}
    return {
        uses.permission
        for apk in app.apks
        if apk.manifest is ManifestState.READ
        for uses in apk.declared
        if uses.permission in known and _is_meant(uses, sdk)
    }


def _is_meant(uses: UsesPermission, sdk: int | None) -> bool:
    """Android surely heeds the request on this version; one that depends on a feature of the phone is left open."""
    if uses.is_of_split or uses.needs_features or uses.shuns_features:
        return False
    is_past = sdk is not None and uses.max_sdk is not None and uses.max_sdk < sdk
    is_early = sdk is not None and uses.min_sdk is not None and uses.min_sdk > sdk
    return not is_past and not is_early


def _listed(app: App) -> set[PermissionName]:
    """What the phone's list has, or could not tell of."""
    return {access.permission for access in app.installed.access if access.requested is not False}


def _asked(app: App) -> set[PermissionName]:
    """What the phone's list surely has, where a file was read to compare it with."""
    is_read = any(apk.manifest is ManifestState.READ for apk in app.apks)
    known = {one.name for one in PRIVACY_PERMISSIONS if one.group in MAIN_GROUPS}
    return {access.permission for access in app.installed.access if is_read and access.requested} & known


def _in_file(app: App) -> set[PermissionName]:
    """On whatever condition; and the call log, which Android adds for old apps that ask for contacts."""
    asked = {uses.permission for apk in app.apks for uses in apk.declared}
    is_old = any((apk.target_sdk or 0) < _CALL_LOG_APART_SINCE for apk in app.apks)
    return asked | {added for one, added in _ADDED.items() if is_old and one in asked}
