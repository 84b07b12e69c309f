"""One line of receipts as JSON, the same in a report and in what `revoke` and `undo` print."""

from __future__ import annotations

from typing import assert_never

from adbaudit.model.appop import OpMode
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.subject import AppState, ListState, OpState, PermissionState, RoleState, State
from adbaudit.ports import Translator
from adbaudit.report.command_line import command_line
from adbaudit.report.json_format.values import JsonObject, moment, texts


def receipt_object(line: ReceiptLine, translator: Translator) -> JsonObject:
    """What was tried, what was read before and after it."""
    return {
        "package": line.package,
        "user": line.user,
        "step": line.step,
        "target": line.target,
        "outcome": line.outcome.value,
        "because": translator(line.because),
        "commands": texts(tuple(command_line(argv) for argv in line.commands)),
        "screens": texts(tuple(screen.in_language(translator.language) for screen in line.screens)),
        "before": _state(line.before),
        "after": _state(line.after),
        "sent_at": moment(line.sent_at),
        "at": moment(line.at),
        "not_seen_again": None if line.not_seen_again is None else translator(line.not_seen_again),
    }


def _state(state: State | None) -> JsonObject | None:
    match state:
        case None:
            return None
        case PermissionState(is_granted=is_granted, flags=flags, uid_mode=uid_mode, package_mode=package_mode):
            grant = "granted" if is_granted else "denied"
            return {"grant": grant, "flags": texts(tuple(sorted(flags))), **_modes(uid_mode, package_mode)}
        case OpState(uid_mode=uid_mode, package_mode=package_mode):
            return _modes(uid_mode, package_mode)
        case RoleState(holders=holders):
            return {"holders": texts(holders)}
        case ListState(components=components, is_on=is_on):
            return {"components": texts(components), "on": is_on}
        case AppState(enabled=enabled, is_stopped=is_stopped, is_suspended=is_suspended):
            return {"enabled": enabled, "stopped": is_stopped, "suspended": is_suspended}
        case _:
            assert_never(state)


def _modes(uid_mode: OpMode | None, package_mode: OpMode | None) -> JsonObject:
    return {
        "uid_mode": uid_mode.value if uid_mode else None,
        "package_mode": package_mode.value if package_mode else None,
    }
