"""Actions with their commands, as argv for the phone's shell. Shown to people; another room carries them out."""

from __future__ import annotations

from adbaudit.model.action import Action, ActionKind, Argv
from adbaudit.model.service_list import write_list
from adbaudit.plan.place import Place

_UID_OPS_SINCE = 30
"""From Android 11 on the system puts a package's mode back to what the permission says; the uid's mode stays
(AOSP PermissionPolicyService)."""


def revoke(place: Place, permission: str) -> Action:
    """Takes the grant away; the app may ask again."""
    argv = ("pm", "revoke", "--user", place.user, place.installed.package, permission)
    return _action(place, ActionKind.REVOKE_PERMISSION, permission, argv)


def settle_denial(place: Place, permission: str) -> Action:
    """Marks the denial as the person's own and final, so that the app cannot ask again."""
    package = place.installed.package
    argv = ("pm", "set-permission-flags", "--user", place.user, package, permission, "user-set", "user-fixed")
    return _action(place, ActionKind.SET_FLAGS, permission, argv)


def ignore_op(place: Place, op: str) -> Action:
    """Closes the app-op that stands over a runtime permission."""
    if place.sdk is not None and place.sdk >= _UID_OPS_SINCE:
        return ignore_uid_op(place, op)
    return ignore_package_op(place, op)


def ignore_uid_op(place: Place, op: str) -> Action:
    """The mode of the whole uid, which wins over the package's."""
    argv = ("appops", "set", "--user", place.user, "--uid", place.installed.package, op, "ignore")
    return _action(place, ActionKind.SET_UID_OP, op, argv)


def ignore_package_op(place: Place, op: str) -> Action:
    """The mode of the package alone, which holds for ops that no permission stands behind."""
    argv = ("appops", "set", "--user", place.user, place.installed.package, op, "ignore")
    return _action(place, ActionKind.SET_OP, op, argv)


def disallow_listener(place: Place, component: str) -> Action:
    """Takes the notifications away from one listener (AOSP NotificationShellCmd)."""
    argv = ("cmd", "notification", "disallow_listener", component, place.user)
    return _action(place, ActionKind.DISALLOW_LISTENER, component, argv)


def leave_accessibility(place: Place, component: str, others: tuple[str, ...]) -> Action:
    """Writes the list of services without this one (AOSP Settings.Secure.ENABLED_ACCESSIBILITY_SERVICES)."""
    argv = write_list(place.installed.user, "enabled_accessibility_services", others)
    return _action(place, ActionKind.LEAVE_ACCESSIBILITY, component, argv)


def stop(place: Place) -> Action:
    """Ends the whole app for one user (AOSP ActivityManagerShellCommand); it runs again when somebody opens it."""
    argv = ("am", "force-stop", "--user", place.user, place.installed.package)
    return _action(place, ActionKind.STOP_APP, "", argv)


def suspend(place: Place) -> Action:
    """Keeps the app from being opened; `pm unsuspend` takes it back (AOSP PackageManagerShellCommand)."""
    argv = ("pm", "suspend", "--user", place.user, place.installed.package)
    return _action(place, ActionKind.SUSPEND_APP, "", argv)


def disable(place: Place) -> Action:
    """Switches the whole app off for one user; `pm enable` takes it back (AOSP PackageManagerShellCommand)."""
    argv = ("pm", "disable-user", "--user", place.user, place.installed.package)
    return _action(place, ActionKind.DISABLE_APP, "", argv)


def leave_role(place: Place, role: str) -> Action:
    """Takes a default role away (AOSP RoleShellCommand)."""
    argv = ("cmd", "role", "remove-role-holder", "--user", place.user, role, place.installed.package)
    return _action(place, ActionKind.LEAVE_ROLE, role, argv)


def _action(place: Place, kind: ActionKind, target: str, argv: Argv) -> Action:
    installed = place.installed
    return Action(kind=kind, package=installed.package, user=installed.user, target=target, argv=argv)
