"""How a program that runs others (`sh`, `timeout`) does so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """The interpreter's three ways in; each gives a status."""

    words: Callable[[tuple[str, ...], Streams, State, Context], int]
    text: Callable[[str, Streams, Context, State], int]
    input: Callable[[Streams, Context, State], int]
