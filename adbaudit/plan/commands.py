"""Commands for the phone's shell, as argv. Shown to people; another room may carry them out."""

from __future__ import annotations

from adbaudit.plan.place import Place

Argv = tuple[str, ...]

_UID_OPS_SINCE = 30
"""From Android 11 on the system puts a package's mode back to what the permission says; the uid's mode stays
(AOSP PermissionPolicyService)."""


def revoke(place: Place, permission: str) -> Argv:
    """Takes the grant away; the app may ask again."""
    return ("pm", "revoke", "--user", place.user, place.installed.package, permission)


def settle_denial(place: Place, permission: str) -> Argv:
    """Marks the denial as the person's own and final, so that the app cannot ask again."""
    package = place.installed.package
    return ("pm", "set-permission-flags", "--user", place.user, package, permission, "user-set", "user-fixed")


def ignore_op(place: Place, op: str) -> Argv:
    """Closes the app-op that stands over a runtime permission."""
    if place.sdk is not None and place.sdk >= _UID_OPS_SINCE:
        return ignore_uid_op(place, op)
    return ignore_package_op(place, op)


def ignore_uid_op(place: Place, op: str) -> Argv:
    """The mode of the whole uid, which wins over the package's."""
    return ("appops", "set", "--user", place.user, "--uid", place.installed.package, op, "ignore")


def ignore_package_op(place: Place, op: str) -> Argv:
    """The mode of the package alone, which holds for ops that no permission stands behind."""
    return ("appops", "set", "--user", place.user, place.installed.package, op, "ignore")


def disallow_listener(place: Place, component: str) -> Argv:
    """Takes the notifications away from one listener (AOSP NotificationShellCmd)."""
    return ("cmd", "notification", "disallow_listener", component, place.user)


def disable(place: Place) -> Argv:
    """Switches the whole app off for one user; `pm enable` takes it back (AOSP PackageManagerShellCommand)."""
    return ("pm", "disable-user", "--user", place.user, place.installed.package)


def leave_role(place: Place, role: str) -> Argv:
    """Takes a default role away (AOSP RoleShellCommand)."""
    return ("cmd", "role", "remove-role-holder", "--user", place.user, role, place.installed.package)
