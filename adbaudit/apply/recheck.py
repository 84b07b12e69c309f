"""A last look, after all other work: whether what was done still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adbaudit.apply.effect import holds
from adbaudit.apply.phone import Phone, read_states
from adbaudit.model.action import Action
from adbaudit.model.message import Message, messages
from adbaudit.model.receipt import Outcome, Receipt
from adbaudit.model.subject import State
from adbaudit.ports import Clock


def recheck(receipts: Sequence[Receipt], phone: Phone, clock: Clock) -> tuple[tuple[Receipt, Message | None], ...]:
    """The same receipts, with the later state and time; what came back meanwhile is not called done any more.

    Where the phone cannot be read now, the receipt keeps what was read before, and the reason stands beside it.
    """
    done = [receipt for receipt in receipts if receipt.outcome is Outcome.DONE and receipt.action is not None]
    now = read_states(phone, tuple(dict.fromkeys(receipt.subject for receipt in done)))
    at = clock.now()
    return tuple(
        _looked_at(receipt, receipt.action, now[receipt.subject], at)
        if receipt.action is not None and receipt.subject in now and receipt.outcome is Outcome.DONE
        else (receipt, None)
        for receipt in receipts
    )


def _looked_at(receipt: Receipt, action: Action, now: State | Message, at: datetime) -> tuple[Receipt, Message | None]:
    if isinstance(now, Message):
        return receipt, now
    if holds(action, now):
        return replace(receipt, after=now, at=at), None
    seconds = max(1, round((at - receipt.at).total_seconds()))
    because = messages(
        "it held at first, and one second later it was back",
        "it held at first, and {count} seconds later it was back",
        seconds,
    )
    return replace(receipt, outcome=Outcome.NOT_EFFECTIVE, because=because, after=now, at=at), None
