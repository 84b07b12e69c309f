"""Which words of the catalogue stand in a text; the longest wins, and a letter counts once."""

from __future__ import annotations

from collections.abc import Iterable

from adbaudit.model.catalogue import Keyword, WordMatch

_TAKEN = "\N{MIDDLE DOT}"


def words_in(text: str, keywords: Iterable[Keyword]) -> tuple[Keyword, ...]:
    """Keywords (longest first) in a text of `spaced_words`; `cash loan` hides the `cash` and `loan` in it."""
    found: list[Keyword] = []
    for keyword in keywords:
        if keyword.word not in text:
            continue
        left = _without(text, keyword)
        if left != text:
            found.append(keyword)
            text = left
    return tuple(found)


def _without(text: str, keyword: Keyword) -> str:
    word = keyword.word
    match keyword.match:
        case WordMatch.PART:
            return text.replace(word, _TAKEN)
        case WordMatch.WHOLE:
            return text.replace(f" {word} ", f" {_TAKEN} ")
        case WordMatch.EDGE:
            return text.replace(f" {word}", f" {_TAKEN}").replace(f"{word} ", f"{_TAKEN} ")
