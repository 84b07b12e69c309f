"""Permissions that touch a person's privacy, what a phone says of them, and how they group."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NewType

PackageName = NewType("PackageName", str)
PermissionName = NewType("PermissionName", str)


class PermissionGroup(Enum):
    """The groups people think in. Call log stands apart also where Android 8 kept it under Phone."""

    CONTACTS = "contacts"
    SMS = "sms"
    CALL_LOG = "call-log"
    PHONE = "phone"
    ACCOUNTS = "accounts"
    STORAGE = "storage"
    LOCATION = "location"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    NOTIFICATIONS = "notifications"
    QUERY_ALL_PACKAGES = "query-all-packages"


RUNTIME_PERMISSIONS_SINCE = 23
"""From this API level on, of the phone and of the app's target, permissions are asked for while the app runs."""

MAIN_GROUPS = frozenset({PermissionGroup.CONTACTS, PermissionGroup.SMS, PermissionGroup.CALL_LOG})
"""What collectors call a borrower's people with; where even the requests are unread, these are carried as unknown."""


class GrantState(Enum):
    """What the package manager says of one permission for one package and user."""

    GRANTED = "granted"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A permission's state with its flags, named as AOSP `PackageManager.permissionFlagToString` does.

    A bit that Android itself prints as a number stays that number, as text.
    """

    permission: PermissionName
    state: GrantState
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPermission:
    """A permission we look at: its group, the app-op that stands over it, since which API it exists."""

    name: PermissionName
    group: PermissionGroup
    op: str | None
    since: int = 1
    is_runtime: bool = True

    @property
    def is_hard_restricted(self) -> bool:
        """From Android 10 on it can only be had by apps that are exempt (AOSP `permissionFlags="hardRestricted"`)."""
        return self.group in {PermissionGroup.SMS, PermissionGroup.CALL_LOG} or self.name.endswith(
            "BACKGROUND_LOCATION"
        )


def _rows() -> tuple[PrivacyPermission, ...]:
    """Ops from AOSP `AppOpsManager` (sAppOpInfos); API levels from `android.Manifest.permission`."""
    group = PermissionGroup
    table: tuple[tuple[str, PermissionGroup, str | None, int], ...] = (
        ("READ_CONTACTS", group.CONTACTS, "READ_CONTACTS", 1),
        ("WRITE_CONTACTS", group.CONTACTS, "WRITE_CONTACTS", 1),
        ("READ_SMS", group.SMS, "READ_SMS", 1),
        ("RECEIVE_SMS", group.SMS, "RECEIVE_SMS", 1),
        ("SEND_SMS", group.SMS, "SEND_SMS", 1),
        ("RECEIVE_MMS", group.SMS, "RECEIVE_MMS", 1),
        ("RECEIVE_WAP_PUSH", group.SMS, "RECEIVE_WAP_PUSH", 1),
        ("READ_CALL_LOG", group.CALL_LOG, "READ_CALL_LOG", 16),
        ("WRITE_CALL_LOG", group.CALL_LOG, "WRITE_CALL_LOG", 16),
        ("PROCESS_OUTGOING_CALLS", group.CALL_LOG, "PROCESS_OUTGOING_CALLS", 1),
        ("READ_PHONE_STATE", group.PHONE, "READ_PHONE_STATE", 1),
        ("READ_PHONE_NUMBERS", group.PHONE, "READ_PHONE_NUMBERS", 26),
        ("CALL_PHONE", group.PHONE, "CALL_PHONE", 1),
        ("GET_ACCOUNTS", group.ACCOUNTS, "GET_ACCOUNTS", 1),
        ("READ_EXTERNAL_STORAGE", group.STORAGE, "READ_EXTERNAL_STORAGE", 16),
        ("WRITE_EXTERNAL_STORAGE", group.STORAGE, "WRITE_EXTERNAL_STORAGE", 4),
        ("READ_MEDIA_IMAGES", group.STORAGE, "READ_MEDIA_IMAGES", 33),
        ("READ_MEDIA_VIDEO", group.STORAGE, "READ_MEDIA_VIDEO", 33),
        ("READ_MEDIA_AUDIO", group.STORAGE, "READ_MEDIA_AUDIO", 33),
        ("READ_MEDIA_VISUAL_USER_SELECTED", group.STORAGE, "READ_MEDIA_VISUAL_USER_SELECTED", 34),
        ("ACCESS_FINE_LOCATION", group.LOCATION, "FINE_LOCATION", 1),
        ("ACCESS_COARSE_LOCATION", group.LOCATION, "COARSE_LOCATION", 1),
        ("ACCESS_BACKGROUND_LOCATION", group.LOCATION, None, 29),
        ("CAMERA", group.CAMERA, "CAMERA", 1),
        ("RECORD_AUDIO", group.MICROPHONE, "RECORD_AUDIO", 1),
        ("POST_NOTIFICATIONS", group.NOTIFICATIONS, "POST_NOTIFICATION", 33),
    )
    runtime = tuple(
        PrivacyPermission(name=PermissionName(f"android.permission.{name}"), group=kind, op=op, since=since)
        for name, kind, op, since in table
    )
    query_all_packages = PrivacyPermission(
        name=PermissionName("android.permission.QUERY_ALL_PACKAGES"),
        group=group.QUERY_ALL_PACKAGES,
        op=None,  # a normal permission: granted at install, the op QUERY_ALL_PACKAGES is not its switch
        since=30,
        is_runtime=False,
    )
    return (*runtime, query_all_packages)


PRIVACY_PERMISSIONS: tuple[PrivacyPermission, ...] = _rows()
