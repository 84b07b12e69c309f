"""The answer, before everything else: can they read now, did they, was everything seen."""

from __future__ import annotations

from adbaudit.report.answer_sentences import gap_sentence, main_sentences, other_readers_sentence, seen_sentences
from adbaudit.report.from_file import from_file_notes
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.outline import Outline
from adbaudit.report.readers import record_sentence
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, sentences


def write_answer(paper: Paper, words: Words, outline: Outline) -> None:
    """How it stands, in about ten lines; the first sentence says the worst."""
    for note in from_file_notes(outline.report):
        paper.say(words(note))
    for sentence in main_sentences(outline):
        paper.say(words(sentence), style="bold")
    if outline.report.device is not None and outline.loans:
        paper.say(words(record_sentence(outline)))
    readers = other_readers_sentence(outline)
    others = (*([] if readers is None else [readers]), *seen_sentences(outline))
    if others:
        paper.say(words(sentences(others)))
    unread = gap_sentence(outline)
    if unread is not None:
        paper.say(words(unread), style="bold yellow")
    for note in machine_made_notes(words.translator):
        paper.say(words(note))
