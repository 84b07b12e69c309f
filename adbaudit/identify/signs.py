"""All signs that an app lends or does not, each with its weight and its reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.brand_signs import brand_signs
from adbaudit.identify.label_signs import label_signs
from adbaudit.identify.package_name import looks_random, stuffing
from adbaudit.identify.reading import Reading
from adbaudit.identify.sign import Sign, a_sign, beside_another
from adbaudit.identify.word_signs import word_signs
from adbaudit.identify.words_in import words_in
from adbaudit.model.catalogue import Catalogue, Keyword, Scoring, WordSign
from adbaudit.model.identity import ReasonKind
from adbaudit.model.message import message
from adbaudit.model.words import spaced_words


def name_signs(catalogue: Catalogue, package: str, installer: str | None, label: str | None) -> tuple[Sign, ...]:
    """What both names say together. A word that is the only one reaches "loan" by itself only if it is strong."""
    in_package = words_in(spaced_words(package), catalogue.package_words)
    reading = Reading.of(label) if label else None
    in_label = words_in(reading.text, catalogue.label_words) if reading else ()
    repeated = _repeated((*in_package, *in_label), catalogue.scoring)
    in_package = tuple(keyword for keyword in in_package if keyword is not repeated)
    in_label = tuple(keyword for keyword in in_label if keyword is not repeated)
    return (
        *_package_signs(catalogue, package, installer, in_package),
        *(label_signs(catalogue, reading, in_label) if reading else ()),
        *brand_signs(catalogue.by_brand, catalogue.scoring, package, reading.whole if reading else ""),
    )


def sdk_signs(scoring: Scoring, sdks: Sequence[str]) -> tuple[Sign, ...]:
    """What is built into the app. Only what collects for lenders speaks by itself; banks have the rest too."""
    known = [sdk for sdk in sdks if sdk in scoring.sdks]
    if not known:
        return ()
    detail = message("it has parts built in that lenders use: {sdks}", sdks=", ".join(known))
    weight = max(scoring.sdks[sdk] for sdk in known)
    return (a_sign(weight, ReasonKind.SDK, detail, scoring.file, is_own=weight >= scoring.maybe_threshold),)


def _repeated(found: Sequence[Keyword], scoring: Scoring) -> Keyword | None:
    """The lesser half of a word that both names have, where nothing else in them speaks of lending."""
    lending = sorted((one for one in found if one.sign is WordSign.LENDER), key=lambda one: one.weight)
    if len(lending) != 2 or lending[0].word != lending[1].word or lending[0].weight >= scoring.strong_word:
        return None
    return lending[0] if sum(one.weight for one in lending) >= scoring.loan_threshold else None


def _package_signs(
    catalogue: Catalogue, package: str, installer: str | None, found: Sequence[Keyword]
) -> tuple[Sign, ...]:
    """What the segments of a package name say, and how the app came."""
    scoring = catalogue.scoring
    signs = list(word_signs(found, ReasonKind.PACKAGE, scoring.package_most))
    stuffed = stuffing(package, scoring.stuffing_words)
    if len(stuffed) >= scoring.stuffing_least:
        detail = message("its package name is stuffed with loan words: {words}", words=", ".join(stuffed))
        signs.append(a_sign(scoring.stuffed_package, ReasonKind.PACKAGE, detail, scoring.file))
    if looks_random(package):
        detail = message("its package name is letters without sense")
        signs.append(beside_another(scoring.random_package, ReasonKind.PACKAGE, detail, scoring.file))
    if installer in catalogue.installers.by_hand:
        detail = message("it was installed by hand, not by a store")
        signs.append(beside_another(scoring.by_hand, ReasonKind.PACKAGE, detail, scoring.file))
    return tuple(signs)
