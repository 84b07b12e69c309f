"""What has to be read before the first step is taken, in a line each."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.plan import Advice
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_first_things(paper: Paper, words: Words, outline: Outline) -> None:
    """Danger, proof, and what no switch can do; each only where the playbook speaks of it further down."""
    sentences = tuple(_sentences(outline))
    if sentences:
        paper.gap()
    for sentence in sentences:
        paper.say(words(sentence), mark="- ", style="bold")


def _sentences(outline: Outline) -> Iterator[Message]:
    points = {advice.id: number for number, advice in enumerate(outline.report.advice, start=1)}
    if "danger-now" in points:
        yield _danger(outline.report.advice[points["danger-now"] - 1])
    if "save-proof" in points:
        yield message(
            "Save proof before you change anything: point {number} of “What to do next”.", number=points["save-proof"]
        )
    if "limits" in points:
        yield message("Switching off stops new reading; what was uploaded before is not called back.")


def _danger(advice: Advice) -> Message:
    """With the numbers on file; nobody in danger checks one, so one that nobody checked has a way beside it."""
    numbered = [channel for channel in advice.channels if channel.number]
    several = len({channel.country.code for channel in numbered}) > 1
    numbers = ", ".join(f"{one.country.code} {one.number}" if several else str(one.number) for one in numbered)
    if not numbered:
        return message("In danger now? Call the police first, or go to any police station, then read on.")
    if all(channel.verified for channel in numbered):
        return message("In danger now? Call the police first ({number}), then read on.", number=numbers)
    return message(
        "In danger now? Call the police first ({number}, or go to any police station), then read on.", number=numbers
    )
