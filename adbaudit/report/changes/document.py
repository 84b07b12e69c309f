"""Receipts as JSON, schema `adbaudit/receipts/1`, built field by field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from adbaudit.model.appop import OpMode
from adbaudit.model.receipt import Outcome, Receipt, StepResult
from adbaudit.model.subject import (
    AppState,
    AppSubject,
    ListState,
    ListSubject,
    OpState,
    OpSubject,
    PermissionState,
    PermissionSubject,
    RoleState,
    RoleSubject,
    State,
    Subject,
)
from adbaudit.ports import Translator
from adbaudit.report.command_line import command_line
from adbaudit.report.json_format.values import JsonObject, JsonValue, moment, texts, written

SCHEMA = "adbaudit/receipts/1"


def results_json(results: Sequence[StepResult], translator: Translator, *, journal: Path | None) -> str:
    """One object an action, and one for each step that has none or was not tried."""
    steps: list[JsonValue] = []
    for result in results:
        if result.receipts:
            steps += [_of_receipt(receipt, translator) for receipt in result.receipts]
        else:
            steps.append(_of_step(result, translator))
    return _document(steps, journal)


def undo_json(receipts: Sequence[Receipt], translator: Translator, *, journal: Path) -> str:
    """One object a subject."""
    return _document([_of_receipt(receipt, translator) for receipt in receipts], journal)


def _document(steps: list[JsonValue], journal: Path | None) -> str:
    return written({"schema": SCHEMA, "receipts": None if journal is None else str(journal), "steps": steps})


def _of_receipt(receipt: Receipt, translator: Translator) -> JsonObject:
    package, user, target = _whose(receipt.subject)
    action = receipt.action
    return {
        "package": action.package if action else package,
        "user": user,
        "step": action.kind.value if action else "put-back",
        "target": (action.target or None) if action else target,
        "outcome": receipt.outcome.value,
        "because": translator(receipt.because),
        "commands": texts(tuple(command_line(argv) for argv in receipt.commands)),
        "before": _state(receipt.before),
        "after": _state(receipt.after),
        "at": moment(receipt.at),
    }


def _of_step(result: StepResult, translator: Translator) -> JsonObject:
    planned = result.planned
    return {
        "package": planned.package,
        "user": planned.user,
        "step": "by-hand" if result.outcome is Outcome.MANUAL else "not-tried",
        "target": planned.subject,
        "outcome": result.outcome.value,
        "because": translator(result.because),
        "commands": texts(tuple(command_line(argv) for argv in planned.step.commands)),
        "screens": texts(tuple(screen.in_language(translator.language) for screen in planned.step.screens)),
        "before": None,
        "after": None,
        "at": None,
    }


def _whose(subject: Subject) -> tuple[str | None, int, str | None]:
    match subject:
        case PermissionSubject(package=package, user=user, permission=permission):
            return package, user, permission
        case OpSubject(package=package, user=user, op=op):
            return package, user, op
        case RoleSubject(user=user, role=role):
            return None, user, role
        case ListSubject(user=user, setting=setting):
            return None, user, setting
        case AppSubject(package=package, user=user):
            return package, user, None
        case _:
            assert_never(subject)


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
        case AppState(enabled=enabled, is_stopped=is_stopped):
            return {"enabled": enabled, "stopped": is_stopped}
        case _:
            assert_never(state)


def _modes(uid_mode: OpMode | None, package_mode: OpMode | None) -> JsonObject:
    return {
        "uid_mode": uid_mode.value if uid_mode else None,
        "package_mode": package_mode.value if package_mode else None,
    }
