"""Signs that an app lends, gathered from its names, each with its weight and its reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adbaudit.identify.package_name import looks_random, stuffing
from adbaudit.identify.words_in import words_in
from adbaudit.model.catalogue import Catalogue, CataloguedApp, Keyword, Scoring, WordSign
from adbaudit.model.identity import Reason, ReasonKind
from adbaudit.model.message import Message, message
from adbaudit.model.words import folded, spaced_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign. `is_own` is false for what counts only beside another sign."""

    weight: float
    reason: Reason
    is_own: bool = True
    is_accessory: bool = False
    """Speaks of calculators and guides, which are around loans and do not lend."""


def name_signs(catalogue: Catalogue, package: str, installer: str | None, label: str | None) -> tuple[Sign, ...]:
    """What both names say together. A word that is the only one reaches "loan" by itself only if it is strong."""
    in_package = words_in(spaced_words(package), catalogue.package_words)
    in_label = words_in(spaced_words(label), catalogue.label_words) if label else ()
    repeated = _repeated((*in_package, *in_label), catalogue.scoring)
    in_package = tuple(keyword for keyword in in_package if keyword is not repeated)
    in_label = tuple(keyword for keyword in in_label if keyword is not repeated)
    signs = _package_signs(catalogue, package, installer, in_package)
    return (*signs, *(_label_signs(catalogue, label, in_label) if label else ()))


def _repeated(found: Sequence[Keyword], scoring: Scoring) -> Keyword | None:
    """The lesser half of a word that both names have, where nothing else in them speaks of lending."""
    lending = sorted((one for one in found if one.sign is WordSign.LENDER), key=lambda one: one.weight)
    if len(lending) != 2 or lending[0].word != lending[1].word or lending[0].weight >= scoring.strong_word:
        return None
    return lending[0] if sum(one.weight for one in lending) >= scoring.loan_threshold else None


def _label_signs(catalogue: Catalogue, label: str, found: Sequence[Keyword]) -> tuple[Sign, ...]:
    """What the words of a label say, and whose name it is."""
    signs = _word_signs(found, ReasonKind.LABEL, catalogue.scoring.label_most)
    listed = catalogue.by_label.get(folded(label))
    return (*signs, _listed_label(catalogue, listed)) if listed else signs


def _package_signs(
    catalogue: Catalogue, package: str, installer: str | None, found: Sequence[Keyword]
) -> tuple[Sign, ...]:
    """What the segments of a package name say, and how the app came."""
    scoring = catalogue.scoring
    signs = list(_word_signs(found, ReasonKind.PACKAGE, scoring.package_most))
    stuffed = stuffing(package, scoring.stuffing_words)
    if len(stuffed) >= scoring.stuffing_least:
        detail = message("its package name is stuffed with loan words: {words}", words=", ".join(stuffed))
        signs.append(_sign(scoring.stuffed_package, ReasonKind.PACKAGE, detail, scoring.file))
    if looks_random(package):
        detail = message("its package name is letters without sense")
        signs.append(_sign(scoring.random_package, ReasonKind.PACKAGE, detail, scoring.file, is_own=False))
    if installer in catalogue.installers.by_hand:
        detail = message("it was installed by hand, not by a store")
        signs.append(_sign(scoring.by_hand, ReasonKind.PACKAGE, detail, scoring.file, is_own=False))
    return tuple(signs)


def _word_signs(found: Sequence[Keyword], kind: ReasonKind, most: float) -> tuple[Sign, ...]:
    """One sign for all words that speak the same way: many words in one name are still one sign."""
    signs: list[Sign] = []
    for speaks in (WordSign.LENDER, WordSign.ACCESSORY, WordSign.AGAINST):
        words = [keyword for keyword in found if keyword.sign is speaks]
        if words:
            signs.append(_words_sign(words, speaks, kind, most))
    return tuple(signs)


def _words_sign(words: Sequence[Keyword], speaks: WordSign, kind: ReasonKind, most: float) -> Sign:
    telling = sorted(words, key=lambda keyword: -abs(keyword.weight))
    shown = ", ".join(keyword.word for keyword in telling)
    files = "; ".join(sorted({keyword.file for keyword in words}))
    return Sign(
        weight=min(sum(keyword.weight for keyword in words), most),
        reason=Reason(kind=kind, detail=_words_detail(shown, speaks, kind), source=files),
        is_accessory=speaks is WordSign.ACCESSORY,
    )


def _words_detail(words: str, speaks: WordSign, kind: ReasonKind) -> Message:
    match speaks:
        case WordSign.LENDER | WordSign.GUARD if kind is ReasonKind.LABEL:
            return message("words of a lender in its name: {words}", words=words)
        case WordSign.LENDER | WordSign.GUARD:
            return message("words of a lender in its package name: {words}", words=words)
        case WordSign.ACCESSORY:
            return message("words of a calculator or a guide, not of a lender: {words}", words=words)
        case WordSign.AGAINST:
            return message("words that speak against a lender: {words}", words=words)


def _listed_label(catalogue: Catalogue, listed: CataloguedApp) -> Sign:
    """The name of a listed app elsewhere; where the list knows no package, it counts only beside another sign."""
    weight = catalogue.scoring.listed_label
    if listed.package:
        detail = message("it has the name of a listed app ({package}) on another package", package=listed.package)
        return _sign(weight, ReasonKind.LABEL, detail, listed.file)
    detail = message("its name is in a list of loan apps: {source}", source=listed.source)
    return _sign(weight, ReasonKind.LABEL, detail, listed.file, is_own=False)


def _sign(weight: float, kind: ReasonKind, detail: Message, source: str, *, is_own: bool = True) -> Sign:
    return Sign(weight=weight, reason=Reason(kind=kind, detail=detail, source=source), is_own=is_own)
