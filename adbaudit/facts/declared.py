"""Access as an APK file alone tells it: what the app may ask for, and what it is given without asking."""

from __future__ import annotations

from adbaudit.model.access import Access, Effective
from adbaudit.model.apk import ApkFacts, ManifestState, UsesPermission
from adbaudit.model.message import Message, message
from adbaudit.model.permission import MAIN_GROUPS, PRIVACY_PERMISSIONS, GrantState, PrivacyPermission

RUNTIME_TARGET = 23
"""Apps built for an older Android get every permission at install (AOSP PermissionManagerService)."""


def declared_access(apk: ApkFacts) -> tuple[Access, ...]:
    """One access for each privacy permission in the manifest; none is known to be granted.

    A manifest that could not be read gives unknowns for what matters most, never "asks for nothing".
    """
    if apk.manifest is not ManifestState.READ:
        return tuple(_unread(permission) for permission in PRIVACY_PERMISSIONS if permission.group in MAIN_GROUPS)
    declared = {uses.permission: uses for uses in apk.declared}
    return tuple(
        _access(permission, declared[permission.name], apk.target_sdk)
        for permission in PRIVACY_PERMISSIONS
        if permission.name in declared
    )


def _access(permission: PrivacyPermission, uses: UsesPermission, target_sdk: int | None) -> Access:
    effective, because = _decide(permission, target_sdk)
    if effective is Effective.ASKS:
        because = _condition(uses) or because
    return Access(
        group=permission.group,
        permission=permission.name,
        requested=True,
        grant=GrantState.UNKNOWN,
        op=permission.op,
        effective=effective,
        because=because,
    )


def _condition(uses: UsesPermission) -> Message | None:
    """Where the app does not ask on every phone."""
    if uses.is_of_split:
        return message("a part of the app asks for it, and its main file does not")
    if uses.needs_features or uses.shuns_features:
        return message("the app may ask for it, on phones with certain hardware only")
    if uses.max_sdk is not None:
        return message("the app may ask for it, on Android up to API level {sdk} only", sdk=uses.max_sdk)
    return None


def _unread(permission: PrivacyPermission) -> Access:
    return Access(
        group=permission.group,
        permission=permission.name,
        requested=None,
        grant=GrantState.UNKNOWN,
        op=permission.op,
        effective=Effective.UNKNOWN,
        because=message("the manifest could not be read"),
    )


def _decide(permission: PrivacyPermission, target_sdk: int | None) -> tuple[Effective, Message]:
    if not permission.is_runtime:
        return Effective.ALLOWED, message("granted at install without a question")
    if target_sdk is None:
        return Effective.UNKNOWN, message("the manifest does not say for which Android the app is built")
    if target_sdk < RUNTIME_TARGET:
        return Effective.ALLOWED, message(
            "granted at install without a question, because the app is built for an old Android"
        )
    return Effective.ASKS, message("the app may ask for it")
