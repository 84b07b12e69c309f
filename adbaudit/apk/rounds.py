"""Many readings of one phone in step, so that together they cost as many round trips as the longest one alone."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from itertools import islice
from typing import TypeAlias, TypeVar

from adbaudit.apk.questions import Question, Reply

Result = TypeVar("Result")
Reading: TypeAlias = Generator[tuple[Question, ...], tuple[Reply, ...], Result]
"""Yields the questions it has next, is sent the replies, returns what it learned."""
Ask: TypeAlias = Callable[[Sequence[Question]], Sequence[Reply]]


def run_together(ask: Ask, readings: Sequence[Reading[Result]]) -> tuple[Result, ...]:
    """Run all readings to their end, asking once for each round; results in the order of the readings."""
    together = in_step(readings)
    try:
        questions = next(together)
        while True:
            questions = together.send(tuple(ask(questions)))
    except StopIteration as end:
        results: tuple[Result, ...] = end.value
        return results


def in_step(readings: Sequence[Reading[Result]]) -> Reading[tuple[Result, ...]]:
    """Several readings as one; in each round it has the questions of all that are not at their end."""
    results: dict[int, Result] = {}
    replies: dict[int, tuple[Reply, ...] | None] = dict.fromkeys(range(len(readings)))
    while replies:
        asked: dict[int, tuple[Question, ...]] = {}
        for index, given in replies.items():
            try:
                asked[index] = next(readings[index]) if given is None else readings[index].send(given)
            except StopIteration as end:
                results[index] = end.value
        questions = tuple(question for some in asked.values() for question in some)
        if questions:
            left = iter((yield questions))
            replies = {index: tuple(islice(left, len(some))) for index, some in asked.items()}
        else:
            replies = dict.fromkeys(asked, ())
    return tuple(results[index] for index in range(len(readings)))
