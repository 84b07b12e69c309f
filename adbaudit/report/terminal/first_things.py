"""What has to be read before the first step is taken, in a line each."""

from __future__ import annotations

from adbaudit.report.first_sentences import first_sentences
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_first_things(paper: Paper, words: Words, outline: Outline) -> None:
    """Danger, proof, and what no switch can do; each only where the playbook speaks of it further down."""
    sentences = tuple(first_sentences(outline))
    if sentences:
        paper.gap()
    for sentence in sentences:
        paper.say(words(sentence), mark="- ", style="bold")
