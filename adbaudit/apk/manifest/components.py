"""The parts of an app that the system or other apps may start, and what of that matters to an address book."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from adbaudit.apk.manifest.ids import (
    ENABLED,
    EXPORTED,
    LABEL,
    NAME,
    PERMISSION,
    READ_PERMISSION,
    TARGET_ACTIVITY,
    WRITE_PERMISSION,
)
from adbaudit.apk.manifest.walk import COMPONENTS
from adbaudit.apk.xml.attributes import ANDROID, Attributes, Resource, Taker
from adbaudit.model.apk import ComponentRole, RoleKind

_BY_GUARD = {
    "android.permission.BIND_ACCESSIBILITY_SERVICE": RoleKind.ACCESSIBILITY,
    "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE": RoleKind.NOTIFICATION_LISTENER,
    "android.permission.BIND_DEVICE_ADMIN": RoleKind.DEVICE_ADMIN,
    "android.permission.BIND_VPN_SERVICE": RoleKind.VPN,
    "android.permission.BIND_SCREENING_SERVICE": RoleKind.CALL_SCREENING,
    "android.permission.BIND_INCALL_SERVICE": RoleKind.IN_CALL,
    "android.permission.BIND_INPUT_METHOD": RoleKind.KEYBOARD,
}
GUARDS = frozenset(list(_BY_GUARD)[:3])
"""Those whose switch is special access."""

_BY_ACTION = {
    ("receiver", "android.provider.Telephony.SMS_RECEIVED"): RoleKind.SMS_RECEIVER,
    ("receiver", "android.provider.Telephony.SMS_DELIVER"): RoleKind.DEFAULT_SMS,
    ("receiver", "android.provider.Telephony.WAP_PUSH_RECEIVED"): RoleKind.SMS_RECEIVER,
    ("receiver", "android.provider.Telephony.WAP_PUSH_DELIVER"): RoleKind.DEFAULT_SMS,
    ("receiver", "android.intent.action.BOOT_COMPLETED"): RoleKind.BOOT,
    ("receiver", "android.intent.action.LOCKED_BOOT_COMPLETED"): RoleKind.BOOT,
    ("receiver", "android.intent.action.QUICKBOOT_POWERON"): RoleKind.BOOT,
    ("receiver", "android.intent.action.PHONE_STATE"): RoleKind.CALL_RECEIVER,
    ("receiver", "android.intent.action.NEW_OUTGOING_CALL"): RoleKind.CALL_RECEIVER,
    ("receiver", "android.app.action.DEVICE_ADMIN_ENABLED"): RoleKind.DEVICE_ADMIN,
    ("activity", "android.intent.action.DIAL"): RoleKind.DEFAULT_DIALER,
    ("activity-alias", "android.intent.action.DIAL"): RoleKind.DEFAULT_DIALER,
    ("service", "android.accessibilityservice.AccessibilityService"): RoleKind.ACCESSIBILITY,
    ("service", "android.service.notification.NotificationListenerService"): RoleKind.NOTIFICATION_LISTENER,
    ("service", "android.net.VpnService"): RoleKind.VPN,
    ("service", "android.telecom.CallScreeningService"): RoleKind.CALL_SCREENING,
    ("service", "android.telecom.InCallService"): RoleKind.IN_CALL,
    ("service", "android.view.InputMethod"): RoleKind.KEYBOARD,
}
"""What the system looks for in an app's filters before it offers or starts it."""

_HOME_SCREEN = frozenset({"android.intent.action.MAIN", "android.intent.category.LAUNCHER"})
_EXPORTED_BY_DEFAULT_BEFORE = 17
"""Content providers of apps built for an older Android are open to all unless they say otherwise."""


@dataclass(slots=True, kw_only=True)
class Component:
    """One component as its tags say."""

    kind: str
    name: str
    guard: str | Resource | None
    is_exported: bool | None
    label: str | Resource | None = None
    target: str = ""
    """Of an alias: the activity it stands for."""
    is_enabled: bool | None = True
    actions: list[str] = field(default_factory=list)
    has_filter: bool = False
    is_on_home_screen: bool = False
    """One of its filters takes what the home screen sends."""


@dataclass(slots=True, kw_only=True)
class Components:
    """Gathers the components, tag by tag."""

    package: str
    found: list[Component] = field(default_factory=list)
    _filter: set[str] = field(default_factory=set)
    """What the filter that is being read takes."""

    def takers(self) -> dict[str, Taker]:
        """By the tag that each of them takes."""
        parts = {kind: partial(self._take_component, kind) for kind in COMPONENTS}
        return {**parts, "intent-filter": self._take_filter, "action": self._take_action, "category": self._take_action}

    def _take_component(self, kind: str, say: Attributes) -> None:
        guard = say.value(PERMISSION)
        if kind == "provider":
            guard = guard or say.value(READ_PERMISSION) or say.value(WRITE_PERMISSION)
        label = say.value(LABEL)
        self.found.append(
            Component(
                kind=kind,
                name=_class_name(self.package, say.text(NAME) or ""),
                guard=None if isinstance(guard, int) else guard,
                is_exported=say.flag(EXPORTED, default=None),
                label=None if isinstance(label, int) else label,
                target=_class_name(self.package, say.text(TARGET_ACTIVITY) or ""),
                is_enabled=say.flag(ENABLED, default=True),
            )
        )

    def _take_filter(self, _: Attributes) -> None:
        self.found[-1].has_filter = True
        self._filter = set()

    def _take_action(self, say: Attributes) -> None:
        """Android takes the raw text under the name; both count where a bent file says two things."""
        typed = say.text(NAME)
        raw = say.named("name", ANDROID) if typed is None or "bent-raw-value" in say.tree.bends else typed
        component = self.found[-1]
        for text in {typed, raw} if raw != typed else (typed,):
            if text:
                component.actions.append(text)
            if text in _HOME_SCREEN:
                self._filter.add(text)
                component.is_on_home_screen |= self._filter == _HOME_SCREEN


def roles(components: list[Component]) -> tuple[ComponentRole, ...]:
    """What the system may use the components for, sorted."""
    found = {(kind, one.name) for one in components if one.name for kind in _kinds(one)}
    return tuple(ComponentRole(kind=kind, component=name) for kind, name in sorted(found, key=_by_kind))


def guarded(components: list[Component]) -> tuple[tuple[str, str], ...]:
    """(component, permission) of the services and receivers that only the system may bind."""
    found = ((one.name, one.guard) for one in components if one.kind in {"service", "receiver"} and one.name)
    return tuple(sorted({(name, guard) for name, guard in found if isinstance(guard, str) and guard in GUARDS}))


def open_to_all(components: list[Component], target_sdk: int | None) -> tuple[str, ...]:
    """Components that every other app may start or ask, because no permission guards them."""
    return tuple(sorted({one.name for one in components if one.name and not one.guard and _is_open(one, target_sdk)}))


def hides_guard(components: list[Component]) -> bool:
    """A service or receiver takes its guard from a resource, where this reader does not look."""
    return any(isinstance(one.guard, Resource) for one in components if one.kind in {"service", "receiver"})


def _kinds(component: Component) -> set[RoleKind]:
    by_action = {_BY_ACTION.get((component.kind, action)) for action in component.actions}
    guard = _BY_GUARD.get(component.guard) if isinstance(component.guard, str) else None
    return {kind for kind in (*by_action, guard) if kind is not None}


def _is_open(component: Component, target_sdk: int | None) -> bool:
    if component.is_exported is not None:
        return component.is_exported
    if component.kind == "provider":
        return target_sdk is not None and target_sdk < _EXPORTED_BY_DEFAULT_BEFORE
    return component.has_filter


def _class_name(package: str, name: str) -> str:
    """AOSP `ParsingUtils.buildClassName`: a name that starts with a dot or has none is the package's own."""
    if not name or name.startswith("."):
        return package + name if name else ""
    return name if "." in name else f"{package}.{name}"


def _by_kind(found: tuple[RoleKind, str]) -> tuple[str, str]:
    return found[0].value, found[1]
