"""What came of a revoke or an undo, one line an action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from adbaudit.model.permission import PackageName
from adbaudit.model.receipt import Outcome, Receipt, StepResult
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.subject import AppSubject, ListSubject, OpSubject, PermissionSubject, RoleSubject, Subject
from adbaudit.model.user import UserId


def lines_of(results: Sequence[StepResult]) -> Iterator[ReceiptLine]:
    """One for an action, and one for each step that has none or was not tried."""
    for result in results:
        if result.receipts:
            yield from (_of_done(receipt, result) for receipt in result.receipts)
        else:
            yield _of_step(result)


def line_of(receipt: Receipt) -> ReceiptLine:
    """One action, or one subject that was put back."""
    package, user, target = _whose(receipt.subject)
    action = receipt.action
    return ReceiptLine(
        package=action.package if action else package,
        user=user,
        step=action.kind.value if action else "put-back",
        target=(action.target or None) if action else target,
        outcome=receipt.outcome,
        because=receipt.because,
        commands=receipt.commands,
        before=receipt.before,
        after=receipt.after,
        at=receipt.at,
        sent_at=receipt.sent_at,
    )


def _of_done(receipt: Receipt, result: StepResult) -> ReceiptLine:
    is_done = receipt.outcome is Outcome.DONE
    return replace(line_of(receipt), not_seen_again=result.not_seen_again if is_done else None)


def _of_step(result: StepResult) -> ReceiptLine:
    planned = result.planned
    return ReceiptLine(
        package=planned.package,
        user=planned.user,
        step="by-hand" if result.outcome is Outcome.MANUAL else "not-tried",
        target=planned.subject,
        outcome=result.outcome,
        because=result.because,
        commands=planned.step.commands,
        screens=planned.step.screens,
    )


def _whose(subject: Subject) -> tuple[PackageName | None, UserId, str | None]:
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
