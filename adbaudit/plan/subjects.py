"""What findings are about, in words that fit after "access to"."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind


def subject_name(subject: str) -> Message:
    """The name of a permission group or a special access."""
    return {
        PermissionGroup.CONTACTS.value: message("contacts"),
        PermissionGroup.SMS.value: message("messages"),
        PermissionGroup.CALL_LOG.value: message("call log"),
        PermissionGroup.PHONE.value: message("phone and phone number"),
        PermissionGroup.ACCOUNTS.value: message("the list of accounts"),
        PermissionGroup.STORAGE.value: message("photos and files"),
        PermissionGroup.LOCATION.value: message("location"),
        PermissionGroup.CAMERA.value: message("camera"),
        PermissionGroup.MICROPHONE.value: message("microphone"),
        PermissionGroup.NOTIFICATIONS.value: message("showing notifications"),
        PermissionGroup.QUERY_ALL_PACKAGES.value: message("the list of installed apps"),
        SpecialAccessKind.ACCESSIBILITY.value: message("accessibility (reading and tapping the screen)"),
        SpecialAccessKind.NOTIFICATION_LISTENER.value: message("reading all notifications"),
        SpecialAccessKind.DEVICE_ADMIN.value: message("being a device administrator"),
        SpecialAccessKind.OVERLAY.value: message("showing itself over other apps"),
        SpecialAccessKind.USAGE.value: message("seeing which apps you use"),
        SpecialAccessKind.ALL_FILES.value: message("all files"),
        SpecialAccessKind.DEFAULT_SMS.value: message("being the app for messages"),
        SpecialAccessKind.DEFAULT_DIALER.value: message("being the app for calls"),
        SpecialAccessKind.INSTALL_APPS.value: message("installing other apps"),
    }[subject]
