"""One phone to change, and everything sent to it in one stream: act, wait, read, wait, read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adbaudit.model.message import Message
from adbaudit.model.subject import State, Subject
from adbaudit.ports import Answer, Command, Shell, StateReader

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


def read_states(phone: Phone, subjects: Sequence[Subject]) -> States:
    """How the subjects stand now, in one round trip."""
    commands = phone.reader.commands(subjects)
    return phone.reader.read(subjects, tuple(phone.shell.run(commands))) if commands else {}


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


def _better(one: States, other: States) -> States:
    return {subject: other[subject] if isinstance(state, Message) else state for subject, state in one.items()}


def _sleep(seconds: int) -> Command:
    return Command(argv=("sleep", str(seconds)), seconds=seconds + 5, max_bytes=1024)
