"""Access, computed in this one place: grant, flags, app-op and target SDK together.

Row by row, first match wins (AOSP `PermissionManagerService`, `AppOpsService.checkOperationUnchecked`,
`PermissionPolicyService`):

    the app does not ask for it and does not hold it            not-requested
    the app is switched off or hidden for this user             blocked
    the grant could not be read                                 unknown
    not granted, whether it is asked for the phone did not say  unknown
    denied, USER_FIXED, POLICY_FIXED or SYSTEM_FIXED            blocked
    denied, APPLY_RESTRICTION (Android 10+)                     blocked
    denied otherwise, a sister granted (Android 6 to 9)         asks, and gets it without a question
    denied otherwise                                            asks
    granted, APPLY_RESTRICTION, a hard restricted one (10+)     blocked
    granted, REVIEW_REQUIRED (target SDK below 23)              asks
    granted, REVOKED_COMPAT (Android 11+)                       blocked
    granted, camera or microphone of a suspended app (9+)       blocked
    granted, app-op could not be read                           unknown
    granted, app-op ignore or deny                              blocked
    granted, app-op foreground                                  while-using
    granted otherwise                                           allowed
"""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.access import Access, Effective
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.message import Message, message
from adbaudit.model.permission import Grant, GrantState, PermissionName, PrivacyPermission

STOPPED_WHEN_SUSPENDED = frozenset({"CAMERA", "RECORD_AUDIO"})
"""AOSP `AppOpsService.OPS_RESTRICTED_ON_SUSPEND`; what a suspended app may read stays readable to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What was read of one permission of one package and user. `op` is `None` when app-ops were not read."""

    permission: PrivacyPermission
    requested: bool | None
    grant: Grant
    op: AppOp | None
    target_sdk: int | None
    sdk: int
    held_sister: PermissionName | None = None
    """A granted permission of the same group, on versions where this one then comes without a question."""
    is_suspended: bool = False
    can_run: bool = True
    """False only when the phone says that the app is switched off or hidden for this user."""


def access_of(observed: Observed) -> Access:
    """The access in effect, with its reason."""
    effective, because = _decide(observed)
    op = observed.op
    return Access(
        group=observed.permission.group,
        permission=observed.permission.name,
        requested=observed.requested,
        grant=observed.grant.state,
        flags=observed.grant.flags,
        op=observed.permission.op,
        op_mode=mode_in_force(op),
        effective=effective,
        because=because,
        comes_unasked=effective is Effective.ASKS and observed.held_sister is not None,
        last_access=op.last_access if op else None,
        last_reject=op.last_reject if op else None,
        access_state=op.access_state if op else None,
        access_proxy=op.access_proxy if op else None,
    )


def mode_in_force(op: AppOp | None) -> OpMode:
    """The uid's mode when it is set, in both directions, else the package's."""
    if op is None:
        return OpMode.UNKNOWN
    return op.uid_mode if op.uid_mode is not OpMode.DEFAULT else op.package_mode


def _decide(observed: Observed) -> tuple[Effective, Message]:
    if observed.requested is False and observed.grant.state is not GrantState.GRANTED:
        return Effective.NOT_REQUESTED, message("the app does not ask for it")
    if not observed.can_run:
        return Effective.BLOCKED, message("the app is switched off for this user")
    match observed.grant.state:
        case GrantState.UNKNOWN:
            return Effective.UNKNOWN, message("the phone's answer about this permission could not be read")
        case GrantState.DENIED:
            return _decide_denied(observed)
        case GrantState.GRANTED:
            return _decide_granted(observed)


def _decide_denied(observed: Observed) -> tuple[Effective, Message]:
    flags = observed.grant.flags
    if observed.requested is None:
        return Effective.UNKNOWN, message("not granted now; whether the app may ask, this phone does not tell")
    if "USER_FIXED" in flags:
        return Effective.BLOCKED, message("denied, and the app may not ask again")
    if flags & {"POLICY_FIXED", "SYSTEM_FIXED"}:
        return Effective.BLOCKED, message("denied by the phone's maker or by whoever manages the phone")
    if "APPLY_RESTRICTION" in flags:
        return Effective.BLOCKED, message("Android does not let this app have it")
    if observed.held_sister is not None:
        return Effective.ASKS, message(
            "not granted now, but the app can take it without a question, as it holds {permission} of the same group",
            permission=observed.held_sister.removeprefix("android.permission."),
        )
    return Effective.ASKS, message("not granted now, but the app may ask for it")


def _decide_granted(observed: Observed) -> tuple[Effective, Message]:
    flags = observed.grant.flags
    if "APPLY_RESTRICTION" in flags and observed.permission.is_hard_restricted:
        return Effective.BLOCKED, message("Android does not let this app have it")
    if "REVIEW_REQUIRED" in flags:
        return Effective.ASKS, message("granted at install; Android asks once more before the app first runs")
    if "REVOKED_COMPAT" in flags:  # to Android 10 the same bit has another name and says nothing of access
        return Effective.BLOCKED, message("granted, but switched off behind the permission (app-op)")
    if observed.permission.op is None:
        return Effective.ALLOWED, message("granted")
    if observed.is_suspended and observed.sdk >= 28 and observed.permission.op in STOPPED_WHEN_SUSPENDED:
        return Effective.BLOCKED, message("granted, but the app is suspended for now")
    return _decide_by_op(observed)


def _decide_by_op(observed: Observed) -> tuple[Effective, Message]:
    match mode_in_force(observed.op):
        case OpMode.UNKNOWN:
            return Effective.UNKNOWN, message("granted, but whether an app-op stops it could not be read")
        case OpMode.IGNORE | OpMode.DENY:
            return Effective.BLOCKED, message("granted, but switched off behind the permission (app-op)")
        case OpMode.FOREGROUND:
            return Effective.WHILE_USING, message("granted while the app is in use")
        case OpMode.ALLOW | OpMode.DEFAULT:
            return Effective.ALLOWED, _granted_how(observed)


def _granted_how(observed: Observed) -> Message:
    if observed.target_sdk is not None and observed.target_sdk < 23 and observed.sdk >= 23:
        return message("granted at install without a question, because the app is built for an old Android")
    return message("granted")
