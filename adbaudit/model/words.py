"""How names are made comparable: labels of any script, and the segments of package names."""

from __future__ import annotations

import re
import unicodedata

from adbaudit.model.disguise import undisguised
from adbaudit.model.unseen import ENCLOSING, UNSEEN

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_LONGEST = 300


def folded(text: str) -> str:
    """One spelling for all that look the same: NFKC, look-alike letters, no case, no unseen letters, no Latin accents.

    `Préstamo` is `prestamo`; Thai and Indic vowel signs stay, they are not accents.
    """
    if text.isascii():
        return text[:_LONGEST].casefold().strip()
    plain = undisguised(UNSEEN.sub("", unicodedata.normalize("NFKC", text[:_LONGEST]))).casefold().strip()
    if plain.isascii():
        return plain
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", ENCLOSING.sub("", plain)))
    return unicodedata.normalize("NFC", bare)


def spaced_words(text: str) -> str:
    """Words between single spaces, with a space at both ends: `CashLoan-24h` is ` cash loan h `."""
    plain = folded(_HUMP.sub(" ", text[:_LONGEST]))
    if plain.isascii():
        return f" {_NOT_A_LETTER.sub(' ', plain).strip()} "
    # To `re` a vowel sign is no letter, so the Unicode category decides.
    letters = (letter if unicodedata.category(letter)[0] in "LM" else " " for letter in plain)
    return f" {' '.join(''.join(letters).split())} "
