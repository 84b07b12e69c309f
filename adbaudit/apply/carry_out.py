"""Carry out actions: state before, journal, act, wait, state after; success is what was read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from adbaudit.apply.commands import exact
from adbaudit.apply.effect import holds
from adbaudit.apply.reasons import left_alone, unread, was_cut, were_sent, why_not
from adbaudit.apply.subjects import subject_of
from adbaudit.errors import EndNotNoted, JournalFault
from adbaudit.model.action import Action
from adbaudit.model.journal import Begun, Ended, Intention, PutBack
from adbaudit.model.message import Message, message
from adbaudit.model.receipt import NOT_SENT, Outcome, Receipt
from adbaudit.model.subject import State, Subject
from adbaudit.ports import Answer, Clock, Command, Journal, Shell, StateReader

SETTLE_SECONDS = 1
"""Killed apps and written states need a moment on the phone."""
REVERT_SECONDS = 2
"""So long after, Android's own policy has put back what it does not agree with (AOSP PermissionPolicyService)."""

States = Mapping[Subject, State | Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One phone to change: its shell, how its state is read, what it is called in journals."""

    shell: Shell
    reader: StateReader
    device: str
    sdk: int
    version: str


def carry_out(actions: Sequence[Action], phone: Phone, journal: Journal, clock: Clock) -> tuple[Receipt, ...]:
    """One receipt an action, in their order; nothing is sent for what already is so, or could not be read before.

    Raises:
        EndNotNoted: everything was carried out, and its end could not be written down.
        JournalFault: the journal could not be begun; the phone was not changed.

    """
    subjects = tuple(dict.fromkeys(subject_of(action) for action in actions))
    before = read_states(phone, subjects)
    actions = exact(actions, before)
    todo = tuple(action for action in actions if is_to_do(action, before))
    if todo:
        journal.write(_begun(todo, before, phone, clock.now()))
    sent_at = clock.now()
    answers, first, last = _act(phone, tuple(dict.fromkeys(subject_of(action) for action in todo)), todo)
    after = {**before, **last}
    receipts = tuple(
        _receipt(
            action,
            (before, first, after),
            answers.get(action.argv),
            (sent_at, clock.now()),
            is_tried=action in todo,
        )
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


def read_states(phone: Phone, subjects: Sequence[Subject]) -> States:
    """How the subjects stand now, in one round trip."""
    commands = phone.reader.commands(subjects)
    return phone.reader.read(subjects, tuple(phone.shell.run(commands))) if commands else {}


def is_to_do(action: Action, before: States) -> bool:
    """Known, and not yet as wished."""
    state = before[subject_of(action)]
    return not isinstance(state, Message) and not holds(action, state)


def act_and_read(
    phone: Phone, commands: Sequence[Command], subjects: Sequence[Subject]
) -> tuple[tuple[Answer, ...], States, States]:
    """Everything in one stream: act, wait, read, wait, read again; what was cut off is read once more."""
    reading = phone.reader.commands(subjects)
    script = (*commands, _sleep(SETTLE_SECONDS), *reading, _sleep(REVERT_SECONDS), *reading)
    answers = tuple(phone.shell.run(script))
    acted, rest = answers[: len(commands)], answers[len(commands) :]
    first = phone.reader.read(subjects, rest[1 : 1 + len(reading)])
    last = phone.reader.read(subjects, rest[2 + len(reading) :])
    if any(isinstance(state, Message) for state in last.values()):
        last = _better(last, read_states(phone, subjects))
    return acted, first, last


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


def _better(one: States, other: States) -> States:
    return {subject: other[subject] if isinstance(state, Message) else state for subject, state in one.items()}


def _sleep(seconds: int) -> Command:
    return Command(argv=("sleep", str(seconds)), seconds=seconds + 5, max_bytes=1024)


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


def _receipt(
    action: Action,
    states: tuple[States, States, States],
    answer: Answer | None,
    times: tuple[datetime, datetime],
    *,
    is_tried: bool,
) -> Receipt:
    """`states` are those before, at the first look and at the last; `times` when it was sent and last read."""
    subject = subject_of(action)
    before, first, after = (some.get(subject) for some in states)
    receipt = Receipt(
        action=action,
        subject=subject,
        outcome=Outcome.DONE,
        because=message("read back from the phone"),
        commands=(action.argv,) if is_tried else (),
        before=_known(before),
        after=_known(after),
        at=times[1],
        sent_at=times[0] if is_tried and answer is not None else None,
    )
    if not is_tried:
        return _untried(receipt, before)
    if answer is None:
        return replace(receipt, outcome=Outcome.SKIPPED, because=NOT_SENT, commands=())
    if isinstance(after, Message) or after is None:
        outcome, because = unread(after or message("it was not asked for"), answer)
        return replace(receipt, outcome=outcome, because=because)
    if holds(action, after):
        return receipt
    held_once = _held(action, first) and not was_cut(answer)
    outcome, because = why_not(action, receipt.before or after, after, answer, held_once=held_once)
    return replace(receipt, outcome=outcome, because=because)


def _held(action: Action, state: State | Message | None) -> bool:
    """Whether it held at the first look."""
    return state is not None and not isinstance(state, Message) and holds(action, state)


def _untried(receipt: Receipt, before: State | Message | None) -> Receipt:
    if isinstance(before, Message):
        outcome, because = left_alone(before)
        return replace(receipt, outcome=outcome, because=because)
    return replace(receipt, outcome=Outcome.SKIPPED, because=message("it was so already"))


def _known(state: State | Message | None) -> State | None:
    return None if isinstance(state, Message) else state
