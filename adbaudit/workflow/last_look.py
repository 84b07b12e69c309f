"""The last look at what was changed, after all other work: whether it still holds, as far as it can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from adbaudit.apply import recheck
from adbaudit.model.message import Message
from adbaudit.model.plan import PlannedStep
from adbaudit.model.receipt import Outcome, Receipt, StepResult
from adbaudit.workflow.audit import World
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.revoke import Prepared, changeable, told_by


def look_once_more(
    phone: OpenPhone, world: World, prepared: Prepared, results: Sequence[StepResult]
) -> tuple[StepResult, ...]:
    """The same results as the phone stands now, in one round trip; some makers put things back only after a while."""
    receipts = tuple(receipt for result in results for receipt in result.receipts)
    left = iter(recheck(receipts, changeable(phone, prepared), world.clock))
    return tuple(
        _seen_again(result.planned, tuple(islice(left, len(result.receipts)))) if result.receipts else result
        for result in results
    )


def not_looked_at(results: Sequence[StepResult], why: Message) -> tuple[StepResult, ...]:
    """The same results, where the phone could not be asked once more."""
    return tuple(
        replace(result, not_seen_again=why) if result.receipts and result.outcome is Outcome.DONE else result
        for result in results
    )


def _seen_again(planned: PlannedStep, seen: Sequence[tuple[Receipt, Message | None]]) -> StepResult:
    result = told_by(planned, tuple(receipt for receipt, _ in seen))
    return replace(result, not_seen_again=next((why for _, why in seen if why is not None), None))
