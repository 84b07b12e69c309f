"""The words of `keywords/`: one file a language or region, and `scoring.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.catalogue import Keyword, Scoring, WordMatch, WordPlace, WordSign
from adbaudit.model.message import message
from adbaudit.model.words import folded
from adbaudit.rules.fields import Fields
from adbaudit.rules.place import Place


def read_keywords(value: object, place: Place) -> Iterator[Keyword]:
    """The words of one file. A word is matched as `folded` folds it, so marks and case may be written or left out."""
    fields = Fields(value, place)
    language = fields.text("language")
    source = fields.text("source")
    fields.date("checked")
    fields.flag("verified")
    for item, at in fields.items("groups"):
        yield from _group(Fields(item, at), language, source)
    fields.done()


def _group(fields: Fields, language: str, source: str) -> Iterator[Keyword]:
    sign = fields.choice("sign", WordSign)
    where = fields.choice("where", WordPlace)
    match = fields.choice("match", WordMatch)
    weight = fields.number("weight", otherwise=0.0)
    words = fields.texts("words")
    fields.done()
    _check_weight(fields, sign, weight)
    if not words:
        fields.place.at("words").fault(message("must hold at least one word"))
    for word in words:
        yield Keyword(
            word=folded(word),
            language=language,
            weight=weight,
            where=where,
            match=match,
            sign=sign,
            source=source,
            file=fields.place.file,
        )


def _check_weight(fields: Fields, sign: WordSign, weight: float) -> None:
    place = fields.place.at("weight")
    if sign is WordSign.LENDER and weight <= 0:
        place.fault(message("a word of a lender must weigh more than 0"))
    if sign is WordSign.AGAINST and weight >= 0:
        place.fault(message("a word against must weigh less than 0"))
    if sign is WordSign.ACCESSORY and weight < 0:
        place.fault(message("a word of a calculator or guide must not weigh less than 0"))
    if sign is WordSign.GUARD and weight != 0:
        place.fault(message("this sign has no weight"))


def read_scoring(value: object, place: Place) -> Scoring:
    """How signs add up, from `scoring.yaml`."""
    fields = Fields(value, place)
    scoring = Scoring(
        loan_threshold=fields.number("loan_threshold"),
        maybe_threshold=fields.number("maybe_threshold"),
        label_most=fields.number("label_most"),
        package_most=fields.number("package_most"),
        listed_label=fields.number("listed_label"),
        random_package=fields.number("random_package"),
        stuffed_package=fields.number("stuffed_package"),
        stuffing_least=fields.whole_number("stuffing_least"),
        stuffing_words=frozenset(fields.texts("stuffing_words")),
        by_hand=fields.number("by_hand"),
        strong_word=fields.number("strong_word"),
        short_name=fields.number("short_name"),
        short_name_words=fields.whole_number("short_name_words"),
        short_name_letters=fields.whole_number("short_name_letters"),
        short_name_least=fields.number("short_name_least"),
        disguised=fields.number("disguised"),
        brand=fields.number("brand"),
        sdks=_sdks(fields),
        file=place.file,
    )
    fields.text("source")
    fields.date("checked")
    fields.flag("verified")
    fields.done()
    if not 0 < scoring.maybe_threshold < scoring.loan_threshold:
        place.fault(message("maybe_threshold must be above 0 and below loan_threshold"))
    if max(scoring.label_most + scoring.disguised, scoring.package_most) >= scoring.loan_threshold:
        place.fault(
            message(
                "label_most (with disguised) and package_most must be below loan_threshold: "
                "one sign alone is no verdict"
            )
        )
    return scoring


def _sdks(fields: Fields) -> dict[str, float]:
    """The weight of each part that lenders build in."""
    found: dict[str, float] = {}
    for item, at in fields.items("sdks"):
        group = Fields(item, at)
        weight = group.number("weight")
        found.update(dict.fromkeys(group.texts("names"), weight))
        group.done()
    return found
