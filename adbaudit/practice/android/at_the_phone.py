"""What happens on the phone itself while no computer asks: to its apps, and to the users that have them."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.practice.android.blueprint import PackageBlueprint, UserPackage
from adbaudit.practice.android.op_modes import sync_user
from adbaudit.practice.android.state import PhoneState, install

_SWITCHED_OFF = frozenset({2, 3, 4})
"""AOSP PackageManager.COMPONENT_ENABLED_STATE_DISABLED, _DISABLED_USER, _DISABLED_UNTIL_USED."""


def open_app(state: PhoneState, package: str, user_id: int) -> bool:
    """The person taps the icon; false where it is not there, switched off or suspended."""
    status = state.package_users.get((package, user_id))
    if (
        not state.is_running(user_id)
        or status is None
        or not status.installed
        or status.suspended
        or status.enabled in _SWITCHED_OFF
    ):
        return False
    status.stopped = status.never_launched = False
    return True


def stop_user(state: PhoneState, user_id: int) -> bool:
    """Its apps end; what they may do stays written down as it is (UserController#stopUser)."""
    if user_id == 0 or user_id not in state.user_ids:
        return False
    state.stopped_users.add(user_id)
    return True


def start_user(state: PhoneState, user_id: int) -> None:
    """Every app-op of the user is brought in line with its permission again."""
    state.stopped_users.discard(user_id)
    sync_user(state, user_id)


def update_app(state: PhoneState, package: str, target_sdk: int, requests: tuple[str, ...]) -> None:
    """The store brings a newer version: grants stay, but for what it does not ask for any more."""
    old = state.packages[package]
    state.packages[package] = replace(old, target_sdk=target_sdk, requests=requests, version_code=old.version_code + 1)
    for user_id in state.user_ids:
        grants = state.grants[old.app_id, user_id]
        for name in set(grants) - set(requests):
            del grants[name]


def reinstall_app(state: PhoneState, package: str) -> None:
    """Removed, and installed anew for the same users: nothing of its permissions and app-ops is left."""
    old = state.packages[package]
    users = {user_id: UserPackage(installed=state.has(package, user_id)) for user_id in state.user_ids}
    fresh: PackageBlueprint = replace(old, users=users)
    state.packages[package] = fresh
    for user_id in state.user_ids:
        state.grants[old.app_id, user_id] = {}
        state.uid_modes[old.app_id, user_id] = {}
        install(state, fresh, user_id)
