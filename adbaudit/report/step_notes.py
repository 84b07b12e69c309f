"""The notes of steps that stand one below the other: each where it is needed, and none more often than that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.guide import NOT_CHECKED_NOTES
from adbaudit.model.message import Message, message, messages
from adbaudit.model.plan import Step
from adbaudit.report.words import listing


def notes_of(step: Step, said: set[Message]) -> tuple[Message, ...]:
    """Those that were not said yet; a step without taps has nothing but its notes, so they are said again.

    Which words were not checked is told at the end of an app, with the numbers of the steps.
    """
    notes = tuple(
        note for note in step.notes if note not in NOT_CHECKED_NOTES and (note not in said or not step.screens)
    )
    said.update(notes)
    return notes


def not_checked(steps: Sequence[Step]) -> Iterator[Message]:
    """Of which steps the words were not checked on such a phone; they are numbered from 1."""
    numbers: dict[Message, list[int]] = {}
    for number, step in enumerate(steps, start=1):
        for note in step.notes:
            if note in NOT_CHECKED_NOTES:
                numbers.setdefault(note, []).append(number)
    for note, some in numbers.items():
        steps_meant = listing([message("{what}", what=number) for number in some])
        yield messages("Step {steps}: {note}", "Steps {steps}: {note}", len(some), steps=steps_meant, note=note)
