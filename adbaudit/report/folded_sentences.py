"""The apps without a page of their own, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, messages
from adbaudit.report.outline import Outline
from adbaudit.report.readers import reader_name
from adbaudit.report.words import listing


def folded_sentences(outline: Outline) -> Iterator[Message]:
    """How many have no page, and which of them can read."""
    yield messages(
        "One other app was looked at and is not known as a loan app.",
        "{count} other apps were looked at and are not known as loan apps.",
        outline.folded,
    )
    if outline.other_readers:
        yield messages(
            "One of them can read contacts, messages or the call log right now: {names}.",
            "{count} of them can read contacts, messages or the call log right now: {names}.",
            len(outline.other_readers),
            names=listing([reader_name(page) for page in outline.other_readers]),
        )
    if outline.system_readers:
        yield messages(
            "One more app that can read them came with the phone.",
            "{count} more apps that can read them came with the phone.",
            outline.system_readers,
        )
    if outline.unjudged:
        yield messages(
            "For one of them not enough was read to say what it is.",
            "For {count} of them not enough was read to say what they are.",
            outline.unjudged,
        )
