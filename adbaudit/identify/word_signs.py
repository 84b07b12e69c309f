"""What the words of a label, or the segments of a package name, say together."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.sign import Sign
from adbaudit.model.catalogue import Keyword, WordSign
from adbaudit.model.identity import Reason, ReasonKind
from adbaudit.model.message import Message, message


def word_signs(found: Sequence[Keyword], kind: ReasonKind, most: float) -> tuple[Sign, ...]:
    """One sign for all words that speak the same way: many words in one name are still one sign."""
    if not found:
        return ()
    return tuple(
        _words_sign(words, speaks, kind, most)
        for speaks in (WordSign.LENDER, WordSign.ACCESSORY, WordSign.AGAINST)
        if (words := [keyword for keyword in found if keyword.sign is speaks])
    )


def _words_sign(words: Sequence[Keyword], speaks: WordSign, kind: ReasonKind, most: float) -> Sign:
    telling = sorted(words, key=lambda keyword: -abs(keyword.weight))
    shown = ", ".join(keyword.word for keyword in telling)
    files = "; ".join(sorted({keyword.file for keyword in words}))
    return Sign(
        weight=min(sum(keyword.weight for keyword in words), most),
        reason=Reason(kind=kind, detail=_words_detail(shown, speaks, kind), source=files),
        holds=speaks in {WordSign.ACCESSORY, WordSign.AGAINST},
        is_accessory=speaks is WordSign.ACCESSORY,
    )


def _words_detail(words: str, speaks: WordSign, kind: ReasonKind) -> Message:
    match speaks:
        case WordSign.LENDER | WordSign.GUARD if kind is ReasonKind.LABEL:
            return message("words of a lender in its name: {words}", words=words)
        case WordSign.LENDER | WordSign.GUARD:
            return message("words of a lender in its package name: {words}", words=words)
        case WordSign.ACCESSORY:
            return message("words of calculators, guides or advice about loans, not of a lender: {words}", words=words)
        case WordSign.AGAINST:
            return message("words that speak against a lender: {words}", words=words)
