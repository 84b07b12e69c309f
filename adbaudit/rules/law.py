"""Which provisions bear on a finding, and what limits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.identity import Verdict
from adbaudit.model.law import Binds, LawKind, LawReference, LawRole, Provision
from adbaudit.model.message import Message, message
from adbaudit.model.permission import MAIN_GROUPS

_MAIN = frozenset(group.value for group in MAIN_GROUPS)


def with_law(
    findings: Sequence[Finding], apps: Sequence[App], provisions: Sequence[Provision], today: date
) -> tuple[Finding, ...]:
    """The same findings, each with the provisions that touch what it is about, the most telling first."""
    by_copy: dict[object, App] = {(app.installed.package, app.installed.user): app for app in apps if app.in_phone}
    by_path = {apk.path: app for app in apps if not app.in_phone for apk in app.apks}
    known = dict(zip(provisions, references(provisions, today), strict=True))
    told = []
    for finding in findings:
        app = by_path.get(finding.path or "") or by_copy.get((finding.package, finding.user))
        bearing = [one for one in provisions if app and _bears_on(one, finding, app)]
        law = tuple(replace(known[one], notes_on_app=tuple(_notes_on_app(one, app))) for one in bearing if app)
        told.append(replace(finding, law=law))
    return tuple(told)


def references(provisions: Sequence[Provision], today: date) -> tuple[LawReference, ...]:
    """Provisions as a report of that day names them."""
    return tuple(_reference(provision, today) for provision in provisions)


def _bears_on(provision: Provision, finding: Finding, app: App) -> bool:
    """What holds for any personal data is told of the three groups in full, of the others only what forbids taking."""
    if finding.subject is None or provision.role is LawRole.LENDING:
        return False
    if provision.stores and app.in_phone and app.installed.came_from(provision.stores) is False:
        return False
    if provision.touches:
        return finding.subject in provision.touches
    return provision.role is LawRole.READING or finding.subject in _MAIN


def _reference(provision: Provision, today: date) -> LawReference:
    return LawReference(
        id=provision.id,
        country=provision.country.code,
        cite=provision.cite,
        text=provision.text,
        role=provision.role,
        kind=provision.kind,
        binds=provision.binds,
        in_force=provision.in_force,
        source=provision.source,
        checked=provision.checked,
        verified=provision.verified,
        notes=tuple(_notes(provision, today)),
    )


def _notes(provision: Provision, today: date) -> Iterator[Message]:
    if provision.in_force and provision.in_force > today.isoformat():
        yield message("Not in force yet: from {day}.", day=provision.in_force)
    if provision.kind in _KINDS:
        yield _KINDS[provision.kind]
    if provision.is_second_hand:
        yield message("Told second-hand: its own text was not read.")
    if provision.binds in _BOUND:
        yield _BOUND[provision.binds]


_KINDS = {
    LawKind.STANDARD: message("A recommended national standard, not a law."),
    LawKind.SELF_REGULATION: message("Rules of an association for its members, not a law."),
    LawKind.GUIDE: message("A guide, not a law."),
    LawKind.NOTICE: message("What an authority says, not a law."),
    LawKind.DRAFT: message("A draft: it is not in force."),
}
_BOUND = {
    Binds.LICENSED_LENDERS: message("It binds licensed lenders."),
    Binds.STORE_APPS: message("It binds only apps that came from this store."),
}


def _notes_on_app(provision: Provision, app: App) -> Iterator[Message]:
    if provision.stores and app.installed.came_from(provision.stores) is None:
        yield message("Where this app came from is not known, so this may not bind it.")
    if provision.binds in {Binds.LENDERS, Binds.LICENSED_LENDERS, Binds.COLLECTORS} or provision.stores:
        if app.identity.verdict is Verdict.MAYBE:
            yield message("It is not sure that this app lends; it binds the app only if it does.")
        elif app.identity.verdict is Verdict.CREDIT_INSIDE:
            yield message("It is about the credit inside this app, not about the rest of it.")
