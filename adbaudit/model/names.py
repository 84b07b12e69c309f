"""What permission groups, special accesses and users are called inside a sentence: one table for all rooms."""

from __future__ import annotations

from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserKind


def group_name(group: PermissionGroup) -> Message:
    """A permission group, fit after "access to"."""
    return {
        PermissionGroup.CONTACTS: message("contacts"),
        PermissionGroup.SMS: message("messages"),
        PermissionGroup.CALL_LOG: message("call log"),
        PermissionGroup.PHONE: message("phone and phone number"),
        PermissionGroup.ACCOUNTS: message("the list of accounts"),
        PermissionGroup.STORAGE: message("photos and files"),
        PermissionGroup.LOCATION: message("location"),
        PermissionGroup.CAMERA: message("camera"),
        PermissionGroup.MICROPHONE: message("microphone"),
        PermissionGroup.NOTIFICATIONS: message("showing notifications"),
        PermissionGroup.QUERY_ALL_PACKAGES: message("the list of installed apps"),
    }[group]


def special_access_name(kind: SpecialAccessKind) -> Message:
    """A special access, as something an app does."""
    return {
        SpecialAccessKind.ACCESSIBILITY: message("accessibility (reading and tapping the screen)"),
        SpecialAccessKind.NOTIFICATION_LISTENER: message("reading all notifications"),
        SpecialAccessKind.DEVICE_ADMIN: message("being a device administrator"),
        SpecialAccessKind.OVERLAY: message("showing itself over other apps"),
        SpecialAccessKind.USAGE: message("seeing which apps you use"),
        SpecialAccessKind.ALL_FILES: message("all files"),
        SpecialAccessKind.DEFAULT_SMS: message("being the app for messages"),
        SpecialAccessKind.DEFAULT_DIALER: message("being the app for calls"),
        SpecialAccessKind.INSTALL_APPS: message("installing other apps"),
    }[kind]


def verdict_name(verdict: Verdict) -> Message:
    """What an app was judged to be, in two or three words."""
    return {
        Verdict.LOAN: message("loan app"),
        Verdict.CREDIT_INSIDE: message("larger app with credit inside"),
        Verdict.MAYBE: message("maybe a loan app"),
        Verdict.NO: message("not known as a loan app"),
        Verdict.UNKNOWN: message("not known"),
    }[verdict]


def subject_name(subject: str) -> Message:
    """What a finding is about: the value of a permission group or of a special access."""
    if subject in {group.value for group in PermissionGroup}:
        return group_name(PermissionGroup(subject))
    return special_access_name(SpecialAccessKind(subject))


def place_name(kind: UserKind) -> Message:
    """Where on the phone a user's apps are, in the words phones use."""
    return {
        UserKind.OWNER: message("Owner"),
        UserKind.WORK: message("Work profile"),
        UserKind.CLONE: message("Dual apps"),
        UserKind.SECURE: message("Secure Folder"),
        UserKind.GUEST: message("Guest"),
        UserKind.SECONDARY: message("Another person on this phone, or second space"),
    }[kind]


def use_state_name(state: str | None) -> Message | None:
    """How an app ran when it used something, of a process state such as `bg-tpd`; `None` where that is not known.

    As `dumpsys appops` shortens them (AOSP AppOpsManager.getUidStateName).
    """
    return {
        **dict.fromkeys(("pers", "top"), message("while it was on the screen")),
        **dict.fromkeys(("fgsvcl", "fgsvc", "fg"), message("while it was running visibly or with a notice")),
        **dict.fromkeys(("bg", "cch"), message("while it was in the background")),
    }.get((state or "").partition("-")[0])
