"""A hand-out as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.handout import Handout
from adbaudit.ports import Translator
from adbaudit.report.handout.words import closing, missing_offices, office_head, office_note, offices_title
from adbaudit.report.words import Words, sentences
from adbaudit.report.wrap import wrapped

_WIDTH = 72


def text_of(handout: Handout, say: Translator) -> str:
    """Title, steps, offices."""
    return "".join(f"{line}\n" for line in _lines(handout, Words(translator=say)))


def _lines(handout: Handout, words: Words) -> Iterator[str]:
    yield from wrapped(words(handout.title), _WIDTH)
    yield ""
    yield from wrapped(words(handout.opening), _WIDTH)
    for number, step in enumerate(handout.steps, start=1):
        yield ""
        yield from _marked(f"{number}. ", words(step.title))
        yield from _marked("   ", words(step.text))
    yield ""
    yield words(offices_title(handout))
    for office in handout.offices:
        yield from _marked("- ", words(office_head(office, words.translator.language)))
        yield from _marked("  ", words(office_note(office, words.translator.language)))
    for missing in missing_offices(handout):
        yield from wrapped(words(missing), _WIDTH)
    yield ""
    yield from wrapped(words(sentences(list(closing(handout, words.translator)))), _WIDTH)


def _marked(mark: str, text: str) -> Iterator[str]:
    first, *rest = wrapped(text, _WIDTH - len(mark))
    yield f"{mark}{first}"
    yield from (f"{' ' * len(mark)}{line}" for line in rest)
