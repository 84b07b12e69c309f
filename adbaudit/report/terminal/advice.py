"""What to do next: the playbook's points, with the law to lean on and the offices of each."""

from __future__ import annotations

from adbaudit.model.law import LawKind, LawReference
from adbaudit.model.message import Message, message
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.channels import write_channels
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, series

_CITES = 3


def write_advice(paper: Paper, words: Words, outline: Outline) -> None:
    """What to do after the screen is closed, in the order of the playbook."""
    if not outline.report.advice:
        return
    paper.heading(words(message("What to do next")))
    for number, advice in enumerate(outline.report.advice, start=1):
        paper.say(words(advice.title), mark=f"{number}. ", style="bold")
        paper.say(words(advice.text), indent=3)
        cites = [_cite(words, law) for law in advice.law if law.kind is not LawKind.DRAFT]
        if cites:
            paper.say(words(message("You can cite: {cites}.", cites=series(cites[:_CITES]))), indent=3)
        write_channels(paper, words, advice, number)


def _cite(words: Words, law: LawReference) -> Message:
    cite = words.local(law.cite)
    return message("{name}", name=cite) if law.verified else message("{cite} (not verified)", cite=cite)
