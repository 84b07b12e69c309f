"""What is known of one package without any phone, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from adbaudit.identify.identify import identify
from adbaudit.model.catalogue import Catalogue, CataloguedApp, LookAlike
from adbaudit.model.explanation import Explanation, RuleSpoken
from adbaudit.model.identity import Identity
from adbaudit.model.marks import Marks
from adbaudit.model.message import Message, message
from adbaudit.model.names import verdict_name
from adbaudit.model.permission import PackageName
from adbaudit.model.rule import RulePack, RuleScope
from adbaudit.model.truth import Truth
from adbaudit.model.words import folded
from adbaudit.rules.settled import settled


@dataclass(frozen=True, slots=True, kw_only=True)
class AppNamed:
    """What a person says of an app; `None` is what they did not say."""

    package: str
    label: str | None = None
    installer: str | None = None
    marks: Marks | None = None
    """What its file carries, where one was looked into."""


def explain(pack: RulePack, named: AppNamed) -> Explanation:
    """The verdict with its reasons, what it leads to, what was not known, what would change it."""
    catalogue = pack.catalogue
    identity = who_is(catalogue, named)
    name = PackageName(named.package)
    listed = catalogue.by_package.get(name) or catalogue.look_alikes.get(name)
    return Explanation(
        package=named.package,
        label=named.label,
        identity=identity,
        listed=listed,
        rules=_rules_for(pack, identity),
        unknown=tuple(_unknown(named)),
        changes=_of_list(listed) if listed else tuple(_of_names(catalogue, named, identity)),
    )


def who_is(catalogue: Catalogue, named: AppNamed) -> Identity:
    """The verdict from what a person says, and from the file if there is one."""
    marks = named.marks or Marks()
    return identify(catalogue, package=named.package, label=named.label, installer=named.installer, marks=marks)


def _rules_for(pack: RulePack, identity: Identity) -> tuple[RuleSpoken, ...]:
    """Rules that speak of such an app, but for those that who it is already answers with no."""
    found = [
        RuleSpoken(rule=rule, severity=severity, holds=settled(rule.when, identity))
        for rule in pack.rules
        if rule.scope is not RuleScope.PHONE and (severity := rule.severity_for(identity.verdict)) is not None
    ]
    telling = (one for one in found if one.holds is not Truth.NO)
    return tuple(sorted(telling, key=lambda one: (one.severity.rank, one.rule.id)))


def _unknown(named: AppNamed) -> Iterator[Message]:
    if not named.label:
        yield message("Its name on the screen: not given. Give it with --label.")
    if not named.installer:
        yield message("Where it came from: not given. Give the package of the store or browser with --installer.")
    if named.marks is None:
        yield message("Who signed it, and what is built into it: its file was not given. Give it with --apk.")
    yield message("What it may read on a phone: see “adbaudit scan”.")


def _of_list(listed: CataloguedApp | LookAlike) -> tuple[Message, ...]:
    """The list goes before the names; whoever knows better can say so."""
    return (
        message("Its package name is in a list, so another name on the screen would not change this."),
        message(
            "If the list is wrong: put the package into a list of your own, with what is right and who says so, and "
            "give its folder with --rules; yours then counts. Better still, have {file} corrected for all.",
            file=listed.file,
        ),
    )


def _of_names(catalogue: Catalogue, named: AppNamed, identity: Identity) -> Iterator[Message]:
    """What was said is left out in turn, and told where that makes a difference."""
    if named.label:
        alone = who_is(catalogue, replace(named, label=None)).verdict
        if alone is not identity.verdict:
            yield message("Without its name on the screen: {verdict}.", verdict=verdict_name(alone))
    for installer in sorted(catalogue.installers.by_hand)[:1]:
        by_hand = who_is(catalogue, replace(named, installer=installer)).verdict
        if not named.installer and by_hand is not identity.verdict:
            yield message("If it was installed from a file, by hand: {verdict}.", verdict=verdict_name(by_hand))
    yield message("If a list named its package, or it carried the signature of a listed app: what that list says.")


def packages_called(catalogue: Catalogue, label: str) -> tuple[PackageName, ...]:
    """Listed packages with this name on the screen, case and spelling apart."""
    wanted = folded(label)
    found = (app.package for app in catalogue.by_package.values() if wanted in map(folded, app.labels))
    return tuple(sorted({package for package in found if package and wanted}))
