"""A capture answers as the phone did."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from adbaudit.ports import Answer, Command, Ending
from adbaudit.saved.capture import Capture


class ReplayShell:
    """Gives each command the answer it got then.

    A command that was asked several times gets its answers in their order, and the last one from then on.
    """

    def __init__(self, capture: Capture) -> None:
        """Lay the answers out by command."""
        self._answers: dict[tuple[str, ...], deque[Answer]] = {}
        for recorded in capture.answers:
            self._answers.setdefault(recorded.answer.command.argv, deque()).append(recorded.answer)

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        """The answers of then; what was not asked then is `NOT_SAVED`."""
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command: Command) -> Answer:
        kept = self._answers.get(command.argv)
        if not kept:
            return Answer(command=command, output=b"", status=None, ending=Ending.NOT_SAVED)
        answer = kept.popleft() if len(kept) > 1 else kept[0]
        return Answer(command=command, output=answer.output, status=answer.status, ending=answer.ending)
