"""Put back what a journal says was changed: to the very state before, and no further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from adbaudit.apply.carry_out import note_end
from adbaudit.apply.inverse import is_nearest, way_back
from adbaudit.apply.phone import Phone, States, act_and_read, read_states
from adbaudit.apply.reasons import LOCKED, NEEDS_A_RUNNING_USER, OWNER, is_locked, left_alone, unread, were_sent
from adbaudit.apply.since import could_be_ours, is_same, stands_as_left
from adbaudit.model.action import ActionKind, Argv
from adbaudit.model.journal import Begun, Ended, Entry, Intention, Pending, PutBack, PuttingBack
from adbaudit.model.message import Message, message
from adbaudit.model.receipt import NOT_SENT, Outcome, Receipt
from adbaudit.model.subject import AppState, RoleSubject, State, Subject
from adbaudit.ports import Answer, Clock, Command, Journal

_LEFT = frozenset({Outcome.REFUSED, Outcome.SKIPPED})
"""Not ours: how such a subject stands now may be somebody else's doing."""
MOST_ROUNDS = 3
"""One change may move another (a grant moves its app-op), so what still differs is tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One subject to put back. `after` is `None` where the run ended before it could be read."""

    subject: Subject
    before: State
    after: State | None
    is_stopped_by_us: bool = False


def undo(
    entries: Sequence[Entry], phone: Phone, journal: Journal, clock: Clock, *, is_forced: bool
) -> tuple[Receipt, ...]:
    """One receipt a subject, the last changed first; what somebody changed since is left alone unless forced.

    Where nothing had to be put back nothing is written down: another phone may have answered, with the same serial.

    Raises:
        EndNotNoted: everything was carried out, and its end could not be written down.
        JournalFault: the journal could not be begun; the phone was not changed.

    """
    tasks = _tasks(entries)
    now = read_states(phone, tuple(task.subject for task in tasks))
    refusals = {task.subject: _refusal(task, now[task.subject], phone.sdk, is_forced=is_forced) for task in tasks}
    todo = tuple(task for task in tasks if refusals[task.subject] is None)
    if todo:
        journal.write(PuttingBack(at=clock.now(), subjects=tuple(task.subject for task in todo)))
    done = _put_back(todo, now, phone)
    at = clock.now()
    receipts = tuple(
        _receipt(task, now[task.subject], done, at, refusals[task.subject] or _outcome(task, done, phone.sdk))
        for task in tasks
    )
    if todo:
        note_end(journal, PutBack(at=at, receipts=receipts))
    return receipts


def pending(entries: Sequence[Entry], phone: Phone, *, is_forced: bool) -> tuple[Pending, ...]:
    """What an undo would bring back now; looks, and changes nothing."""
    tasks = _tasks(entries)
    now = read_states(phone, tuple(task.subject for task in tasks))
    return tuple(
        Pending(subject=task.subject, before=task.before, now=state)
        for task in tasks
        if not isinstance(state := now[task.subject], Message)
        and _refusal(task, state, phone.sdk, is_forced=is_forced) is None
    )


def stands_as_before(entries: Sequence[Entry], phone: Phone) -> bool:
    """Whether the phone, read now, differs in nothing that an undo could bring back."""
    tasks = _tasks(entries)
    now = read_states(phone, tuple(task.subject for task in tasks))
    return all(not isinstance(state := now[task.subject], Message) and is_same(task.before, state) for task in tasks)


def intentions_in(entries: Sequence[Entry]) -> tuple[Intention, ...]:
    """Everything that was about to be changed."""
    return tuple(intention for entry in entries if isinstance(entry, Begun) for intention in entry.intentions)


def _tasks(entries: Sequence[Entry]) -> tuple[_Task, ...]:
    """In reverse; what an earlier undo changed stands as that undo left it, what it left alone is as before."""
    after: dict[Subject, State | None] = {}
    for entry in entries:
        if isinstance(entry, Ended | PutBack):
            after |= {receipt.subject: receipt.after for receipt in entry.receipts if receipt.outcome not in _LEFT}
        elif isinstance(entry, PuttingBack):
            after |= dict.fromkeys(entry.subjects)
    return tuple(
        _Task(
            subject=one.subject,
            before=one.before,
            after=after.get(one.subject),
            is_stopped_by_us=any(action.kind is ActionKind.STOP_APP for action in one.actions),
        )
        for one in reversed(intentions_in(entries))
    )


def _refusal(task: _Task, now: State | Message, sdk: int, *, is_forced: bool) -> tuple[Outcome, Message] | None:
    """Why nothing is sent for it; `None` where there is something to send."""
    if isinstance(now, Message):
        return left_alone(now)
    if is_same(task.before, now):
        return _left_stopped(task, now) or (Outcome.SKIPPED, message("it stands as before already"))
    is_ours = stands_as_left(task.after, now, sdk) if task.after is not None else could_be_ours(task.before, now)
    if is_ours or is_forced:
        return None if _way(task, now, sdk) else (Outcome.SKIPPED, _no_way(task, now, sdk))
    return Outcome.REFUSED, message("somebody changed it since, so it was left as it is; --force puts it back anyway")


def _no_way(task: _Task, now: State, sdk: int) -> Message:
    if is_nearest(task.before, now, sdk):
        return _AS_NEAR
    return message("what still differs cannot be put back by a command on this version of Android")


_AS_NEAR = message("switched on again, which is as near as this Android goes")


def _left_stopped(task: _Task, now: State) -> tuple[Outcome, Message] | None:
    """Everything else is as before, but a stop stays until the person opens the app."""
    if not (isinstance(task.before, AppState) and isinstance(now, AppState)):
        return None
    if not task.is_stopped_by_us or task.before.is_stopped or not now.is_stopped:
        return None
    because = message("no command makes a stopped app run again: open it on the phone if you want it to run")
    return Outcome.MANUAL, because


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """Commands sent, the state after them, and whether the maker's lock was met."""

    sent: Mapping[Subject, tuple[Argv, ...]]
    after: States
    is_locked: bool


def _put_back(todo: Sequence[_Task], now: States, phone: Phone) -> _Done:
    sent: dict[Subject, tuple[Argv, ...]] = {}
    state: dict[Subject, State | Message] = {task.subject: now[task.subject] for task in todo}
    locked = False
    for _ in range(MOST_ROUNDS):
        ways = {task.subject: _way(task, state[task.subject], phone.sdk) for task in todo}
        commands = tuple(dict.fromkeys(argv for way in ways.values() for argv in way))
        if not commands:
            break
        script = [Command(argv=argv, seconds=15, max_bytes=64 * 1024) for argv in commands]
        answers, _, last = act_and_read(phone, script, tuple(ways))
        if were_sent(answers):
            sent |= {subject: (*sent.get(subject, ()), *way) for subject, way in ways.items() if way}
        state |= last
        locked |= any(is_locked(answer) for answer in answers)
        if locked or _are_cut(answers):
            break
    return _Done(sent=sent, after=state, is_locked=locked)


def _way(task: _Task, now: State | Message, sdk: int) -> tuple[Argv, ...]:
    if isinstance(now, Message) or is_same(task.before, now) or is_nearest(task.before, now, sdk):
        return ()
    return way_back(task.subject, task.before, now, sdk)


def _are_cut(answers: Sequence[Answer]) -> bool:
    return any(answer.status is None for answer in answers)


def _receipt(task: _Task, found: State | Message, done: _Done, at: datetime, told: tuple[Outcome, Message]) -> Receipt:
    """`found` is the state right before the undo."""
    outcome, because = told
    return Receipt(
        action=None,
        subject=task.subject,
        outcome=outcome,
        because=because,
        commands=done.sent.get(task.subject, ()),
        before=_known(found),
        after=_known(done.after.get(task.subject, found)),
        at=at,
    )


def _outcome(task: _Task, done: _Done, sdk: int) -> tuple[Outcome, Message]:
    """Of a subject that was to be put back."""
    after = done.after[task.subject]
    if isinstance(after, Message):
        return unread(after) if task.subject in done.sent else (Outcome.SKIPPED, NOT_SENT)
    if is_same(task.before, after):
        return _left_stopped(task, after) or (Outcome.DONE, message("read back from the phone"))
    if is_nearest(task.before, after, sdk):
        return _left_stopped(task, after) or (Outcome.DONE, _AS_NEAR)
    if task.subject not in done.sent:
        return Outcome.SKIPPED, NOT_SENT
    return _not_taken_back(task.subject, is_locked=done.is_locked)


def _not_taken_back(subject: Subject, *, is_locked: bool) -> tuple[Outcome, Message]:
    if is_locked:
        return Outcome.REFUSED, LOCKED
    if isinstance(subject, RoleSubject) and subject.user != OWNER:
        return Outcome.NOT_EFFECTIVE, NEEDS_A_RUNNING_USER
    return Outcome.NOT_EFFECTIVE, message("the phone did not take all of it back")


def _known(state: State | Message) -> State | None:
    return None if isinstance(state, Message) else state
