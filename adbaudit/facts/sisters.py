"""Permissions that Android 6 to 9 hands over together: who holds one of a group gets the next without a question.

AOSP PackageInstaller, `GrantPermissionsActivity`: where `AppPermissionGroup.areRuntimePermissionsGranted`, a further
request of that group is granted at once. Groups as in `frameworks/base/core/res/AndroidManifest.xml` of API 23 to 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from adbaudit.model.permission import Grant, GrantState, PermissionName

SDKS = range(23, 29)
CALL_LOG_APART_SINCE = 28
_CONTACTS = ("READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS")
_SMS = ("SEND_SMS", "RECEIVE_SMS", "READ_SMS", "RECEIVE_WAP_PUSH", "RECEIVE_MMS")
_CALL_LOG = ("READ_CALL_LOG", "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS")
_PHONE = ("READ_PHONE_STATE", "READ_PHONE_NUMBERS", "CALL_PHONE")
_LOCATION = ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION")
_STORAGE = ("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE")
_FIXED = {"USER_FIXED", "POLICY_FIXED"}
"""One of these on any permission of a group stops the whole group (`AppPermissionGroup.isUserFixed`)."""


def held_sister(permission: PermissionName, grants: Mapping[PermissionName, Grant], sdk: int) -> PermissionName | None:
    """A granted permission of the same group; `None` where there is none, or this Android asks anyway."""
    if sdk not in SDKS:
        return None
    names = next((group for group in _groups(sdk) if permission in group), ())
    sisters = [grants[name] for name in names if name in grants]
    if any(sister.flags & _FIXED for sister in sisters):
        return None
    return next((one.permission for one in sisters if one.state is GrantState.GRANTED), None)


@cache
def _groups(sdk: int) -> tuple[tuple[PermissionName, ...], ...]:
    calls = (_CALL_LOG, _PHONE) if sdk >= CALL_LOG_APART_SINCE else ((*_PHONE, *_CALL_LOG),)
    groups = (_CONTACTS, _SMS, _LOCATION, _STORAGE, *calls)
    return tuple(tuple(PermissionName(f"android.permission.{name}") for name in group) for group in groups)
