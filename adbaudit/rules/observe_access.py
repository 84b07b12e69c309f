"""What is seen of an app's permissions and special accesses."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Access, Effective
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.finding import Evidence
from adbaudit.model.message import Message, message
from adbaudit.model.names import special_access_name, use_state_name
from adbaudit.model.permission import GrantState, PermissionName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.truth import Truth
from adbaudit.rules.observation import NO, Observation, is_unread_file, minute, unknown, yes

READS_NOW = frozenset({Effective.ALLOWED, Effective.WHILE_USING})
"""What is denied is none of these, also where it stays unknown whether the app may ask."""
TELLING_FLAGS = frozenset(
    {
        "APPLY_RESTRICTION",
        "AUTO_REVOKED",
        "GRANTED_BY_DEFAULT",
        "GRANTED_BY_ROLE",
        "ONE_TIME",
        "POLICY_FIXED",
        "REVIEW_REQUIRED",
        "REVOKED_COMPAT",
        "SYSTEM_FIXED",
        "USER_FIXED",
        "USER_SET",
    }
)
"""Flags that say who decided or what follows; the others only steer Android's own displays."""


def access(app: App, wanted: frozenset[PermissionName], effective: frozenset[Effective]) -> Iterator[Observation]:
    """One observation for each of the permissions that the app has to do with."""
    if is_unread_file(app):
        yield unknown(message("the permissions in the app's manifest"))
    for one in app.installed.access:
        if one.permission in wanted:
            yield _of_access(app, one, effective)


def _of_access(app: App, one: Access, effective: frozenset[Effective]) -> Observation:
    if one.effective in effective:
        return yes(_seen(app, one), permission=one.permission)
    if one.effective is Effective.UNKNOWN and not (one.grant is GrantState.DENIED and effective <= READS_NOW):
        return unknown(message("whether {permission} is allowed", permission=_short(one.permission)))
    return NO


def _seen(app: App, one: Access) -> Evidence:
    if not app.in_phone:
        return Evidence(
            source=app.apks[0].path if app.apks else "APK",
            detail=message("the manifest asks for {permission}", permission=_short(one.permission)),
        )
    return Evidence(source="dumpsys package", detail=_detail(one))


def _detail(one: Access) -> Message:
    """What the phone says of it, with its latest use and refusal: both are proof."""
    seen = _state(one)
    if one.last_access:
        seen = message("{seen}; last used {time}", seen=seen, time=minute(one.last_access))
    if one.last_reject:
        refused = minute(one.last_reject)
        seen = message("{seen}; last refusal noted {time}", seen=seen, time=refused)
    return seen


def _state(one: Access) -> Message:
    flags = " ".join(sorted(one.flags & TELLING_FLAGS))
    permission = _short(one.permission)
    if not flags:
        return message("{permission}: {because}", permission=permission, because=one.because)
    return message("{permission}: {because} ({flags})", permission=permission, because=one.because, flags=flags)


def _use(one: Access, time: str) -> Message:
    """When, in which state, through whom: a record of one call that Android allowed, not of what was read."""
    permission = _short(one.permission)
    state = use_state_name(one.access_state)
    if state is None:
        return message("{permission}: last used {time}", permission=permission, time=time)
    if one.access_proxy is None:
        return message("{permission}: last used {time}, {state}", permission=permission, time=time, state=state)
    return message(
        "{permission}: last used {time}, {state}, through {proxy}",
        permission=permission,
        time=time,
        state=state,
        proxy=one.access_proxy,
    )


def _with_count(seen: Message, one: Access) -> Message:
    """How often, as the phone's own history counted: calls that Android let through, not rows that were read."""
    if one.count is None or not one.count.accesses:
        return seen
    return message(
        "{seen}; uses that the phone counted from {begin} to {end}: {count}",
        seen=seen,
        begin=one.count.begin.strftime("%Y-%m-%d"),
        end=one.count.end.strftime("%Y-%m-%d"),
        count=one.count.accesses,
    )


def used(app: App, wanted: frozenset[PermissionName]) -> Iterator[Observation]:
    """Whether the phone kept a time of use. No time with the app-op read is "no record".

    Unread, or without the phone's clock that would place it, it is unknown.
    """
    for one in app.installed.access:
        if one.permission not in wanted:
            continue
        if one.last_access:
            time = minute(one.last_access)
            evidence = Evidence(source="dumpsys appops", detail=_with_count(_use(one, time), one))
            yield yes(evidence, permission=one.permission, time=one.last_access)
        elif one.count and one.count.accesses:
            seen = message("{permission}: used", permission=_short(one.permission))
            evidence = Evidence(source="dumpsys appops --history", detail=_with_count(seen, one))
            yield yes(evidence, permission=one.permission)
        elif one.access_state or (one.op_mode is OpMode.UNKNOWN and one.effective is not Effective.NOT_REQUESTED):
            yield unknown(message("when {permission} was last used", permission=_short(one.permission)))


def refused(app: App, wanted: frozenset[PermissionName]) -> Iterator[Observation]:
    """Whether the phone kept a time at which the app-op refused it.

    No record says nothing: a permission that was taken away refuses before the app-op, and is noted nowhere.
    """
    for one in app.installed.access:
        if one.permission not in wanted:
            continue
        if one.last_reject:
            time = minute(one.last_reject)
            noted = message("{permission}: last refusal noted {time}", permission=_short(one.permission), time=time)
            evidence = Evidence(source="dumpsys appops", detail=_with_refusals(noted, one))
            yield yes(evidence, permission=one.permission, time=one.last_reject)
        elif one.op_mode is OpMode.UNKNOWN and one.effective is not Effective.NOT_REQUESTED:
            yield unknown(message("when {permission} was last used", permission=_short(one.permission)))


def _with_refusals(seen: Message, one: Access) -> Message:
    if one.count is None or not one.count.rejects:
        return seen
    return message(
        "{seen}; refusals that the phone counted from {begin} to {end}: {count}",
        seen=seen,
        begin=one.count.begin.strftime("%Y-%m-%d"),
        end=one.count.end.strftime("%Y-%m-%d"),
        count=one.count.rejects,
    )


def requested(app: App, wanted: PermissionName) -> Iterator[Observation]:
    """Whether the manifest asks for it, as the package manager or the manifest itself says."""
    if is_unread_file(app):
        yield unknown(message("the permissions in the app's manifest"))
    for one in app.installed.access:
        if one.permission != wanted:
            continue
        if one.requested:
            detail = message("the manifest asks for {permission}", permission=_short(wanted))
            yield yes(Evidence(source="dumpsys package", detail=detail), permission=wanted)
        elif one.requested is None:
            yield unknown(message("whether {permission} is asked for", permission=_short(wanted)))
    for apk in app.apks:
        if any(one.permission == wanted for one in apk.declared):
            detail = message("the manifest asks for {permission}", permission=_short(wanted))
            yield yes(Evidence(source=apk.path, detail=detail), permission=wanted)


def special(app: App, kind: SpecialAccessKind) -> Iterator[Observation]:
    """Whether a special access is on. A kind that is not listed for a package on a phone is off."""
    for one in app.installed.special_access:
        if one.kind is kind:
            yield _of_special(one)


def _of_special(one: SpecialAccess) -> Observation:
    if one.state is SpecialAccessState.ON:
        return yes(Evidence(source=_SPECIAL_SOURCES[one.kind], detail=_special_detail(one)))
    if one.state is SpecialAccessState.UNKNOWN:
        return unknown(message("whether this is on: {access}", access=special_access_name(one.kind)))
    return Observation(truth=Truth.NO)


def _special_detail(one: SpecialAccess) -> Message:
    access = special_access_name(one.kind)
    if one.component:
        return message("on: {access}, by {component}", access=access, component=one.component)
    return message("on: {access}", access=access)


_SPECIAL_SOURCES = {
    SpecialAccessKind.ACCESSIBILITY: "settings secure enabled_accessibility_services",
    SpecialAccessKind.NOTIFICATION_LISTENER: "settings secure enabled_notification_listeners",
    SpecialAccessKind.DEVICE_ADMIN: "dumpsys device_policy",
    SpecialAccessKind.OVERLAY: "dumpsys appops",
    SpecialAccessKind.USAGE: "dumpsys appops",
    SpecialAccessKind.ALL_FILES: "dumpsys appops",
    SpecialAccessKind.DEFAULT_SMS: "dumpsys role",
    SpecialAccessKind.DEFAULT_DIALER: "dumpsys role",
    SpecialAccessKind.INSTALL_APPS: "dumpsys appops",
}


def _short(permission: PermissionName) -> str:
    return permission.removeprefix("android.permission.")
