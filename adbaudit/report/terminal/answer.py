"""The answer, before everything else: can they read now, did they, was everything seen."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message, messages
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.reading import NOW
from adbaudit.report.terminal.answer_apk import apk_sentence
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.terminal.readers import now_sentences, reader_name, record_sentence
from adbaudit.report.words import Words, listing


def write_answer(paper: Paper, words: Words, outline: Outline) -> None:
    """Three sentences, four at most; the first says how it stands."""
    for sentence, style in _sentences(outline):
        paper.say(words(sentence), style=style)


def _sentences(outline: Outline) -> Iterator[tuple[Message, str]]:
    if outline.report.device is None:
        yield apk_sentence(outline), "bold"
    elif not outline.report.apps:
        yield message("No list of apps could be read from this phone, so nothing can be said about loan apps."), "bold"
    elif not outline.loans:
        yield _none_found(outline), "bold"
    else:
        yield from ((sentence, "bold") for sentence in now_sentences(outline))
        yield record_sentence(outline), ""
    yield from ((sentence, "") for sentence in _maybes(outline))
    yield _completeness(outline)


def _none_found(outline: Outline) -> Message:
    count = outline.report.package_count
    if outline.gaps:
        return message("No loan app was found, but the phone was not fully read.")
    return messages(
        "No loan app was found in the one app of this phone. That is no guarantee: an app can go by another name.",
        "No loan app was found among the {count} apps of this phone. That is no guarantee: "
        "an app can go by another name.",
        count,
    )


def _maybes(outline: Outline) -> Iterator[Message]:
    reading = [page for page in outline.maybes if page.answers & NOW]
    others = [page for page in outline.maybes if page not in reading]
    if reading:
        yield messages(
            "One more app may be a loan app and can read right now: {names}.",
            "{count} more apps may be loan apps and can read right now: {names}.",
            len(reading),
            names=listing([reader_name(page) for page in reading]),
        )
    if others:
        yield messages(
            "One more app may be a loan app: {names}.",
            "{count} more apps may be loan apps: {names}.",
            len(others),
            names=listing([app_name(page) for page in others]),
        )


def _completeness(outline: Outline) -> tuple[Message, str]:
    if not outline.gaps:
        return message("Everything that was asked for could be read."), ""
    sentence = messages(
        "One thing could not be read, so there may be more than stands here: see “What was not read” below.",
        "{count} things could not be read, so there may be more than stands here: see “What was not read” below.",
        len(outline.gaps),
    )
    return sentence, "bold yellow"
