"""Apps that a list, a signature or a report's file hash knows."""

from __future__ import annotations

from adbaudit.model.catalogue import CataloguedApp, FileHash, LookAlike, LookAlikeKind
from adbaudit.model.identity import Confidence, Identity, LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.marks import Marks
from adbaudit.model.message import Message, message

STORE_RULE: Message = message(
    "no lender, but Google Play's rule for loan apps keeps calculators and guides about loans away from contacts too"
    " (its personal-loan policy, as credolab.com tells it; looked up on 2026-11-21)"
)


def known_file(known: FileHash) -> Identity:
    """The very file that a report names, whatever it calls itself."""
    detail = message(
        "its APK file is one of those named in: {source} ({family})", source=known.source, family=known.family
    )
    return Identity(
        verdict=Verdict.LOAN,
        confidence=known.confidence,
        loan_class=known.loan_class,
        reasons=(Reason(kind=ReasonKind.HASH, detail=_dated(detail, known.checked), source=known.file),),
    )


def listed_app(app: CataloguedApp, marks: Marks) -> Identity:
    """What the list says; a class that no list was read for is no class."""
    return Identity(
        verdict=Verdict.CREDIT_INSIDE if app.is_credit_inside else Verdict.LOAN,
        confidence=app.confidence,
        loan_class=app.loan_class if app.is_class_verified else LoanClass.UNCLASSIFIED,
        reasons=(
            Reason(kind=ReasonKind.CATALOGUE, detail=_dated(_who_lists_it(app), app.checked), source=app.file),
            *_other_use(app),
            *_class_not_read(app),
            *_other_signer(app, marks),
        ),
    )


def signed_by_a_lender(app: CataloguedApp) -> Identity:
    """Whoever signs a listed loan app signed this one too."""
    detail = message("signed by the maker of a listed loan app ({app})", app=app.package or app.labels[0])
    return Identity(
        verdict=Verdict.LOAN,
        confidence=Confidence.MEDIUM,
        reasons=(Reason(kind=ReasonKind.SIGNER, detail=detail, source=app.file),),
    )


def look_alike(other: LookAlike) -> Identity:
    """Not a lender; an accessory is held to a lender's rules by the store all the same."""
    is_accessory = other.kind is LookAlikeKind.ACCESSORY
    detail = message("it only looks like a loan app: {why}", why=other.why)
    rule = (Reason(kind=ReasonKind.CATALOGUE, detail=STORE_RULE, source=other.file),) if is_accessory else ()
    return Identity(
        verdict=Verdict.MAYBE if is_accessory else Verdict.NO,
        confidence=Confidence.LOW if is_accessory else Confidence.HIGH,
        reasons=(Reason(kind=ReasonKind.CATALOGUE, detail=detail, source=other.file), *rule),
    )


def _dated(detail: Message, checked: str) -> Message:
    return message("{reason}; looked up on {checked}", reason=detail, checked=checked)


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


def _other_use(app: CataloguedApp) -> tuple[Reason, ...]:
    if not app.is_credit_inside:
        return ()
    detail = message("most of it is not about credit: its contacts may serve chats or payments to people you know")
    return (Reason(kind=ReasonKind.CATALOGUE, detail=detail, source=app.file),)


def _class_not_read(app: CataloguedApp) -> tuple[Reason, ...]:
    if app.is_class_verified:
        return ()
    detail = message("whether it has a licence was not looked up")
    return (Reason(kind=ReasonKind.CATALOGUE, detail=detail, source=app.file),)


def _other_signer(app: CataloguedApp, marks: Marks) -> tuple[Reason, ...]:
    """Known under this package name with another signature: perhaps an imitation."""
    if not (app.signers and marks.signers) or not set(app.signers).isdisjoint(marks.signers):
        return ()
    detail = message("signed by someone else than the listed app of this package name: it may be an imitation")
    return (Reason(kind=ReasonKind.SIGNER, detail=detail, source=app.file),)
