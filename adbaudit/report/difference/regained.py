"""What stood in the receipts of the first report as switched off, and is on again in the second."""

from __future__ import annotations

from adbaudit.model.action import ActionKind
from adbaudit.model.permission import PRIVACY_PERMISSIONS
from adbaudit.model.receipt import Outcome
from adbaudit.model.report import Report
from adbaudit.model.special_access import ROLES, SpecialAccessKind

_BY_OP = {
    "SYSTEM_ALERT_WINDOW": SpecialAccessKind.OVERLAY,
    "GET_USAGE_STATS": SpecialAccessKind.USAGE,
    "REQUEST_INSTALL_PACKAGES": SpecialAccessKind.INSTALL_APPS,
    "MANAGE_EXTERNAL_STORAGE": SpecialAccessKind.ALL_FILES,
}
_BY_STEP = {
    ActionKind.LEAVE_ACCESSIBILITY.value: SpecialAccessKind.ACCESSIBILITY,
    ActionKind.DISALLOW_LISTENER.value: SpecialAccessKind.NOTIFICATION_LISTENER,
}
_PERMISSIONS = {permission.op: permission.name for permission in PRIVACY_PERMISSIONS if permission.op}
_BY_ROLE = {role: kind for kind, role in ROLES.items()}

SwitchedOff = frozenset[tuple[str, int, str]]
"""Package, user, and the permission or the kind of special access."""


def switched_off(report: Report) -> SwitchedOff:
    """Everything that was done, and read back as done."""
    return frozenset(
        (line.package, line.user, what_is_off(line.step, line.target or ""))
        for line in report.receipts
        if line.outcome is Outcome.DONE and line.package is not None
    )


def what_is_off(step: str, target: str) -> str:
    """The permission or the kind of special access that a step of this kind is about."""
    kind = _BY_STEP.get(step) or _BY_OP.get(target) or _BY_ROLE.get(target)
    return kind.value if kind else _PERMISSIONS.get(target, target)
