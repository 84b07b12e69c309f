"""Whether an action holds, by the state that was read back and by nothing else."""

from __future__ import annotations

from adbaudit.model.action import Action, ActionKind
from adbaudit.model.appop import OpMode, default_mode
from adbaudit.model.subject import AppState, ListState, OpState, PermissionState, RoleState, State

_CLOSED = frozenset({OpMode.IGNORE, OpMode.DENY})
MODES_FOLLOW_SINCE = 30
"""From Android 11 on the uid's mode follows the permission (AOSP AppOpsService.setUidMode, PermissionPolicyService)."""
_OWNER = 0
_OFF = frozenset({2, 3, 4})
"""AOSP PackageManager.COMPONENT_ENABLED_STATE_DISABLED, _DISABLED_USER, _DISABLED_UNTIL_USED."""


def holds(action: Action, state: State) -> bool:
    """Whether the phone is now as the action wants it."""
    match state:
        case PermissionState():
            return _holds_for_permission(action, state)
        case OpState():
            return _is_closed(action, state.uid_mode, state.package_mode)
        case RoleState(holders=holders):
            return action.package not in holders
        case ListState(components=components):
            return full_name(action.target) not in {full_name(one) for one in components}
        case AppState():
            return _holds_for_app(action, state)


def may_come_back(action: Action, state: State, sdk: int) -> bool:
    """Closed by its mode alone, of a user other than the owner, where Android should have noted it with the grant.

    From Android 11 on the mode follows the permission: what is not noted there is taken back as soon as that user
    runs (AOSP PermissionPolicyService#onStartUser).
    """
    if sdk < MODES_FOLLOW_SINCE or action.user == _OWNER or not isinstance(state, PermissionState):
        return False
    is_by_mode = action.kind in {ActionKind.SET_UID_OP, ActionKind.SET_OP}
    return is_by_mode and state.is_granted and "REVOKED_COMPAT" not in state.flags


def full_name(component: str) -> str:
    """`com.x/.Service` and `com.x/com.x.Service` are one component (AOSP ComponentName)."""
    package, _, name = component.partition("/")
    return f"{package}/{package}{name}" if name.startswith(".") else component


def _holds_for_permission(action: Action, state: PermissionState) -> bool:
    match action.kind:
        case ActionKind.SET_FLAGS:
            return "USER_FIXED" in state.flags
        case ActionKind.SET_UID_OP | ActionKind.SET_OP:
            return _is_closed(action, state.uid_mode, state.package_mode)
        case _:
            return not state.is_granted


def _holds_for_app(action: Action, state: AppState) -> bool:
    match action.kind:
        case ActionKind.STOP_APP:
            return state.is_stopped
        case ActionKind.SUSPEND_APP:
            return state.is_suspended is True
        case _:
            return state.enabled in _OFF


def _is_closed(action: Action, uid_mode: OpMode | None, package_mode: OpMode | None) -> bool:
    """The uid's mode wins where somebody set it; only under its default does the package's count (AppOpsService)."""
    if uid_mode in _CLOSED:
        return True
    by_package = action.kind is ActionKind.SET_OP and uid_mode is default_mode(action.target)
    return by_package and package_mode in _CLOSED
