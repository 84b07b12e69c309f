"""What an app's own file asks for against what the phone says it asks for: a crafted list on the phone shows itself."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.apk import ManifestState, UsesPermission
from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import MAIN_GROUPS, PRIVACY_PERMISSIONS, PermissionName


def disagreements(apps: tuple[App, ...], sdk: int | None) -> Iterator[Gap]:
    """A gap for each app whose file asks for contacts, messages or the call log while the phone's list does not."""
    for app in apps:
        missing = sorted(_declared(app, sdk) - _listed(app))
        if missing:
            yield Gap(
                source="AndroidManifest.xml",
                wanted=message("what the app may read"),
                reason=message(
                    "its file asks for {permission}, but the phone's own list does not",
                    permission=missing[0].removeprefix("android.permission."),
                ),
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
