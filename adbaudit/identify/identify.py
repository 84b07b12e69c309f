"""One app: listed, known to only look like one, or weighed by its names."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.signs import Sign, name_signs
from adbaudit.model.catalogue import Catalogue, CataloguedApp, LookAlike, LookAlikeKind, Scoring
from adbaudit.model.identity import Confidence, Identity, LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.words import folded


def identify(
    catalogue: Catalogue,
    *,
    package: str,
    label: str | None,
    installer: str | None = None,
    is_system: bool | None = None,
    signers: Sequence[str] = (),
) -> Identity:
    """The verdict with its reasons. A label not read, or empty, is no label without loan words."""
    name = PackageName(package)
    label = label if label and folded(label) else None
    if listed := catalogue.by_package.get(name):
        return _listed(listed)
    if other := catalogue.look_alikes.get(name):
        return _look_alike(other)
    if signed := next((catalogue.by_signer[one] for one in signers if one in catalogue.by_signer), None):
        return _signed(signed)
    weighed = _weighed(name_signs(catalogue, package, installer, label), catalogue.scoring)
    if weighed.verdict is Verdict.NO and not label:
        return _label_missing(weighed, is_system=is_system)
    return weighed


def _listed(app: CataloguedApp) -> Identity:
    """A class that no list was read for is no class."""
    return Identity(
        verdict=Verdict.CREDIT_INSIDE if app.is_credit_inside else Verdict.LOAN,
        confidence=app.confidence,
        loan_class=app.loan_class if app.is_class_verified else LoanClass.UNCLASSIFIED,
        reasons=(
            Reason(kind=ReasonKind.CATALOGUE, detail=_who_lists_it(app), source=app.file),
            *_class_not_read(app),
        ),
    )


def _who_lists_it(app: CataloguedApp) -> Message:
    """Who says what; a list whose address was not kept can only be told of, not be looked up."""
    if app.is_credit_inside and not app.is_traceable:
        return message(
            "a larger app with credit in it ({service}); listed in: {source} (its address was not kept)",
            service=app.service or message("credit"),
            source=app.source,
        )
    if app.is_credit_inside:
        service = app.service or message("credit")
        return message(
            "a larger app with credit in it ({service}); listed in: {source}", service=service, source=app.source
        )
    if not app.is_traceable:
        return message("listed as a loan app in: {source} (its address was not kept)", source=app.source)
    if app.is_class_verified and (said := _said_of_it(app)) is not None:
        return said
    return message("listed as a loan app in: {source}", source=app.source)


def _said_of_it(app: CataloguedApp) -> Message | None:
    match app.loan_class:
        case LoanClass.REPORTED_PREDATORY:
            return message(
                "reported as a loan app that presses borrowers or takes their data, in: {source}", source=app.source
            )
        case LoanClass.UNLICENSED:
            return message("listed as a lender without a licence, in: {source}", source=app.source)
        case LoanClass.RISK_FLAGGED:
            return message("listed as a loan app with signs of risk, in: {source}", source=app.source)
        case LoanClass.LICENSED:
            return message("listed as a licensed lender, in: {source}", source=app.source)
        case LoanClass.MARKETPLACE | LoanClass.UNCLASSIFIED:
            return None


def _class_not_read(app: CataloguedApp) -> tuple[Reason, ...]:
    if app.is_class_verified:
        return ()
    detail = message("whether it has a licence was not looked up")
    return (Reason(kind=ReasonKind.CATALOGUE, detail=detail, source=app.file),)


def _look_alike(other: LookAlike) -> Identity:
    is_accessory = other.kind is LookAlikeKind.ACCESSORY
    detail = message("it only looks like a loan app: {why}", why=other.why)
    return Identity(
        verdict=Verdict.MAYBE if is_accessory else Verdict.NO,
        confidence=Confidence.LOW if is_accessory else Confidence.HIGH,
        reasons=(Reason(kind=ReasonKind.CATALOGUE, detail=detail, source=other.file),),
    )


def _signed(app: CataloguedApp) -> Identity:
    """Whoever signs a listed loan app signed this one too."""
    detail = message("signed by the maker of a listed loan app ({app})", app=app.package or app.labels[0])
    return Identity(
        verdict=Verdict.CREDIT_INSIDE if app.is_credit_inside else Verdict.LOAN,
        confidence=Confidence.MEDIUM,
        reasons=(Reason(kind=ReasonKind.SIGNER, detail=detail, source=app.file),),
    )


def _weighed(signs: Sequence[Sign], scoring: Scoring) -> Identity:
    """Signs added up; what only adds to another sign is left out when it stands alone. Names are never quite sure."""
    has_own = any(sign.is_own and sign.weight > 0 for sign in signs)
    counted = [sign for sign in signs if has_own or sign.is_own]
    weight = sum(sign.weight for sign in counted)
    reasons = tuple(sign.reason for sign in counted)
    is_accessory = any(sign.is_accessory for sign in counted)
    if weight < scoring.maybe_threshold:
        return Identity(verdict=Verdict.NO, confidence=_sure_of_no(weight), reasons=reasons)
    if weight < scoring.loan_threshold or is_accessory:
        return Identity(verdict=Verdict.MAYBE, confidence=Confidence.LOW, reasons=reasons)
    return Identity(verdict=Verdict.LOAN, confidence=Confidence.MEDIUM, reasons=reasons)


def _sure_of_no(weight: float) -> Confidence:
    return Confidence.MEDIUM if weight <= 0 else Confidence.LOW


def _label_missing(weighed: Identity, *, is_system: bool | None) -> Identity:
    """Part of the phone's system: hardly a lender. Anything else may carry any name."""
    reason = Reason(kind=ReasonKind.LABEL, detail=_NOT_READ, source="label")
    return Identity(
        verdict=Verdict.NO if is_system else Verdict.UNKNOWN,
        confidence=Confidence.LOW,
        reasons=(*weighed.reasons, reason),
    )


_NOT_READ: Message = message("the app's name on the screen was not read")
