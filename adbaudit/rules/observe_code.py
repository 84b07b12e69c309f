"""What is seen of an app's code. Nobody looks unless asked to; what could not be looked into is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from adbaudit.model.apk import ApkFacts
from adbaudit.model.apk_parts import CODE
from adbaudit.model.app import App
from adbaudit.model.code import CODE_NOT_READ, CodePlace, CodeSubject, FoundSdk
from adbaudit.model.finding import Evidence
from adbaudit.model.message import Message, message, messages
from adbaudit.rules.observation import NO, NOT_ASKED, Observation, unknown, yes

MOST_QUOTED = 5
"""Places quoted as evidence; the report's machine-readable form has all of them."""


def sdk(app: App, name: str) -> Iterator[Observation]:
    """Whether one of its files carries this SDK."""
    return _carried(app, lambda one: one.name == name)


def collector(app: App, collects: frozenset[CodeSubject]) -> Iterator[Observation]:
    """Whether one of its files carries an SDK with a part that collects one of these."""
    return _carried(app, lambda one: not collects.isdisjoint(one.collects))


def reference(app: App, subject: CodeSubject) -> Iterator[Observation]:
    """The places in the app's own code; what only a shared library refers to is none."""
    for apk in app.apks:
        own = [place for place in apk.code or () if place.subject is subject and not place.in_library]
        yield from _seen(apk, _quoted(own))


def _carried(app: App, is_wanted: Callable[[FoundSdk], bool]) -> Iterator[Observation]:
    for apk in app.apks:
        yield from _seen(apk, [_sdk_words(one) for one in apk.sdks or () if is_wanted(one)])


def _seen(apk: ApkFacts, words: Sequence[Message]) -> Iterator[Observation]:
    """Yes for each thing seen; else a no, unless there is code in which nobody could, or was to, look."""
    for one in words:
        yield yes(Evidence(source=apk.path, detail=one))
    if apk.code is None:
        yield NOT_ASKED
    elif not words:
        yield NO if CODE_NOT_READ.isdisjoint(apk.traits) else unknown(CODE)


def _quoted(places: Sequence[CodePlace]) -> list[Message]:
    words = [_place_words(one) for one in places[:MOST_QUOTED]]
    more = len(places) - MOST_QUOTED
    if more > 0:
        words.append(messages("{count} more place in the code", "{count} more places in the code", more))
    return words


def _place_words(place: CodePlace) -> Message:
    if place.place is None:
        return message("a text in the code, whose place was not found: {target}", target=place.target)
    return message("a place in the code: {place}", place=str(place))


def _sdk_words(one: FoundSdk) -> Message:
    if one.verified:
        return message("carries {sdk}, seen by {sign}", sdk=one.name, sign=one.signs[0])
    return message("carries {sdk}, seen by {sign}, a sign that is not verified", sdk=one.name, sign=one.signs[0])
