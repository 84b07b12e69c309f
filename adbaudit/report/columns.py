"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len


def columns_of(text: str) -> int:
    """Rich's count, and one more for each vowel sign of Hindi and its like that has a place of its own.

    Most terminals, with the C library, give such signs (Unicode category Mc) a column (Markus Kuhn, `wcwidth.c`); Rich
    gives them none. Of two counts the larger one keeps lines within the width on all of them.
    """
    if text.isascii():
        return len(text)
    return cell_len(text) + sum(unicodedata.category(letter) == "Mc" for letter in text)
