"""Text from a phone or an APK made visible and harmless before anybody sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from adbaudit.model.unseen import UNSEEN

LONGEST_NAME = 120
"""Characters that are enough to know a label or a path by."""

LONGEST_LINE = 4000
"""No sentence of ours comes near it."""

_MARKS_IN_A_ROW = 3
"""Thai and Vietnamese need two; more only serve to paint over other lines."""

_EMOJI_STYLE = frozenset("\ufe0e\ufe0f")
"""Variation selectors 15 and 16 choose how a sign is drawn and say nothing."""

_PLAIN = re.compile("[ -~\u00c0-\u024f\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e–—‘’“”…›·→]*")
"""Letters, signs and blanks of the usual languages, none of which hides or moves anything; they need no closer look."""


def visible(text: str, *, longest: int = LONGEST_LINE) -> str:
    """One line of text without any character that a terminal acts on or that hides others.

    Controls, bidi and zero-width formats, private, unassigned and half characters become `<U+202E>`, so that a
    trick is seen and not only gone; runs of white space become one space; floods of marks are counted.
    """
    line = " ".join(text[: 4 * longest].split())
    seen = line if _PLAIN.fullmatch(line) else "".join(_shown(line))
    if len(seen) <= longest and len(text) <= 4 * longest:
        return seen
    return f"{seen[: longest - 3]}..."


def _shown(text: str) -> Iterator[str]:
    marks = _MARKS_IN_A_ROW  # a mark that stands first would sit on the words before it
    for character in text:
        category = unicodedata.category(character)
        if character in _EMOJI_STYLE:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > _MARKS_IN_A_ROW or _is_unseen(character, category):
            yield f"<U+{ord(character):04X}>"
        else:
            yield character


def _is_unseen(character: str, category: str) -> bool:
    is_shown = category == "Zs" or category[0] not in "CZ"
    return not is_shown or UNSEEN.match(character) is not None
