"""A shell that remembers: every answer that passes through it is kept for a capture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adbaudit.ports import Answer, Clock, Command, Shell
from adbaudit.saved.capture import Recorded


class RecordingShell:
    """A `Shell` in front of another; `recorded` holds what came back so far, in order."""

    def __init__(self, shell: Shell, clock: Clock) -> None:
        """Nothing has been asked yet."""
        self._shell = shell
        self._clock = clock
        self._recorded: list[Recorded] = []

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """Every answer so far."""
        return tuple(self._recorded)

    def run(self, commands: Sequence[Command]) -> Iterator[Answer]:
        """Ask the phone, keep what it says, pass it on unchanged."""
        return self._keep(self._shell.run(commands))

    def _keep(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        for answer in answers:
            self._recorded.append(Recorded(answer=answer, at=self._clock.now()))
            yield answer
