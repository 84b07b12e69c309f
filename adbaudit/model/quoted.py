"""What an app, its author or its phone says, as it may stand inside a sentence of ours.

Whoever made an app chooses its name and its version, and may choose them so that they read as our words. A short
plain name stands as it is; everything else is cut and stands in quotation marks that it cannot close.
"""

from __future__ import annotations

import re
import unicodedata

from adbaudit.model.unseen import UNSEEN

_MOST_COLUMNS = 40
_LONGEST = 4000
_MOST_WORDS = 4
_MOST_CASELESS = 4
"""Chinese letters that cannot yet be a sentence; of other scripts without capitals three times as many."""
_MOST_DIGITS = 4
"""More of them may be a telephone number."""
_MARKS_IN_A_ROW = 3
_AS_CODE_POINT = 8
"""Columns of a character that is shown as `<U+202E>`."""
_DASHES = frozenset("-–—")
_WORD = re.compile(r"[^\W_]+(?:[-–_.&+][^\W_]+)*\+?")
_PACKAGE = re.compile(r"(?=.{3,100}$)[A-Za-z]\w*(?:\.\w+)+", re.ASCII)
_CODE = re.compile(r"(?=.*[A-Z])[A-Z0-9-]{2,12}|[0-9]+(?:\.[0-9]+)+|[a-z]\w*(?:\.\w+)+", re.ASCII)
"""A model, a version, a package: their digits are no telephone number."""
_QUOTATION_MARKS = re.compile('["“”„‟«»‹›「」『』＂‘’‚‛′″〝〞〟`´]')
_COMMAND_OF_A_LOG = re.compile(r"(?<=:)(?=:)|(?<=#)(?=#\[)")
"""`::error::` or `##[error]`: where a line of a CI log begins so, GitHub and Azure take it for a command."""
_DENIES = re.compile(
    r"\b(?:no|not|none|nothing|never|without|unknown|safe|sin|nada|ning\w+|tidak|tanpa|wala|walang|hindi|hakuna|bila)\b"
    "|[无無没沒未不勿非零]|安全|正常|नहीं|कोई",
    re.IGNORECASE,
)
"""Words with which a name answers for us: `No Risk Found`, `无风险`."""


def in_sentence(text: str) -> str:
    """A name at most 40 columns wide, in quotation marks unless it is short, plain and cannot pass for our words.

    >>> in_sentence("Kredit Pintar - Pinjaman")
    'Kredit Pintar - Pinjaman'
    >>> in_sentence("Loan” is harmless. “It")
    "“Loan' is harmless. 'It”"
    """
    if _PACKAGE.fullmatch(text) and not _DENIES.search(text):
        return text
    shown = _cut(_line(text), _MOST_COLUMNS)
    return shown if shown == text and _is_plain(shown) else quoted(text)


def quoted(text: str, columns: int = _MOST_COLUMNS) -> str:
    """One line of it, cut, between quotation marks that it cannot close.

    >>> quoted('Error: no "such" thing')
    "“Error: no 'such' thing”"
    """
    shown = _QUOTATION_MARKS.sub("'", _cut(_line(text), columns))
    return f"“{_COMMAND_OF_A_LOG.sub(' ', shown)}”"


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].split())


def _is_plain(name: str) -> bool:
    words = [word for word in name.split(" ") if word not in _DASHES]
    if len(words) > _MOST_WORDS or name[:1] in _DASHES or name[-1:] in _DASHES or _DENIES.search(name):
        return False
    if any(unicodedata.category(word[0])[0] == "M" for word in words if word):
        return False  # it would sit on what stands before it
    bare = ["".join(sign for sign in word if unicodedata.category(sign)[0] != "M") for word in words]
    return all(_WORD.fullmatch(word) for word in bare) and (len(words) == 1 or _are_of_a_name(bare)) and _is_short(bare)


def _are_of_a_name(words: list[str]) -> bool:
    """Several words: later ones begin with a capital, and no full stop divides any but a number such as `2.0`."""
    is_divided = any("." in word and not word.replace(".", "").isdigit() for word in words)
    return not is_divided and not any(word[0].islower() for word in words[1:])


def _is_short(words: list[str]) -> bool:
    text = "".join(words)
    digits = sum(sign.isdigit() for word in words if not _CODE.fullmatch(word) for sign in word)
    wide = sum(_is_wide(sign) for sign in text)
    caseless = sum(unicodedata.category(sign) == "Lo" for sign in text) - wide
    return digits <= _MOST_DIGITS and wide <= _MOST_CASELESS and caseless <= 3 * _MOST_CASELESS


def _cut(line: str, most: int) -> str:
    columns = marks = 0
    for place, sign in enumerate(line):
        marks = marks + 1 if unicodedata.category(sign)[0] == "M" else 0
        columns += _AS_CODE_POINT if marks > _MARKS_IN_A_ROW or _is_unseen(sign) else 2 if _is_wide(sign) else 1
        if columns > most:
            return f"{line[:place].rstrip()}…"
    return line


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def _is_unseen(sign: str) -> bool:
    return (sign != " " and unicodedata.category(sign)[0] in "CZ") or UNSEEN.match(sign) is not None
