"""Which words of the catalogue stand in a text, cut so that as many of its letters as can be make sense."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from adbaudit.model.catalogue import Keyword, WordIndex, WordMatch

_Spot = tuple[int, int, Keyword]
"""End, start and the word that stands between them."""


def words_in(text: str, words: WordIndex) -> tuple[Keyword, ...]:
    """Keywords in a text of `spaced_words`, each once, no letter counted twice.

    `基金条款` is 基金 and 条款, not 金条: of all ways to cut a text, the one that explains most letters is taken.
    """
    spots = _spots(text, words)
    chosen = _best_cut(spots) if len(spots) > 1 else tuple(keyword for _, _, keyword in spots)
    return tuple({keyword.word: keyword for keyword in chosen}.values())


def _spots(text: str, words: WordIndex) -> list[_Spot]:
    """Every place where a word stands."""
    begins = words.by_start.get
    pairs = [(start, begins(text[start : start + 2])) for start in range(1, len(text) - 1)]
    if not text.isascii():  # only scripts without spaces have words of one letter
        pairs += [(start, begins(text[start])) for start in range(1, len(text) - 1)]
    return [
        (start + len(keyword.word), start, keyword)
        for start, keywords in pairs
        if keywords
        for keyword in keywords
        if text.startswith(keyword.word, start) and _fits(keyword, text, start)
    ]


def _fits(keyword: Keyword, text: str, start: int) -> bool:
    if keyword.match is WordMatch.PART:
        return True
    begins, ends = text[start - 1] == " ", text[start + len(keyword.word)] == " "
    return (begins and ends) if keyword.match is WordMatch.WHOLE else (begins or ends)


def _best_cut(spots: Sequence[_Spot]) -> tuple[Keyword, ...]:
    """Of all ways to choose spots that do not overlap the one with most letters, then with fewest words."""
    ordered = sorted(spots, key=lambda spot: spot[:2])
    ends = [end for end, _, _ in ordered]
    best: list[tuple[int, int, tuple[Keyword, ...]]] = [(0, 0, ())]
    for number, (end, start, keyword) in enumerate(ordered):
        letters, fewer, before = best[min(bisect_right(ends, start), number)]
        taken = (letters + end - start, fewer - 1, (*before, keyword))
        best.append(taken if taken[:2] > best[-1][:2] else best[-1])
    return best[-1][2]
