"""Who holds the special access that Android keeps in lists: settings, roles and device admins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from adbaudit.facts.desk import Desk
from adbaudit.facts.probes import device_policy, roles, secure_settings
from adbaudit.model.message import Message, message
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserId
from adbaudit.ports import Command

Holders = dict[tuple[UserId, SpecialAccessKind], tuple[str, ...] | None]
_COMPONENT_SETTINGS = (
    (SpecialAccessKind.ACCESSIBILITY, secure_settings.ACCESSIBILITY),
    (SpecialAccessKind.NOTIFICATION_LISTENER, secure_settings.NOTIFICATION_LISTENERS),
)
_PACKAGE_SETTINGS = (
    (SpecialAccessKind.DEFAULT_SMS, secure_settings.DEFAULT_SMS),
    (SpecialAccessKind.DEFAULT_DIALER, secure_settings.DEFAULT_DIALER),
)
_ROLES = ((SpecialAccessKind.DEFAULT_SMS, roles.SMS), (SpecialAccessKind.DEFAULT_DIALER, roles.DIALER))


def commands(sdk: int, users: Sequence[UserId]) -> list[Command]:
    """What to ask for all users."""
    by_setting = [key for _, key in _COMPONENT_SETTINGS]
    if sdk < roles.SINCE:
        by_setting += [key for _, key in _PACKAGE_SETTINGS]
    per_user = [secure_settings.command(user, key) for user in users for key in by_setting]
    by_role = [roles.command()] if sdk >= roles.SINCE else []
    return [device_policy.command(), *by_role, *per_user]


def read(desk: Desk, sdk: int, users: Sequence[UserId]) -> Holders:
    """Holders by user and kind; `None` where the answer had trouble."""
    holders = _admins(desk, users)
    holders |= _by_setting(desk, users, _COMPONENT_SETTINGS, secure_settings.parse_components)
    if sdk >= roles.SINCE:
        return holders | _by_role(desk, users)
    return holders | _by_setting(desk, users, _PACKAGE_SETTINGS, secure_settings.parse_package)


def _admins(desk: Desk, users: Sequence[UserId]) -> Holders:
    command = device_policy.command()
    kind = SpecialAccessKind.DEVICE_ADMIN
    admins: Mapping[UserId, tuple[str, ...]] | None = desk.read(command, device_policy.parse, _wanted(kind))
    if admins is None or not desk.is_whole(command):
        return {(user, kind): None for user in users}
    _note_untold(desk, command, _wanted(kind), set(users) - admins.keys())
    return {(user, kind): admins.get(user) for user in users}


def _by_role(desk: Desk, users: Sequence[UserId]) -> Holders:
    command = roles.command()
    wanted = message("which app is the default for messages and for calls")
    held: Mapping[UserId, Mapping[str, tuple[str, ...]]] | None = desk.read(command, roles.parse, wanted)
    if held is None or not desk.is_whole(command):
        return {(user, kind): None for user in users for kind, _ in _ROLES}
    _note_untold(desk, command, wanted, set(users) - held.keys())
    return {(user, kind): held[user].get(role, ()) if user in held else None for user in users for kind, role in _ROLES}


def _note_untold(desk: Desk, command: Command, wanted: Message, users: Collection[UserId]) -> None:
    for user in sorted(users):
        desk.note(command, wanted, message("the answer tells nothing of this user"), user=user)


def _by_setting(
    desk: Desk,
    users: Sequence[UserId],
    settings: Sequence[tuple[SpecialAccessKind, str]],
    parse: Callable[[str], tuple[str, ...] | None],
) -> Holders:
    found: Holders = {}
    for user in users:
        for kind, key in settings:
            command = secure_settings.command(user, key)
            value = desk.read(command, parse, _wanted(kind), user=user)
            found[user, kind] = value if desk.is_whole(command) else None
            if value is not None and desk.value(command, secure_settings.odd_parts):
                desk.note(command, _wanted(kind), message("a part of the answer was not understood"), user=user)
    return found


def _wanted(kind: SpecialAccessKind) -> Message:
    return {
        SpecialAccessKind.ACCESSIBILITY: message("which apps have accessibility access"),
        SpecialAccessKind.NOTIFICATION_LISTENER: message("which apps read notifications"),
        SpecialAccessKind.DEVICE_ADMIN: message("which apps are device admins"),
        SpecialAccessKind.DEFAULT_SMS: message("which app is the default for messages"),
        SpecialAccessKind.DEFAULT_DIALER: message("which app is the default for calls"),
    }[kind]
