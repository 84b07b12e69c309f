"""The permissions a practice phone declares (AOSP core/res AndroidManifest), and which op stands over each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One permission: how it is given, its op, and whether Android 10+ restricts it."""

    name: str
    protection: str
    op: str | None = None
    since: int = 1
    restriction: str | None = None
    """`hard` or `soft`, from Android 10 on."""

    @property
    def is_runtime(self) -> bool:
        """Whether a person is asked for it."""
        return self.protection == "dangerous"

    @property
    def is_normal(self) -> bool:
        """Whether every app that asks gets it at install."""
        return self.protection == "normal"


def full_name(short: str) -> str:
    """`READ_SMS` stands for `android.permission.READ_SMS`; a name with a dot is already whole."""
    return short if "." in short else f"android.permission.{short}"


_RUNTIME: tuple[tuple[str, str | None, int, str | None], ...] = (
    ("READ_CALENDAR", "READ_CALENDAR", 1, None),
    ("WRITE_CALENDAR", "WRITE_CALENDAR", 1, None),
    ("CAMERA", "CAMERA", 1, None),
    ("READ_CONTACTS", "READ_CONTACTS", 1, None),
    ("WRITE_CONTACTS", "WRITE_CONTACTS", 1, None),
    ("GET_ACCOUNTS", "GET_ACCOUNTS", 1, None),
    ("ACCESS_FINE_LOCATION", "FINE_LOCATION", 1, None),
    ("ACCESS_COARSE_LOCATION", "COARSE_LOCATION", 1, None),
    ("ACCESS_BACKGROUND_LOCATION", None, 29, "hard"),
    ("RECORD_AUDIO", "RECORD_AUDIO", 1, None),
    ("READ_PHONE_STATE", "READ_PHONE_STATE", 1, None),
    ("READ_PHONE_NUMBERS", "READ_PHONE_NUMBERS", 26, None),
    ("CALL_PHONE", "CALL_PHONE", 1, None),
    ("ANSWER_PHONE_CALLS", "ANSWER_PHONE_CALLS", 26, None),
    ("READ_CALL_LOG", "READ_CALL_LOG", 16, "hard"),
    ("WRITE_CALL_LOG", "WRITE_CALL_LOG", 16, "hard"),
    ("PROCESS_OUTGOING_CALLS", "PROCESS_OUTGOING_CALLS", 1, "hard"),
    ("BODY_SENSORS", "BODY_SENSORS", 20, None),
    ("ACTIVITY_RECOGNITION", "ACTIVITY_RECOGNITION", 29, None),
    ("SEND_SMS", "SEND_SMS", 1, "hard"),
    ("RECEIVE_SMS", "RECEIVE_SMS", 1, "hard"),
    ("READ_SMS", "READ_SMS", 1, "hard"),
    ("RECEIVE_WAP_PUSH", "RECEIVE_WAP_PUSH", 1, "hard"),
    ("RECEIVE_MMS", "RECEIVE_MMS", 1, "hard"),
    ("READ_CELL_BROADCASTS", "READ_CELL_BROADCASTS", 19, "hard"),
    ("READ_EXTERNAL_STORAGE", "READ_EXTERNAL_STORAGE", 16, "soft"),
    ("WRITE_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", 4, "soft"),
    ("ACCESS_MEDIA_LOCATION", "ACCESS_MEDIA_LOCATION", 29, None),
    ("BLUETOOTH_CONNECT", "BLUETOOTH_CONNECT", 31, None),
    ("READ_MEDIA_IMAGES", "READ_MEDIA_IMAGES", 33, None),
    ("READ_MEDIA_VIDEO", "READ_MEDIA_VIDEO", 33, None),
    ("READ_MEDIA_AUDIO", "READ_MEDIA_AUDIO", 33, None),
    ("READ_MEDIA_VISUAL_USER_SELECTED", "READ_MEDIA_VISUAL_USER_SELECTED", 34, None),
    ("POST_NOTIFICATIONS", "POST_NOTIFICATION", 33, None),
)

_NORMAL: tuple[tuple[str, int], ...] = (
    ("INTERNET", 1),
    ("ACCESS_NETWORK_STATE", 1),
    ("ACCESS_WIFI_STATE", 1),
    ("CHANGE_WIFI_STATE", 1),
    ("VIBRATE", 1),
    ("WAKE_LOCK", 1),
    ("NFC", 9),
    ("SET_WALLPAPER", 1),
    ("RECEIVE_BOOT_COMPLETED", 1),
    ("MODIFY_AUDIO_SETTINGS", 1),
    ("USE_FINGERPRINT", 23),
    ("FOREGROUND_SERVICE", 28),
    ("USE_BIOMETRIC", 28),
    ("QUERY_ALL_PACKAGES", 30),
    ("HIDE_OVERLAY_WINDOWS", 31),
)

_SIGNATURE: tuple[tuple[str, str, int], ...] = (
    ("WRITE_SECURE_SETTINGS", "signature|privileged|development", 3),
    ("DUMP", "signature|privileged|development", 1),
    ("INSTALL_PACKAGES", "signature|privileged", 1),
    ("GRANT_RUNTIME_PERMISSIONS", "signature|installer|verifier", 23),
    ("REVOKE_RUNTIME_PERMISSIONS", "signature|installer|verifier", 23),
    ("STATUS_BAR", "signature|privileged", 1),
    ("REBOOT", "signature|privileged", 1),
    ("SYSTEM_ALERT_WINDOW", "signature|setup|appop|installer|pre23|development", 1),
    ("PACKAGE_USAGE_STATS", "signature|privileged|development|appop|retailDemo", 23),
    ("WRITE_SETTINGS", "signature|preinstalled|appop|pre23", 1),
    ("REQUEST_INSTALL_PACKAGES", "signature|appop", 23),
    ("MANAGE_EXTERNAL_STORAGE", "signature|appop|preinstalled", 30),
    ("BIND_ACCESSIBILITY_SERVICE", "signature", 16),
    ("BIND_NOTIFICATION_LISTENER_SERVICE", "signature", 18),
)


def _declared() -> dict[str, Permission]:
    """All rows by full name."""
    runtime = [
        Permission(name=full_name(name), protection="dangerous", op=op, since=since, restriction=restriction)
        for name, op, since, restriction in _RUNTIME
    ]
    normal = [Permission(name=full_name(name), protection="normal", since=since) for name, since in _NORMAL]
    signature = [
        Permission(name=full_name(name), protection=protection, since=since) for name, protection, since in _SIGNATURE
    ]
    return {permission.name: permission for permission in (*runtime, *normal, *signature)}


PERMISSIONS: dict[str, Permission] = _declared()


def permission_named(name: str, sdk: int) -> Permission | None:
    """The permission, when this version declares it."""
    permission = PERMISSIONS.get(name)
    return permission if permission is not None and permission.since <= sdk else None


def permission_over(op: str) -> Permission | None:
    """The runtime permission that an op stands over."""
    return next((permission for permission in PERMISSIONS.values() if permission.op == op), None)
