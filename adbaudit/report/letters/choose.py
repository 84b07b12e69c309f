"""Which letters are written: one for each app, each office, or the phone, as their templates say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.letter import Letter, LetterInsert, LetterKind, LetterScope, LetterTemplate
from adbaudit.model.report import Report
from adbaudit.report.letters.compose import Occasion, compose
from adbaudit.report.letters.facts import LetterApp, had_access

_OFFICES = frozenset({ChannelKind.REGULATOR, ChannelKind.PRIVACY, ChannelKind.CONSUMER, ChannelKind.CARRIER})
_WITHOUT_LICENCE = frozenset({LoanClass.UNLICENSED, LoanClass.REPORTED_PREDATORY})


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChoice:
    """What a person asked for; nothing named means everything that fits."""

    kinds: frozenset[LetterKind] = frozenset()
    packages: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    """Ids of channels."""

    def wants(self, kind: LetterKind) -> bool:
        """A proposal to pay is not written unasked about whatever looks like a lender: the phone shows no loan."""
        return kind in self.kinds if self.kinds else kind is not LetterKind.REPAYMENT or bool(self.packages)


def letters_of(
    templates: Sequence[LetterTemplate], channels: Sequence[Channel], choice: LetterChoice, occasion: Occasion
) -> tuple[Letter, ...]:
    """Every letter, in the order in which they are sent; `channels` are those of the countries."""
    apps = chosen_apps(occasion.report, choice.packages)
    wanted = [one for one in templates if choice.wants(one.kind)]
    whole = replace(occasion, apps=apps)
    return tuple(
        compose(template, _spoken(template, one))
        for template in wanted
        for one in _occasions(template, templates, channels, choice, whole)
    )


def _spoken(template: LetterTemplate, occasion: Occasion) -> Occasion:
    """Family and friends are written to in the person's own language."""
    if template.kind is LetterKind.CONTACTS:
        return replace(occasion, language=occasion.own_language)
    return occasion


def chosen_apps(report: Report, packages: frozenset[str]) -> tuple[LetterApp, ...]:
    """The named ones, else every loan app that can read, was seen reading, or had access taken away.

    Copies of one package stand together.
    """
    rows: dict[str, list[int]] = {}
    for at, app in enumerate(report.apps):
        package = app.installed.package
        is_meant = package in packages if packages else app.identity.verdict is Verdict.LOAN and had_access(app, report)
        if app.in_phone and is_meant:
            rows.setdefault(package, []).append(at)
    return tuple(
        LetterApp(rows=tuple(sorted((report.apps[at] for at in some), key=lambda app: app.installed.user)))
        for some in rows.values()
    )


def template_for(office: Channel, templates: Sequence[LetterTemplate]) -> LetterTemplate | None:
    """The letter that names the office, else the first that is for its kind."""
    naming = (one for one in templates if office.id in one.offices)
    of_kind = (one for one in templates if office.kind in one.office_kinds)
    return next(naming, None) or next(of_kind, None)


def unwritten(
    letters: Sequence[Letter], templates: Sequence[LetterTemplate], channels: Sequence[Channel], choice: LetterChoice
) -> Iterator[Channel]:
    """Offices that take complaints and got none, where nobody chose among them."""
    if choice.offices or not any(one.names_office for one in letters):
        return
    written = {one.office.id for one in letters if one.office and one.names_office}
    yield from (
        one for one in channels if one.kind in _OFFICES and one.id not in written and template_for(one, templates)
    )


def _occasions(
    template: LetterTemplate,
    templates: Sequence[LetterTemplate],
    channels: Sequence[Channel],
    choice: LetterChoice,
    whole: Occasion,
) -> Iterator[Occasion]:
    if template.scope.is_to_an_office or choice.offices:
        offices = [one for one in channels if _goes_to(template, one, templates, choice)]
    else:
        offices = []
    if not whole.apps and any(part.insert is LetterInsert.FACTS for part in template.parts):
        return  # what the phone shows of no app is nothing to write about
    match template.scope:
        case LetterScope.PHONE:
            if not choice.offices or offices:
                yield replace(whole, office=offices[0] if offices else _first_office(template, channels))
        case LetterScope.APP:
            if not choice.offices or offices:
                office = offices[0] if offices else _first_office(template, channels)
                yield from (replace(whole, apps=(app,), office=office) for app in whole.apps)
        case LetterScope.OFFICE:
            yield from (replace(whole, office=office) for office in offices)
        case LetterScope.APP_AND_OFFICE:
            to = {office: _for_others(office, template, channels) for office in offices}
            for app in whole.apps:
                is_other = not choice.offices and _is_unsupervised(app, whole)
                yield from (replace(whole, apps=(app,), office=to[one] if is_other else one) for one in offices)


def _for_others(office: Channel, template: LetterTemplate, channels: Sequence[Channel]) -> Channel:
    """Who takes complaints about lenders that this office does not supervise; itself where nobody else is named."""
    others = {other for of, other in template.instead if of == office.id}
    return next((one for one in channels if one.id in others), office)


def _is_unsupervised(app: LetterApp, occasion: Occasion) -> bool:
    """Whether it is known to lend without a licence, or came by hand and no list says that it has one."""
    classes = {row.identity.loan_class for row in app.rows}
    if LoanClass.LICENSED in classes:
        return False
    return bool(classes & _WITHOUT_LICENCE) or any(occasion.installers.came_by_hand(row.installed) for row in app.rows)


def _goes_to(
    template: LetterTemplate, office: Channel, templates: Sequence[LetterTemplate], choice: LetterChoice
) -> bool:
    if not choice.offices:
        return office.id in template.offices
    return office.id in choice.offices and template_for(office, templates) is template


def _first_office(template: LetterTemplate, channels: Sequence[Channel]) -> Channel | None:
    """Where a letter that names no office is taken to: told in its notes alone."""
    fitting = [one for one in channels if one.id in template.offices or one.kind in template.office_kinds]
    return min(fitting, key=lambda one: one.id not in template.offices, default=None)
