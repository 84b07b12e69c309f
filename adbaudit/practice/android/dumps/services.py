"""The smaller dumps: roles, device admins, notification listeners, accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.practice.android.blueprint import AdminBlueprint
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.texts import identity

LISTENERS = "enabled_notification_listeners"
ACCESSIBILITY = "enabled_accessibility_services"


def role_text(state: PhoneState) -> str:
    """`dumpsys role` (RoleManagerService#dump through DualDumpOutputStream); several users stand in a list."""
    lines = ["ROLE MANAGER STATE (dumpsys role):", "{"]
    users = state.user_ids
    if len(users) == 1:
        lines += ["  user_states={", *(f"    {line}" for line in _user_roles(state, users[0])), "  }"]
    else:
        lines.append("  user_states=[")
        for user_id in users:
            lines += ["    {", *(f"      {line}" for line in _user_roles(state, user_id)), "    }"]
        lines.append("  ]")
    return _text([*lines, "}"])


def device_policy_text(state: PhoneState) -> str:
    """`dumpsys device_policy` (DevicePolicyManagerService#dump)."""
    lines = ["Current Device Policy Manager state:"]
    if state.sdk >= 31:
        lines += ["  Immutable state:", "    mHasFeature=true", "    mIsWatch=false", ""]
    lines += [line for admin in state.profile.admins for line in _owner_lines(admin)]
    for user_id in state.user_ids:
        lines += ["", f"  Enabled Device Admins (User {user_id}, provisioningState: 0):"]
        for admin in state.profile.admins:
            if admin.user == user_id:
                lines += _admin_lines(state, admin)
        lines += ["    ", "    mPasswordOwner=-1"]
    lines += ["", "  Encryption Status: per-user", "  Device policy cache:", "    Screen capture disabled: {0=false}"]
    return _text(lines)


def notification_text(state: PhoneState) -> str:
    """The listeners' part of `dumpsys notification` (ManagedServices#dump); a record with private text before it."""
    lines = ["Current Notification Manager state:", "  Notification List:"]
    private = " ".join(state.profile.planted.values())
    lines += [f"    NotificationRecord(0x{identity('record')}: pkg=com.android.mms id=1)", f"      text={private}", ""]
    lines.append("  Notification listeners:")
    if state.sdk >= 30:
        lines.append("    Allowed notification listeners:")
        for user_id in state.user_ids:
            lines += _approved_lines(state, user_id)
        lines.append("    Has user set:")
        lines += [f"      userId={user} value={{{', '.join(listeners_of(state, user))}}}" for user in state.user_ids]
    shown = sorted({component for user in state.user_ids for component in listeners_of(state, user)})
    lines.append(f"    All notification listeners ({len(shown)}) enabled for current profiles:")
    lines += [f"      ComponentInfo{{{component}}}" for component in shown]
    lines.append(f"    Live notification listeners ({len(shown) + 1}):")
    stub = "android.service.notification.INotificationListener$Stub$Proxy@"
    lines.append(
        "      ComponentInfo{com.android.systemui/com.android.systemui.statusbar.NotificationListener} "
        f"(user -1): {stub}{identity('systemui')} SYSTEM"
    )
    for user_id in state.user_ids:
        for component in listeners_of(state, user_id):
            lines.append(f"      ComponentInfo{{{component}}} (user {user_id}): {stub}{identity(component, user_id)}")
    return _text([*lines, "    Snoozed notification listeners (0):", "    mListenerHints: 0"])


def accessibility_text(state: PhoneState) -> str:
    """`dumpsys accessibility` (AccessibilityManagerService#dump); 12+ puts enabled services in double braces."""
    lines = ["ACCESSIBILITY MANAGER (dumpsys accessibility)", ""]
    for user_id in state.user_ids[:1]:
        enabled = components_in(state, ACCESSIBILITY, user_id)
        if state.sdk <= 29:
            lines.append(f"User state[attributes:{{id={user_id}, currentUser=true, touchExplorationEnabled=false}}")
            labels = ", ".join(f"Service[label={component.split('.')[-1]}]" for component in enabled)
            lines.append(f"           services:{{{labels}}}]")
            continue
        lines += [f"currentUserId={user_id}", "User state["]
        lines.append(f"     attributes:{{id={user_id}, touchExplorationEnabled=false, installedServiceCount=3}}")
        bound = ", ".join(f"Service[label={component.split('.')[-1]}, capabilities=11]" for component in enabled)
        lines.append(f"     Bound services:{{{bound}}}")
        lines.append(f"     Enabled services:{{{', '.join(f'{{{component}}}' for component in enabled)}}}")
        lines += ["     Binding services:{}", "     Crashed services:{}]"]
    return _text(lines)


def listeners_of(state: PhoneState, user_id: int) -> tuple[str, ...]:
    """Notification listeners that one user switched on."""
    return components_in(state, LISTENERS, user_id)


def components_in(state: PhoneState, setting: str, user_id: int) -> tuple[str, ...]:
    """The components in a colon-joined secure setting."""
    value = state.settings.get(("secure", user_id), {}).get(setting, "")
    return tuple(component for component in value.split(":") if component)


def _user_roles(state: PhoneState, user_id: int) -> Iterator[str]:
    """One user's roles; several holders stand in a list of their own."""
    yield f"user_id={user_id}"
    yield "version=1"
    yield f"packages_hash={identity('packages', user_id).upper()}"
    yield "roles=["
    for role, holders in sorted(state.roles.get(user_id, {}).items()):
        yield "  {"
        yield f"    name={role}"
        if len(holders) == 1:
            yield f"    holders={holders[0]}"
        elif holders:
            yield "    holders=["
            yield from (f"      {holder}" for holder in holders)
            yield "    ]"
        yield "  }"
    yield "]"


def _owner_lines(admin: AdminBlueprint) -> Iterator[str]:
    """The owner of the device, or of a work profile."""
    if admin.owner is None:
        return
    yield "  Device Owner: " if admin.owner == "device" else f"  Profile Owner (User {admin.user}): "
    yield f"    admin=ComponentInfo{{{_full_component(admin.component)}}}"
    yield "    name="
    yield f"    package={admin.component.split('/')[0]}"
    yield "    isOrganizationOwnedDevice=false"


def _admin_lines(state: PhoneState, admin: AdminBlueprint) -> Iterator[str]:
    """One active admin."""
    package = state.packages.get(admin.component.split("/", maxsplit=1)[0])
    yield f"    {admin.component}:"
    yield f"      uid={admin.user * 100_000 + (package.app_id if package is not None else 0)}"
    if state.sdk >= 28:
        yield "      testOnlyAdmin=false"
    yield "      policies:"
    yield from (f"        {policy}" for policy in admin.policies)
    yield "      passwordQuality=0x0"
    yield "      disableCamera=false"


def _approved_lines(state: PhoneState, user_id: int) -> Iterator[str]:
    """Allowed listeners of one user, and their uids."""
    components = listeners_of(state, user_id)
    yield f"      {':'.join(components)} (user: {user_id} isPrimary: true)"
    names = [component.split("/")[0] for component in components]
    uids = [state.packages[name].app_id + user_id * 100_000 for name in names if name in state.packages]
    yield f"    Approved uids for user {user_id}: [{', '.join(map(str, uids))}]"


def _full_component(component: str) -> str:
    """`a.b/.C` written out as `a.b/a.b.C`."""
    package, _, name = component.partition("/")
    return f"{package}/{package}{name}" if name.startswith(".") else component


def _text(lines: list[str]) -> str:
    """Lines, each with its end."""
    return "".join(f"{line}\n" for line in lines)
