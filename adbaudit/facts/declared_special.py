"""Special access as an APK file alone tells it: which services it brings for it; the switch is on the phone."""

from __future__ import annotations

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState

_KINDS = {
    "android.permission.BIND_ACCESSIBILITY_SERVICE": SpecialAccessKind.ACCESSIBILITY,
    "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE": SpecialAccessKind.NOTIFICATION_LISTENER,
    "android.permission.BIND_DEVICE_ADMIN": SpecialAccessKind.DEVICE_ADMIN,
}
"""The permission by which Android makes sure that only the system binds such a component."""


def declared_special_access(apk: ApkFacts) -> tuple[SpecialAccess, ...]:
    """One row for each component, none known to be on; a manifest that was not read may bring any of them."""
    if apk.manifest is not ManifestState.READ:
        return tuple(_row(kind, None) for kind in _KINDS.values())
    order = list(_KINDS)
    services = sorted((order.index(guard), component) for component, guard in apk.services if guard in _KINDS)
    return tuple(_row(_KINDS[order[place]], component) for place, component in services)


def _row(kind: SpecialAccessKind, component: str | None) -> SpecialAccess:
    return SpecialAccess(kind=kind, state=SpecialAccessState.UNKNOWN, component=component)
