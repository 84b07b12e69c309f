"""The name of a listed app inside the names of another: `com.loan.cash.tala`, `支付宝借钱`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adbaudit.identify.sign import Sign, beside_another
from adbaudit.model.catalogue import CataloguedApp, Scoring
from adbaudit.model.identity import ReasonKind
from adbaudit.model.message import message


def brand_signs(brands: Mapping[str, CataloguedApp], scoring: Scoring, package: str, label: str) -> tuple[Sign, ...]:
    """At most one sign. `label` is folded; one that is a lender's brand whole is told by `label_signs`."""
    listed = next((app for app in _named(brands, package, label) if not _is_of_one_maker(app, package)), None)
    if listed is None:
        return ()
    detail = message("it has the name of another maker's app in its own: {app}", app=listed.labels[0])
    return (beside_another(scoring.brand, ReasonKind.PACKAGE, detail, listed.file),)


def _named(brands: Mapping[str, CataloguedApp], package: str, label: str) -> Iterator[CataloguedApp]:
    yield from (brands[word] for word in package.lower().split(".") if word in brands)
    if label not in brands:
        yield from (brands[word] for word in label.split() if word in brands)
    if not label.isascii():  # scripts without spaces
        yield from (app for brand, app in brands.items() if not brand.isascii() and brand in label)


def _is_of_one_maker(app: CataloguedApp, package: str) -> bool:
    """Makers keep the first two segments of a package name: `com.tencent.mm`, `com.tencent.weread`."""
    return app.package is not None and app.package.split(".")[:2] == package.split(".")[:2]
