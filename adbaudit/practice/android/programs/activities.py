"""Which pages a phone has: actions of AOSP by the version they came with, and pages of makers by their app."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.practice.android.state import PhoneState


@dataclass(frozen=True, slots=True)
class Activity:
    """What an action or a component leads to."""

    since: int = 1
    is_guarded: bool = False
    """Its activity asks for GRANT_RUNTIME_PERMISSIONS (PermissionController's manifest)."""
    of: str = "com.android.settings"
    """The app that has it."""


_GUARDED = "com.android.permissioncontroller"
_ACTIONS = {
    "android.intent.action.MANAGE_APP_PERMISSIONS": Activity(23, is_guarded=True, of=_GUARDED),
    "android.intent.action.MANAGE_APP_PERMISSION": Activity(29, is_guarded=True, of=_GUARDED),
    "android.intent.action.MANAGE_PERMISSION_APPS": Activity(23, is_guarded=True, of=_GUARDED),
    "android.intent.action.MANAGE_PERMISSIONS": Activity(23, is_guarded=True, of=_GUARDED),
    "android.intent.action.REVIEW_PERMISSION_USAGE": Activity(31, is_guarded=True, of=_GUARDED),
    "android.settings.SETTINGS": Activity(),
    "android.settings.APPLICATION_SETTINGS": Activity(),
    "android.settings.APPLICATION_DETAILS_SETTINGS": Activity(9),
    "android.settings.APPLICATION_DEVELOPMENT_SETTINGS": Activity(3),
    "android.settings.ACCESSIBILITY_SETTINGS": Activity(5),
    "android.settings.SECURITY_SETTINGS": Activity(),
    "android.settings.ACTION_NOTIFICATION_LISTENER_SETTINGS": Activity(22),
    "android.settings.USAGE_ACCESS_SETTINGS": Activity(21),
    "android.settings.action.MANAGE_OVERLAY_PERMISSION": Activity(23),
    "android.settings.MANAGE_UNKNOWN_APP_SOURCES": Activity(26),
    "android.settings.MANAGE_APP_ALL_FILES_ACCESS_PERMISSION": Activity(30),
    "android.settings.MANAGE_DEFAULT_APPS_SETTINGS": Activity(24),
    "miui.intent.action.APP_PERM_EDITOR": Activity(of="com.miui.securitycenter"),
}
"""Read in `Settings.java` and `Intent.java` of API 23 to 36, and in PermissionController's manifests."""
_COMPONENTS = {
    "com.android.settings/.Settings$DeviceAdminSettingsActivity": Activity(23),
    "com.miui.securitycenter/com.miui.permcenter.permissions.PermissionsEditorActivity": Activity(
        of="com.miui.securitycenter"
    ),
}


def activity_for(state: PhoneState, *, action: str, component: str) -> Activity | None:
    """What this phone would start; a component wins over an action."""
    found = _COMPONENTS.get(component) if component else _ACTIONS.get(action)
    if found is None or state.sdk < found.since:
        return None
    return found if found.of in state.packages or not found.of.startswith("com.miui.") else None
