"""Many readings of one phone in step, so that together they cost as many round trips as the longest one alone."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import islice
from typing import TypeVar

from adbaudit.ports import Answer, Command, Shell

Result = TypeVar("Result")
Reading = Generator[tuple[Command, ...], tuple[Answer, ...], Result]
"""Yields the commands it needs next, is sent their answers, returns what it learned."""


def run_together(shell: Shell, readings: Sequence[Reading[Result]]) -> tuple[Result, ...]:
    """Run all readings to their end, one `shell.run` for each round; results in the order of the readings."""
    results: dict[int, Result] = {}
    answers: dict[int, tuple[Answer, ...] | None] = dict.fromkeys(range(len(readings)))
    while answers:
        asked: dict[int, tuple[Command, ...]] = {}
        for index, given in answers.items():
            try:
                asked[index] = next(readings[index]) if given is None else readings[index].send(given)
            except StopIteration as end:
                results[index] = end.value
        answers = _ask(shell, asked)
    return tuple(results[index] for index in range(len(readings)))


def _ask(shell: Shell, asked: dict[int, tuple[Command, ...]]) -> dict[int, tuple[Answer, ...] | None]:
    """One round trip for everybody who asked, or none when nobody did."""
    commands = [command for some in asked.values() for command in some]
    answers = iter(tuple(shell.run(commands)) if commands else ())
    return {index: tuple(islice(answers, len(some))) for index, some in asked.items()}
