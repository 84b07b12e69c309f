"""Apps without a name on the screen: nothing that they are called can be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, messages
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.words import some_of

_NAMED = 4


def nameless_sentences(outline: Outline) -> Iterator[Message]:
    """Which, by their packages; only those of which nothing else says what they are."""
    pages = [page for page in outline.every_page if page.is_nameless and page.identity.verdict is Verdict.UNKNOWN]
    if pages:
        yield messages(
            "One app has no name on the screen; whether it lends money is not known: {names}.",
            "{count} apps have no name on the screen; whether they lend money is not known: {names}.",
            len(pages),
            names=some_of([app_name(page) for page in pages], _NAMED),
        )
