"""Which words of the catalogue stand in a text, cut so that as many of its letters as can be make sense."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from adbaudit.model.catalogue import Keyword, WordIndex, WordMatch


class _Spot(NamedTuple):
    end: int
    start: int
    keyword: Keyword


class _Cut(NamedTuple):
    """Letters covered, then fewer words: `cash loan` before `cash` and `loan`."""

    letters: int
    fewer: int
    spots: tuple[Keyword, ...]


def words_in(text: str, words: WordIndex) -> tuple[Keyword, ...]:
    """Keywords in a text of `spaced_words`, each once, no letter counted twice.

    `基金条款` is 基金 and 条款, not 金条: of all ways to cut a text, the one that explains most letters is taken.
    """
    spots = sorted(_spots(text, words))
    return tuple(dict.fromkeys(_best_cut(spots))) if spots else ()


def _spots(text: str, words: WordIndex) -> Iterator[_Spot]:
    """Only words of scripts without spaces are of one letter."""
    by_start, width = words.by_start, 1 if text.isascii() else 2
    for start in range(1, len(text) - 1):
        for key in (text[start : start + 2], text[start])[:width]:
            for keyword in by_start.get(key, ()):
                end = start + len(keyword.word)
                if text.startswith(keyword.word, start) and _fits(keyword.match, text, start, end):
                    yield _Spot(end, start, keyword)


def _fits(match: WordMatch, text: str, start: int, end: int) -> bool:
    if match is WordMatch.PART:
        return True
    begins, ends = text[start - 1] == " ", text[end] == " "
    return (begins and ends) if match is WordMatch.WHOLE else (begins or ends)


def _best_cut(spots: Sequence[_Spot]) -> tuple[Keyword, ...]:
    """The best way to choose spots that do not overlap, for spots in order of their ends."""
    ends = [spot.end for spot in spots]
    best = [_Cut(0, 0, ())]
    for number, spot in enumerate(spots):
        before = best[min(bisect_right(ends, spot.start), number)]
        taken = _Cut(before.letters + spot.end - spot.start, before.fewer - 1, (*before.spots, spot.keyword))
        best.append(max(best[-1], taken, key=lambda cut: cut[:2]))
    return best[-1].spots
