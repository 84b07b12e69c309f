"""A last look, after all other work: whether what was done still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adbaudit.apply.effect import holds
from adbaudit.apply.phone import Phone, read_states
from adbaudit.model.message import Message, messages
from adbaudit.model.receipt import Outcome, Receipt
from adbaudit.model.subject import State
from adbaudit.ports import Clock


def recheck(receipts: Sequence[Receipt], phone: Phone, clock: Clock) -> tuple[Receipt, ...]:
    """The same receipts, with the later state and time; what came back meanwhile is not called done any more.

    Where the phone cannot be read now, the receipt keeps what was read before.
    """
    done = [receipt for receipt in receipts if receipt.outcome is Outcome.DONE and receipt.action is not None]
    now = read_states(phone, tuple(dict.fromkeys(receipt.subject for receipt in done)))
    at = clock.now()
    return tuple(_looked_at(receipt, now.get(receipt.subject), at) for receipt in receipts)


def _looked_at(receipt: Receipt, now: State | Message | None, at: datetime) -> Receipt:
    if receipt.outcome is not Outcome.DONE or receipt.action is None or now is None or isinstance(now, Message):
        return receipt
    if holds(receipt.action, now):
        return replace(receipt, after=now, at=at)
    seconds = max(1, round((at - receipt.at).total_seconds()))
    because = messages(
        "it held at first, and one second later it was back",
        "it held at first, and {count} seconds later it was back",
        seconds,
    )
    return replace(receipt, outcome=Outcome.NOT_EFFECTIVE, because=because, after=now, at=at)
