"""What a script runs in: the phone behind it, what is wrong with the phone, and how to wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from adbaudit.practice.knobs import Fault
from adbaudit.practice.machine import Machine


def _ignore(_command: str) -> None:
    """Nobody wants to know."""


class Pause(Protocol):
    """Waiting that ends early, with an exception, when the stream or the time given to a command does."""

    def __call__(self, seconds: float | None) -> None:
        """Wait so long; `None` waits for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The surroundings of a script; the same for all its commands, but for `pause` under `timeout`."""

    machine: Machine
    pause: Pause
    faults: tuple[Fault, ...] = ()
    note: Callable[[str], None] = _ignore
    """Told of every simple command before it runs."""
    is_sleepless: bool = False
    """`sleep` does not wait; faults still do."""
