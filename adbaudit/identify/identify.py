"""One app: known by its file, listed, known to only look like one, or weighed by its names."""

from __future__ import annotations

from adbaudit.identify.listed import known_file, listed_app, look_alike, signed_by_a_lender
from adbaudit.identify.signs import name_signs, sdk_signs
from adbaudit.identify.weigh import weigh
from adbaudit.model.catalogue import Catalogue, CataloguedApp
from adbaudit.model.identity import Confidence, Identity, Reason, ReasonKind, Verdict
from adbaudit.model.marks import Marks
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.words import folded

_NOTHING = Marks()
_NOT_READ: Message = message("the app's name on the screen was not read")
_EMPTY: Message = message("its name on the screen is empty")


def identify(
    catalogue: Catalogue,
    *,
    package: str,
    label: str | None,
    installer: str | None = None,
    is_system: bool | None = None,
    marks: Marks = _NOTHING,
) -> Identity:
    """The verdict with its reasons. A label not read, or empty, is no label without loan words.

    What the files carry goes before what a list says of the name, and the lists before the words of the names.
    """
    is_empty = label is not None and not label.strip()
    label = label if label and folded(label) else None
    if by_list := _by_list(catalogue, PackageName(package), marks):
        return by_list
    signs = (*name_signs(catalogue, package, installer, label), *sdk_signs(catalogue.scoring, marks.sdks))
    weighed = weigh(signs, catalogue.scoring)
    if weighed.verdict is Verdict.NO and not label:
        return _label_missing(weighed, _EMPTY if is_empty else _NOT_READ, is_system=is_system)
    return weighed


def _by_list(catalogue: Catalogue, package: PackageName, marks: Marks) -> Identity | None:
    if known := next((catalogue.by_hash[one] for one in marks.hashes if one in catalogue.by_hash), None):
        return known_file(known)
    listed = catalogue.by_package.get(package)
    if listed and not listed.is_credit_inside:
        return listed_app(listed, marks)
    if lender := _signed_by(catalogue, marks):
        return signed_by_a_lender(lender)
    if listed:
        return listed_app(listed, marks)
    other = catalogue.look_alikes.get(package)
    return look_alike(other) if other else None


def _signed_by(catalogue: Catalogue, marks: Marks) -> CataloguedApp | None:
    """The listed lender with this signature; the makers of larger apps sign much that has no credit in it."""
    signed = (catalogue.by_signer[one] for one in marks.signers if one in catalogue.by_signer)
    return next((app for app in signed if not app.is_credit_inside), None)


def _label_missing(weighed: Identity, detail: Message, *, is_system: bool | None) -> Identity:
    """Part of the phone's system: hardly a lender. Anything else may carry any name."""
    reason = Reason(kind=ReasonKind.LABEL, detail=detail, source="label")
    return Identity(
        verdict=Verdict.NO if is_system else Verdict.UNKNOWN,
        confidence=Confidence.LOW,
        reasons=(*weighed.reasons, reason),
    )
