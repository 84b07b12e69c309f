"""Grant lines of `dumpsys package`: requested, install and runtime permissions (pm/Settings#dump…PermissionsLPr)."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.flags import flags_text
from adbaudit.practice.android.permissions import permission_named
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.texts import scattered

Names = frozenset[str] | None
"""The permissions a dump is about; `None` for all."""


def requested_lines(state: PhoneState, package: PackageBlueprint, names: Names) -> Iterator[str]:
    """What the manifest asks for; 10 and 11 mark restricted ones."""
    if not package.requests:
        return
    yield "    requested permissions:"
    for name in package.requests:
        if names is not None and name not in names:
            continue
        permission = permission_named(name, state.sdk)
        restricted = state.sdk in {29, 30} and permission is not None and permission.restriction is not None
        yield f"      {name}{': restricted=true' if restricted else ''}"


def install_lines(state: PhoneState, packages: tuple[PackageBlueprint, ...], names: Names) -> Iterator[str]:
    """Permissions that came with the install; to Android 11 the heading stands even over nothing."""
    held = {
        permission.name
        for package in packages
        for name in package.requests
        if (permission := permission_named(name, state.sdk)) is not None and state.holds_at_install(package, permission)
    }
    shown = [name for name in scattered(tuple(held)) if names is None or name in names]
    if shown or (held and state.sdk <= 30):
        yield "    install permissions:"
    yield from (f"      {name}: granted=true" for name in shown)


def runtime_lines(state: PhoneState, uid: tuple[int, int], names: Names, *, single: bool) -> Iterator[str]:
    """Permissions a person is asked for, of one uid; a dump of one package prints the heading in any case (7+)."""
    grants = state.grants.get(uid, {})
    if not grants and not (single and state.sdk >= 24):
        return
    yield "      runtime permissions:"
    for name in scattered(tuple(grants)):
        if names is None or name in names:
            grant = grants[name]
            granted = "true" if grant.granted else "false"
            yield f"        {name}: granted={granted}{flags_text(grant.flags, state.sdk)}"
