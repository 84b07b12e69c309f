"""The whole outside world, as small protocols that edges fulfil and pure rooms are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from adbaudit.model.gap import BROKEN_OFF, CONNECTION_GONE
from adbaudit.model.journal import Entry
from adbaudit.model.message import Message, message
from adbaudit.model.subject import State, Subject


class Ending(Enum):
    """How the answer to one command ended."""

    COMPLETE = "complete"
    TIMEOUT = "timeout"
    TOO_LONG = "too-long"
    DISCONNECTED = "disconnected"
    NOT_RUN = "not-run"
    NOT_SAVED = "not-saved"
    """Of a saved source: it does not hold this answer, or only what is given as output."""


def reason_of(ending: Ending) -> Message | None:
    """Why an answer with this ending is not whole; `None` for one that is."""
    return {
        Ending.COMPLETE: None,
        Ending.TIMEOUT: message("the phone did not answer in time"),
        Ending.TOO_LONG: message("the answer was longer than any phone should give"),
        Ending.DISCONNECTED: BROKEN_OFF,
        Ending.NOT_RUN: CONNECTION_GONE,
        Ending.NOT_SAVED: message("what was saved does not hold the answer"),
    }[ending]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command for the phone's shell, as argv, with the time and bytes it may take."""

    argv: tuple[str, ...]
    seconds: float = 20.0
    max_bytes: int = 32 * 1024 * 1024
    drop_stderr: bool = False
    """For commands whose standard output is binary, so that no status line is mixed into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: standard output and error together, as bytes; `status` is `None` unless it ended."""

    command: Command
    output: bytes
    status: int | None
    ending: Ending

    @property
    def text(self) -> str:
        """The output as text; bytes that are not UTF-8 become U+FFFD, carriage returns go."""
        return self.output.decode("utf-8", errors="replace").replace("\r", "")


class Shell(Protocol):
    """A phone's shell, or something that answers as one did."""

    def run(self, commands: Sequence[Command]) -> Iterable[Answer]:
        """Run commands in order in as few round trips as possible; one answer each, same order.

        The commands are sent at the call, and an answer may be given while the phone still works on the next ones, so
        take them all. Another run may be begun before the last answer of this one was taken; the phone works on both.
        A command that fails, hangs, floods or is cut gives an `Answer` that says so; the rest still run where the
        connection allows.
        """


class StateReader(Protocol):
    """Reads single subjects of a phone, for the room that changes them."""

    def commands(self, subjects: Sequence[Subject]) -> tuple[Command, ...]:
        """Commands that only read, whose answers `read` needs."""

    def read(self, subjects: Sequence[Subject], answers: Sequence[Answer]) -> Mapping[Subject, State | Message]:
        """The state of each subject, or why it is not known."""


class Journal(Protocol):
    """What is written down before a phone is changed, so that it can be put back after any end."""

    def write(self, entry: Entry) -> None:
        """Keep the entry; it is on the disk for good when this returns.

        Raises:
            JournalFault: it could not be written; then the phone must not be changed.

        """


class Clock(Protocol):
    """Time, so that the same input gives the same bytes."""

    def now(self) -> datetime:
        """The computer's time, with its zone."""


class Progress(Protocol):
    """Tells a waiting person what is being done."""

    def step(self, doing: Message) -> None:
        """Announce the next piece of work."""


class Translator(Protocol):
    """Turns messages into the words of one language."""

    @property
    def language(self) -> str:
        """The language tag, such as `en` or `zh-CN`."""

    @property
    def is_machine_made(self) -> bool:
        """Whether a machine made these words and no speaker of the language has read them yet."""

    def __call__(self, message: Message) -> str:
        """The sentence in this language, its values filled in as plain text, not yet escaped."""
