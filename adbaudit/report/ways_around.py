"""By which ways an app sees a person's people although its permission for the contacts is off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.model.access import NOW, Effective
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import LENDING
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.reading import reach


@dataclass(frozen=True, slots=True, kw_only=True)
class WayAround:
    """`through` is a special access or a permission group; `is_open` is `None` where that was not read."""

    through: str
    is_open: bool | None
    sees: Message


_ACCOUNTS_ARE_KEPT_APART = 26
"""With GET_ACCOUNTS alone, apps built for Android 8 or later see no accounts of others (Android 8.0 changes)."""


def ways_around(app: App) -> tuple[WayAround, ...] | None:
    """Those that are open, or of which nobody knows, the widest first; `None` for apps that are no matter of lending.

    An app that is switched off does not run; one that is only a file has nothing yet.
    """
    if app.identity.verdict not in LENDING or not app.in_phone:
        return None
    if app.installed.enabled is False:
        return ()
    return (*_by_special_access(app.installed), *_by_permission(app.installed))


def _by_special_access(installed: InstalledPackage) -> Iterator[WayAround]:
    states = {special.kind: special.state for special in installed.special_access}
    for kind, sees in _SPECIAL.items():
        state = states.get(kind, SpecialAccessState.OFF)
        if state is not SpecialAccessState.OFF:
            yield WayAround(through=kind.value, is_open=_KNOWN[state], sees=sees)


def _by_permission(installed: InstalledPackage) -> Iterator[WayAround]:
    for group, sees in _GROUPS.items():
        answer = _answer(installed, group)
        if answer in NOW or answer is Effective.UNKNOWN:
            yield WayAround(through=group.value, is_open=None if answer is Effective.UNKNOWN else True, sees=sees)


def _answer(installed: InstalledPackage, group: PermissionGroup) -> Effective:
    if group is not PermissionGroup.ACCOUNTS:
        return reach(installed, group)
    if installed.target_sdk is not None and installed.target_sdk >= _ACCOUNTS_ARE_KEPT_APART:
        return Effective.NOT_REQUESTED
    answers = {access.effective for access in installed.access if access.group is group}
    return next((answer for answer in (*NOW, Effective.UNKNOWN) if answer in answers), Effective.NOT_REQUESTED)


_KNOWN = {SpecialAccessState.ON: True, SpecialAccessState.UNKNOWN: None}
_SPECIAL = {
    SpecialAccessKind.ACCESSIBILITY: message("the whole screen, the address book too when it is open (accessibility)"),
    SpecialAccessKind.NOTIFICATION_LISTENER: message("names and messages as they come in (notifications)"),
    SpecialAccessKind.DEFAULT_DIALER: message("contacts, calls and the call log (as the app for calls)"),
    SpecialAccessKind.DEFAULT_SMS: message("every text message and whom it is from (as the app for messages)"),
    SpecialAccessKind.ALL_FILES: message("address books and chats saved as files (all files)"),
}
_GROUPS = {
    PermissionGroup.SMS: message("the numbers of all who write to you (messages)"),
    PermissionGroup.CALL_LOG: message("the numbers of all you speak with (call log)"),
    PermissionGroup.ACCOUNTS: message("your mail and app accounts (list of accounts)"),
}
