"""Carry out actions: state before, journal, act, wait, state after; success is what was read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from adbaudit.apply.commands import exact
from adbaudit.apply.effect import holds, may_come_back
from adbaudit.apply.phone import Phone, States, act_and_read, read_states
from adbaudit.apply.reasons import were_sent
from adbaudit.apply.receipts import Seen, receipt_of, untried
from adbaudit.apply.subjects import subject_of
from adbaudit.errors import EndNotNoted, JournalFault
from adbaudit.model.action import Action
from adbaudit.model.journal import Begun, Ended, Intention, PutBack
from adbaudit.model.message import Message, message
from adbaudit.model.receipt import Receipt
from adbaudit.model.subject import Subject
from adbaudit.ports import Answer, Clock, Command, Journal


def carry_out(actions: Sequence[Action], phone: Phone, journal: Journal, clock: Clock) -> tuple[Receipt, ...]:
    """One receipt an action, in their order; nothing is sent for what already is so, or could not be read before.

    Raises:
        EndNotNoted: everything was carried out, and its end could not be written down.
        JournalFault: the journal could not be begun; the phone was not changed.

    """
    subjects = tuple(dict.fromkeys(subject_of(action) for action in actions))
    before = read_states(phone, subjects)
    actions = exact(actions, before)
    todo = tuple(action for action in actions if is_to_do(action, before, phone.sdk))
    if todo:
        journal.write(_begun(todo, before, phone, clock.now()))
    sent_at = clock.now()
    answers, first, last = _act(phone, tuple(dict.fromkeys(subject_of(action) for action in todo)), todo)
    seen = Seen(
        before=before, first=first, last={**before, **last}, sent_at=sent_at, read_at=clock.now(), sdk=phone.sdk
    )
    receipts = tuple(
        receipt_of(action, seen, answers.get(action.argv)) if action in todo else untried(action, seen)
        for action in actions
    )
    if todo:
        note_end(journal, Ended(at=clock.now(), receipts=receipts))
    return receipts


def note_end(journal: Journal, entry: Ended | PutBack) -> None:
    """Write down what came of it; where that fails, the phone is changed all the same, and that must be said.

    Raises:
        EndNotNoted: there was no room or no permission.

    """
    try:
        journal.write(entry)
    except JournalFault as fault:
        raise EndNotNoted(
            message("The phone was changed, but the end of it could not be written down."),
            means=message("What was begun stands in the journal, so “adbaudit undo” still puts it back."),
            next_step=message("Make room on this computer, then look how things stand: adbaudit scan"),
        ) from fault


def is_to_do(action: Action, before: States, sdk: int) -> bool:
    """Known, and not yet as wished, or not so that it stays."""
    state = before[subject_of(action)]
    return not isinstance(state, Message) and (not holds(action, state) or may_come_back(action, state, sdk))


def _act(
    phone: Phone, subjects: tuple[Subject, ...], todo: tuple[Action, ...]
) -> tuple[Mapping[tuple[str, ...], Answer], States, States]:
    """The answers are none where nothing reached the phone."""
    if not todo:
        return {}, {}, {}
    commands = [Command(argv=argv, seconds=15, max_bytes=64 * 1024) for argv in dict.fromkeys(a.argv for a in todo)]
    answers, first, last = act_and_read(phone, commands, subjects)
    if not were_sent(answers):
        return {}, first, last
    return {answer.command.argv: answer for answer in answers}, first, last


def _begun(todo: Sequence[Action], before: States, phone: Phone, at: datetime) -> Begun:
    by_subject: dict[Subject, tuple[Action, ...]] = {}
    for action in todo:
        by_subject[subject_of(action)] = (*by_subject.get(subject_of(action), ()), action)
    intentions = tuple(
        Intention(subject=subject, before=state, actions=actions)
        for subject, actions in by_subject.items()
        if not isinstance(state := before[subject], Message)
    )
    return Begun(device=phone.device, sdk=phone.sdk, version=phone.version, at=at, intentions=intentions)
