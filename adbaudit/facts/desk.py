"""Where answers are laid out, read once, and gaps written down."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from adbaudit.facts.trouble import trouble_with
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId
from adbaudit.ports import Answer, Command, Ending

Parsed = TypeVar("Parsed")
_NOT_ASKED = message("it was not asked for")
SHOWN = 60
"""Characters of a command that name it in a gap; `dumpsys package permission` goes on for long."""


class Desk:
    """Answers by command, and what could not be had from them."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self._answers: dict[tuple[str, ...], Answer] = {}
        self._trouble: dict[tuple[str, ...], Message | None] = {}
        self._values: dict[tuple[str, ...], object] = {}
        self._gaps: dict[Gap, None] = {}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap so far, each once, in the order met."""
        return tuple(self._gaps)

    def take(self, answers: Iterable[Answer], parse: Mapping[Command, Callable[[str], object]] | None = None) -> None:
        """Keep answers as they come; those in `parse` are read while the phone works on the next."""
        for answer in answers:
            self._answers[answer.command.argv] = answer
            self._trouble[answer.command.argv] = trouble_with(answer)
            if parse and answer.command in parse:
                self._values[answer.command.argv] = _parsed(answer, parse[answer.command])

    def is_whole(self, command: Command) -> bool:
        """Whether nothing speaks against the answer."""
        return self.reason_for(command) is None

    def is_empty(self, command: Command) -> bool:
        """Whether the phone answered, wholly, with nothing."""
        return self.is_whole(command) and not self._answers[command.argv].output.strip()

    def read(
        self, command: Command, parse: Callable[[str], Parsed | None], wanted: Message, *, user: UserId | None = None
    ) -> Parsed | None:
        """The answer's value; where there is trouble, a gap and what could still be read of it."""
        value = self.kept(command, parse)
        trouble = self.reason_for(command)
        if trouble is not None:
            self.note(command, wanted, trouble, user=user)
        elif value is None:
            self.note(command, wanted, message("the answer was not understood"), user=user)
        return value

    def kept(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed | None:
        """What an answer says, read once however often it is asked for; each command has one way to be read."""
        if command.argv in self._answers and command.argv not in self._values:
            self._values[command.argv] = _parsed(self._answers[command.argv], parse)
        return cast("Parsed | None", self._values.get(command.argv))

    def value(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed | None:
        """What an answer says, without a word about what it lacks."""
        return _parsed(self._answers[command.argv], parse)

    def note(
        self,
        command: Command,
        wanted: Message,
        reason: Message,
        *,
        user: UserId | None = None,
        package: PackageName | None = None,
    ) -> None:
        """Write a gap down."""
        source = shlex.join(command.argv)
        if len(source) > SHOWN:
            source = f"{source[:SHOWN].rpartition(' ')[0]} …"
        self._gaps[Gap(source=source, wanted=wanted, reason=reason, user=user, package=package)] = None

    def reason_for(self, command: Command) -> Message | None:
        """Why an answer is not whole."""
        return self._trouble.get(command.argv, _NOT_ASKED)


def _parsed(answer: Answer, parse: Callable[[str], Parsed | None]) -> Parsed | None:
    """What the text says; a text that a parser trips over is not understood, and costs only itself."""
    if not answer.output or answer.ending is Ending.TOO_LONG:
        return None
    try:
        return parse(without_warnings(answer.text))
    except (ValueError, OverflowError):
        return None


def without_warnings(text: str) -> str:
    """The answer itself; some phones' dynamic linker complains before every program (`WARNING: linker: …`)."""
    while text.startswith("WARNING: linker"):
        text = text.partition("\n")[2]
    return text
