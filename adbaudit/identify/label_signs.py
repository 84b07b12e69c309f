"""What the name on the screen says: its words, how they are spelled, and whose name it is."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.reading import Reading
from adbaudit.identify.sign import Sign, a_sign, beside_another
from adbaudit.identify.word_signs import word_signs
from adbaudit.identify.words_in import words_in
from adbaudit.model.catalogue import Catalogue, CataloguedApp, Keyword, Scoring, WordSign
from adbaudit.model.identity import Reason, ReasonKind
from adbaudit.model.message import message


def label_signs(catalogue: Catalogue, label: Reading, found: Sequence[Keyword]) -> tuple[Sign, ...]:
    """Signs of a label in which these words were found."""
    scoring = catalogue.scoring
    listed = catalogue.by_label.get(label.whole)
    return (
        *word_signs(found, ReasonKind.LABEL, scoring.label_most),
        *_short_name(label, found, scoring),
        *_disguised(catalogue, label),
        *((_listed_label(catalogue, listed),) if listed else ()),
    )


def _short_name(label: Reading, found: Sequence[Keyword], scoring: Scoring) -> tuple[Sign, ...]:
    """A brand of few words with a word of money in it, and nothing that speaks against a lender."""
    if not found or any(keyword.sign is not WordSign.LENDER for keyword in found):
        return ()
    if not scoring.short_name_least <= max(keyword.weight for keyword in found) < scoring.strong_word:
        return ()
    is_only_the_word = label.spaced.replace(" ", "") in {keyword.word.replace(" ", "") for keyword in found}
    if is_only_the_word or not _is_short(label.spaced, scoring):
        return ()
    detail = message("its name is a word of money and little else")
    reason = Reason(kind=ReasonKind.LABEL, detail=detail, source=scoring.file)
    return (Sign(weight=scoring.short_name, reason=reason, lifts_to_loan=False),)


def _is_short(spaced: str, scoring: Scoring) -> bool:
    words = spaced.split()
    if spaced.isascii():
        return len(words) <= scoring.short_name_words
    is_han = all("\u4e00" <= letter <= "\u9fff" or letter.isascii() for letter in spaced)
    return is_han and len("".join(words)) <= scoring.short_name_letters


def _disguised(catalogue: Catalogue, label: Reading) -> tuple[Sign, ...]:
    if not label.hidden:
        return ()
    found = words_in(f" {' '.join(label.hidden)} ", catalogue.label_words)
    words = ", ".join(keyword.word for keyword in found if keyword.sign is WordSign.LENDER)
    if not words:
        return ()
    detail = message("it spells words of a lender so that programs read past them: {words}", words=words)
    return (beside_another(catalogue.scoring.disguised, ReasonKind.LABEL, detail, catalogue.scoring.file),)


def _listed_label(catalogue: Catalogue, listed: CataloguedApp) -> Sign:
    """The name of a listed app elsewhere; where the list knows no package, it counts only beside another sign."""
    weight = catalogue.scoring.listed_label
    if listed.package:
        detail = message("it has the name of a listed app ({package}) on another package", package=listed.package)
        return a_sign(weight, ReasonKind.LABEL, detail, listed.file)
    detail = message("its name is in a list of loan apps: {source}", source=listed.source)
    return beside_another(weight, ReasonKind.LABEL, detail, listed.file)
