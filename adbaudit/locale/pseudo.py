"""A language made on the fly, for tests: letters wear accents and each sentence stands in brackets.

What is still plain English in a page of it was never given to the catalogue.
"""

from __future__ import annotations

import gettext
from string import Formatter

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁÇĐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
OPENING, CLOSING = "⟦", "⟧"


class PseudoCatalogue(gettext.NullTranslations):
    """Knows every sentence."""

    def gettext(self, message: str) -> str:
        """The sentence, accented."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form that English has for the number, accented."""
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(sentence: str) -> str:
    """`{app} can read` → `⟦{app} çåñ ŕéåđ⟧`: places stay as they are."""
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:  # lone braces: no sentence with places
        return f"{OPENING}{sentence.translate(_ACCENTS)}{CLOSING}"
    return f"{OPENING}{''.join(_part(literal, place) for literal, place, _, _ in parts)}{CLOSING}"


def _part(literal: str, place: str | None) -> str:
    accented = literal.translate(_ACCENTS).replace("{", "{{").replace("}", "}}")
    return accented if place is None else f"{accented}{{{place}}}"
