"""The last lines on a terminal: what a person sees who did not scroll back."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.report.answer_sentences import gap_sentence, main_sentences
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def write_in_short(paper: Paper, words: Words, outline: Outline) -> None:
    """The answer once more, and the first thing to do on the phone."""
    paper.heading(words(message("In short")))
    for sentence in main_sentences(outline):
        paper.say(words(sentence), style="bold")
    unread = gap_sentence(outline)
    if unread is not None:
        paper.say(words(unread), style="bold yellow")
    page = next((page for page in outline.pages if page.steps), None)
    if page is None or outline.report.device is None:
        return
    step = page.steps[0]
    paper.say(words(message("Once your proof is saved, begin with {app}: {step}", app=app_name(page), step=step.step)))
    if step.screens:
        paper.say(words.local(step.screens[0]), mark=words.before(message("On the phone:")))
