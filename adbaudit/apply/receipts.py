"""What came of one action, by the state before it and the states that were read back after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from adbaudit.apply.effect import holds, may_come_back
from adbaudit.apply.phone import States
from adbaudit.apply.reasons import HELD_BY_MODE_ALONE, left_alone, unread, was_cut, why_not
from adbaudit.apply.subjects import subject_of
from adbaudit.model.action import Action
from adbaudit.model.message import Message, message
from adbaudit.model.receipt import NOT_SENT, Outcome, Receipt
from adbaudit.model.subject import State
from adbaudit.ports import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How everything stood before, at the first look and at the last, on a phone of this API level."""

    before: States
    first: States
    last: States
    sent_at: datetime
    read_at: datetime
    sdk: int


def receipt_of(action: Action, seen: Seen, answer: Answer | None) -> Receipt:
    """An action that was to be sent; without an answer nothing reached the phone."""
    receipt = _receipt(action, seen)
    if answer is None:
        return replace(receipt, outcome=Outcome.SKIPPED, because=NOT_SENT)
    outcome, because = _what_came_of_it(action, seen, answer)
    return replace(receipt, outcome=outcome, because=because, commands=(action.argv,), sent_at=seen.sent_at)


def untried(action: Action, seen: Seen) -> Receipt:
    """An action that was not to be sent: it was so already, or nobody knows how it stood."""
    before = seen.before.get(subject_of(action))
    outcome, because = Outcome.SKIPPED, message("it was so already")
    if isinstance(before, Message):
        outcome, because = left_alone(before)
    return replace(_receipt(action, seen), outcome=outcome, because=because)


def _receipt(action: Action, seen: Seen) -> Receipt:
    """Everything but what came of it."""
    subject = subject_of(action)
    return Receipt(
        action=action,
        subject=subject,
        outcome=Outcome.DONE,
        because=message("read back from the phone"),
        commands=(),
        before=_known(seen.before.get(subject)),
        after=_known(seen.last.get(subject)),
        at=seen.read_at,
    )


def _what_came_of_it(action: Action, seen: Seen, answer: Answer) -> tuple[Outcome, Message]:
    subject = subject_of(action)
    before, first, after = (some.get(subject) for some in (seen.before, seen.first, seen.last))
    if isinstance(after, Message) or after is None:
        return unread(after or message("it was not asked for"), answer)
    if holds(action, after):
        if may_come_back(action, after, seen.sdk):
            return Outcome.UNKNOWN, HELD_BY_MODE_ALONE
        return Outcome.DONE, message("read back from the phone")
    held_once = _held(action, first) and not was_cut(answer)
    return why_not(action, _known(before) or after, after, answer, held_once=held_once)


def _held(action: Action, state: State | Message | None) -> bool:
    """Whether it held at the first look."""
    return state is not None and not isinstance(state, Message) and holds(action, state)


def _known(state: State | Message | None) -> State | None:
    return None if isinstance(state, Message) else state
