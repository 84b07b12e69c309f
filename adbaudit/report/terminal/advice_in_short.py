"""What to do next in short: each point's first sentence, and the three offices to begin with."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.advice_words import command_of, doubt
from adbaudit.report.first_offices import first_offices, more_at_length
from adbaudit.report.office_words import standing
from adbaudit.report.opening import in_short
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.channels import office_line
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_advice_in_short(paper: Paper, words: Words, outline: Outline) -> None:
    """The points keep the numbers that they have in full."""
    points = outline.report.advice
    if not points:
        return
    shown = first_offices(points)
    paper.heading(words(message("What to do next")))
    for number, advice in enumerate(points, start=1):
        paper.say(words(advice.title), mark=f"{number}. ", style="bold")
        paper.say(in_short(advice, words(advice.text)), indent=3)
        if (command := command_of(advice, outline.report)) is not None:
            paper.say(words(command), indent=3)
        for channel in (one for one in advice.channels if one in shown):
            paper.say(words(office_line(words, channel)), indent=3, mark="- ", style="bold")
            if (doubtful := doubt(channel)) is not None:
                paper.say(words(doubtful), indent=5)
    if any(channel.verified for channel in shown):
        paper.say(words(standing(shown)))
    paper.say(words(more_at_length(points, shown)))
