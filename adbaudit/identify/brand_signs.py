"""The name of a listed app inside the names of another: `com.loan.cash.tala`, `Kissht Pro`."""

from __future__ import annotations

from collections.abc import Mapping

from adbaudit.identify.sign import Sign, beside_another
from adbaudit.model.catalogue import CataloguedApp, Scoring
from adbaudit.model.identity import ReasonKind
from adbaudit.model.message import message


def brand_signs(brands: Mapping[str, CataloguedApp], scoring: Scoring, package: str, label: str) -> tuple[Sign, ...]:
    """At most one sign. `label` is folded; a label that is that brand whole is told by `label_signs`."""
    words = (*package.lower().split("."), *(label.split() if label not in brands else ()))
    listed = next((brands[word] for word in words if word in brands), None)
    if listed is None:
        return ()
    detail = message("it has the name of another maker's app in its own: {app}", app=listed.labels[0])
    return (beside_another(scoring.brand, ReasonKind.PACKAGE, detail, listed.file),)
