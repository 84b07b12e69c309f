"""The answer in sentences: can they read now, did they, was everything seen."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import SourceKind
from adbaudit.report.answer_apk import apk_sentences
from adbaudit.report.nameless import nameless_sentences
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.readers import now_sentences, reader_name
from adbaudit.report.regained import regained_sentences
from adbaudit.report.stopped_users import stopped_sentences
from adbaudit.report.words import some_of

_NAMED_AT_MOST = 4
_ASKS_A_PHONE = frozenset({SourceKind.ADB, SourceKind.PRACTICE})


def main_sentences(outline: Outline) -> Iterator[Message]:
    """What may not be missed: a phone that was lost, who can read now, who may be a loan app and can."""
    if outline.phone_was_lost:
        yield message("The phone stopped answering while it was read, so only a part of it is told here.")
    yield from standing_sentences(outline)
    yield from stopped_sentences(outline)
    if outline.report.device is not None:
        yield from regained_sentences(outline)


def standing_sentences(outline: Outline) -> Iterator[Message]:
    """Who can read now and who may be a loan app, as it stands in this one report."""
    if outline.report.device is None:
        yield from apk_sentences(outline)
    elif not outline.report.apps:
        yield message("No list of apps could be read from this phone, so nothing can be said about loan apps.")
    elif outline.loans:
        yield from now_sentences(outline)
    elif not outline.maybes:
        yield _none_found(outline)
    if outline.report.device is not None:
        yield from _maybes(outline)


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
    reading = [page for page in outline.maybes if page.can_read]
    others = [page for page in outline.maybes if not page.can_read]
    if reading:
        yield messages(
            "One app may be a loan app and can read right now: {names}.",
            "{count} apps may be loan apps and can read right now: {names}.",
            len(reading),
            names=some_of([reader_name(page) for page in reading], _NAMED_AT_MOST),
        )
    if others:
        yield messages(
            "One app may be a loan app: {names}.",
            "{count} apps may be loan apps: {names}.",
            len(others),
            names=some_of([app_name(page) for page in others], _NAMED_AT_MOST),
        )


def other_readers_sentence(outline: Outline) -> Message | None:
    """What “no loan app” does not say of the apps without a page."""
    if not outline.other_readers:
        return None
    return messages(
        "One other app, not known as a loan app, can read them too: see “Other apps”.",
        "{count} other apps, not known as loan apps, can read them too: see “Other apps”.",
        len(outline.other_readers),
    )


def seen_sentences(outline: Outline) -> Iterator[Message]:
    """Of which apps only the name was looked at, and whether all was read."""
    if outline.unjudged and outline.report.provenance.source in _ASKS_A_PHONE:
        yield messages(
            "Of one app only the package name was looked at (--apk all reads its name on the screen too).",
            "Of {count} apps only the package name was looked at (--apk all reads their names on the screen too).",
            outline.unjudged,
        )
    elif outline.unjudged and outline.report.device is not None:
        yield messages(
            "Of one app only the package name was there to be looked at.",
            "Of {count} apps only the package name was there to be looked at.",
            outline.unjudged,
        )
    yield from nameless_sentences(outline)
    is_of_phone = outline.report.device is not None
    if not outline.gaps and not (is_of_phone and any(page.is_undecided for page in outline.every_page)):
        yield message("Everything that was asked for could be read.")


def gap_sentence(outline: Outline) -> Message | None:
    """How many things could not be read; `None` where there were none."""
    if not outline.gaps:
        return None
    return messages(
        "One thing could not be read, so there may be more than stands here: see “What was not read”.",
        "{count} things could not be read, so there may be more than stands here: see “What was not read”.",
        len(outline.gaps),
    )
