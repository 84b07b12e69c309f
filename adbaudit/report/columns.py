"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_SHORT = 12
"""Characters; Chinese is measured sign by sign, and the same few thousand come again and again."""


def columns_of(text: str) -> int:
    """Rich's count, and one more for each vowel sign of Hindi and its like that has a place of its own.

    Most terminals, with the C library, give such signs (Unicode category Mc) a column (Markus Kuhn, `wcwidth.c`); Rich
    gives them none. Of two counts the larger one keeps lines within the width on all of them.
    """
    if text.isascii():
        return len(text)
    return _known(text) if len(text) <= _SHORT else _counted(text)


def _counted(text: str) -> int:
    return cell_len(text) + sum(unicodedata.category(letter) == "Mc" for letter in text)


_known = lru_cache(maxsize=8192)(_counted)
