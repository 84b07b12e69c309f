"""What to do next: the playbook's points, with the law to lean on and the offices of each."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.advice_words import cite_sentences, command_of, no_office
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.channels import write_channels
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_advice(paper: Paper, words: Words, outline: Outline) -> None:
    """What to do after the screen is closed, in the order of the playbook."""
    if not outline.report.advice:
        return
    paper.heading(words(message("What to do next")))
    for number, advice in enumerate(outline.report.advice, start=1):
        paper.say(words(advice.title), mark=f"{number}. ", style="bold")
        paper.say(words(advice.text), indent=3)
        if (command := command_of(advice, outline.report)) is not None:
            paper.say(words(command), indent=3)
        for sentence in cite_sentences(words, outline.report, advice):
            paper.say(words(sentence), indent=3)
        if (missing := no_office(outline.report, advice)) is not None:
            paper.say(words(missing), indent=3)
        write_channels(paper, words, advice, number)
