"""Words that a name spells so that a program reads past them and a person does not."""

from __future__ import annotations

import re

from adbaudit.model.disguise import is_disguised
from adbaudit.model.unseen import UNSEEN
from adbaudit.model.words import folded

_SPELLED = re.compile(r"(?<= )(?:[a-z] ){3,}[a-z](?= )")
_APART = re.compile(r"(?<= )(?:[\u4e00-\u9fff] )+[\u4e00-\u9fff](?= )")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_WITH_DIGITS = re.compile(r"(?<![a-z0-9@$])(?=[a-z0-9@$]*[a-z])(?=[a-z]*[0134578@$])[a-z0-9@$]{4,}(?![a-z0-9@$])")
_DIGIT = re.compile("[0134578@$]")
_DIGITS = str.maketrans("0134578@$", "oleastbas")
_SEESAW = re.compile(r"(?<![A-Za-z])(?:[A-Z][a-z]|[a-z][A-Z]){2,}[A-Za-z]?(?![A-Za-z])")
_UNSEEN_INSIDE = re.compile(f"[A-Za-z\u4e00-\u9fff](?:{UNSEEN.pattern})+[A-Za-z\u4e00-\u9fff]")
_LONGEST = 300


def hidden_words(text: str, plain: str, spaced: str) -> tuple[str, ...]:
    """What `L o a n`, `l0an`, `Loooan`, `LoAn`, `借 款` and letters of other scripts or none spell, folded, each once.

    `plain` and `spaced` are the text as `folded` and `spaced_words` give it.
    """
    text = text[:_LONGEST]
    found = [match.group().replace(" ", "") for match in _SPELLED.finditer(spaced)]
    found += [match.group().casefold() for match in _SEESAW.finditer(text)]
    if _DIGIT.search(plain):
        found += [match.group().translate(_DIGITS) for match in _WITH_DIGITS.finditer(plain)]
    if _STRETCHED.search(spaced):
        found += [_STRETCHED.sub(r"\1", word) for word in spaced.split() if _STRETCHED.search(word)]
    if not text.isascii():
        found += [match.group().replace(" ", "") for match in _APART.finditer(spaced)]
        found += [folded(word) for word in text.split() if is_disguised(word) or _UNSEEN_INSIDE.search(word)]
    return tuple(dict.fromkeys(found))
