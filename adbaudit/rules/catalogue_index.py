"""The catalogue as identification asks it: by package, by label, by signer, by the words in its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from adbaudit.model.catalogue import (
    Catalogue,
    CataloguedApp,
    Installers,
    Keyword,
    LookAlike,
    Scoring,
    WordIndex,
    WordPlace,
    WordSign,
)
from adbaudit.model.identity import Confidence
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.words import folded
from adbaudit.rules.place import Place

_SHORTEST_BRAND = 4


def build_catalogue(
    apps: Sequence[CataloguedApp],
    look_alikes: Sequence[LookAlike],
    keywords: Sequence[Keyword],
    scoring: Scoring,
    installers: Installers,
    place: Place,
) -> Catalogue:
    """One catalogue of all rows; a package that one pack lists twice is a fault."""
    by_package = _by_package(apps, place)
    others = _look_alikes(look_alikes, by_package, place)
    by_label = _by_label(apps)
    return Catalogue(
        by_package=by_package,
        by_label=by_label,
        by_brand={**_by_brand(by_label, keywords), **_by_larger_brand(apps, keywords)},
        by_signer={signer: app for app in apps for signer in app.signers},
        look_alikes=others,
        label_words=_words(keywords, WordPlace.LABEL, place),
        package_words=_words(keywords, WordPlace.PACKAGE, place),
        scoring=scoring,
        installers=installers,
    )


def _by_package(apps: Sequence[CataloguedApp], place: Place) -> dict[PackageName, CataloguedApp]:
    found: dict[PackageName, CataloguedApp] = {}
    for app in apps:
        if app.package is None:
            continue
        before = found.get(app.package)
        if before and _pack_of(before.file) == _pack_of(app.file):
            told = message("{value} is also in {file}", value=str(app.package), file=before.file)
            place.inside(app.file).fault(told, beside=before.file)
        found[app.package] = app
    return found


def _look_alikes(
    rows: Sequence[LookAlike], by_package: dict[PackageName, CataloguedApp], place: Place
) -> dict[PackageName, LookAlike]:
    found: dict[PackageName, LookAlike] = {}
    for row in rows:
        listed = found.get(row.package) or by_package.get(row.package)
        if listed and _pack_of(listed.file) == _pack_of(row.file):
            told = message("{value} is also in {file}", value=row.package, file=listed.file)
            place.inside(row.file).fault(told, beside=listed.file)
        elif listed:
            by_package.pop(row.package, None)
        found[row.package] = row
    return found


def _pack_of(file: str) -> str:
    """The name its pack is called by, which stands before the folder."""
    return file.partition("/")[0]


def _by_label(apps: Sequence[CataloguedApp]) -> dict[str, CataloguedApp]:
    """Names that tell one lender from another.

    A name that stands for several apps (`Instant Loan`) tells nothing; nor does the name of a larger app with
    credit inside, nor one that only a weak list gives to a package.
    """
    by_name: defaultdict[str, list[CataloguedApp]] = defaultdict(list)
    for app in apps:
        for label in app.labels:
            by_name[folded(label)].append(app)
    return {name: rows[0] for name, rows in by_name.items() if _is_distinct(rows)}


def _is_distinct(rows: Sequence[CataloguedApp]) -> bool:
    packages = [row for row in rows if row.package]
    best = packages[0] if packages else rows[0]
    is_weak = best.package is not None and best.confidence is Confidence.LOW
    return len(packages) <= 1 and not best.is_credit_inside and not is_weak


def _by_brand(by_label: Mapping[str, CataloguedApp], keywords: Sequence[Keyword]) -> dict[str, CataloguedApp]:
    """Names of one Latin word that a list gives to one package, without those made of a word of lending."""
    lending = {one.word for one in keywords if one.sign is WordSign.LENDER and len(one.word) >= _SHORTEST_BRAND}
    return {
        name: app
        for name, app in by_label.items()
        if app.package and len(name) >= _SHORTEST_BRAND and name.isascii() and name.isalpha()
        if not any(word in name for word in lending)
    }


def _by_larger_brand(apps: Sequence[CataloguedApp], keywords: Sequence[Keyword]) -> dict[str, CataloguedApp]:
    """Names of larger apps with credit in them, borrowed as in `支付宝借钱`. `DANA` is a word of money first."""
    words = {keyword.word for keyword in keywords}
    return {
        folded(label): app
        for app in apps
        if app.is_credit_inside and app.package
        for label in app.labels
        if label.isalpha() and (len(label) >= _SHORTEST_BRAND or not label.isascii()) and folded(label) not in words
    }


def _words(keywords: Sequence[Keyword], where: WordPlace, place: Place) -> WordIndex:
    """The words for one place; where two files of a pack have one (languages share words), the first counts."""
    seen: dict[str, Keyword] = {}
    for keyword in (one for one in keywords if one.where is where):
        before = seen.get(keyword.word)
        if before and before.file == keyword.file:
            place.inside(keyword.file).fault(
                message("{value} is given twice for {where}", value=keyword.word, where=where.value)
            )
        if before is None or _pack_of(before.file) != _pack_of(keyword.file):
            seen[keyword.word] = keyword
    return WordIndex.of(seen.values())
