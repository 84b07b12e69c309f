"""What is seen of an app as a whole: who it is, where it came from; and of the phone's gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.app import App
from adbaudit.model.catalogue import Installers
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Evidence
from adbaudit.model.gap import Gap
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.message import Message, message
from adbaudit.rules.observation import Observation, is_unread_file, unknown, yes


def gaps(found: Sequence[Gap]) -> Iterator[Observation]:
    """Each gap, with what it would have told."""
    for gap in found:
        detail = message("{wanted}: {reason}", wanted=gap.wanted, reason=gap.reason)
        yield yes(Evidence(source=gap.source, detail=detail))


def verdict(app: App, verdicts: frozenset[Verdict]) -> Iterator[Observation]:
    """Who the app is, with the reasons as evidence."""
    if app.identity.verdict in verdicts:
        yield from _identity_reasons(app)
    elif app.identity.verdict is Verdict.UNKNOWN:
        yield unknown(message("whether it is a loan app"))


def loan_class(app: App, classes: frozenset[LoanClass]) -> Iterator[Observation]:
    """What the list that names the app calls it; an app that no list names has no class."""
    if is_unread_file(app):
        yield unknown(message("which app the file is"))
    elif app.identity.loan_class in classes:
        yield from _identity_reasons(app)


def _identity_reasons(app: App) -> Iterator[Observation]:
    for reason in app.identity.reasons:
        yield yes(Evidence(source=reason.source, detail=reason.detail))
    if not app.identity.reasons:
        detail = _JUDGED[app.identity.verdict]
        yield yes(Evidence(source="rules/catalogue", detail=detail))


_JUDGED = {
    Verdict.LOAN: message("judged to be a loan app"),
    Verdict.CREDIT_INSIDE: message("judged to be a larger app with credit in it"),
    Verdict.MAYBE: message("judged to be perhaps a loan app"),
    Verdict.NO: message("judged to be no loan app"),
    Verdict.UNKNOWN: message("not enough was read to judge what it is"),
}


def target_sdk(app: App, below: int) -> Iterator[Observation]:
    """For which Android it was built."""
    target = app.installed.target_sdk
    if target is None:
        yield unknown(message("for which Android the app was built"))
    elif target < below:
        yield yes(Evidence(source=_source(app), detail=message("built for Android API level {sdk}", sdk=target)))


def sideloaded(app: App, installers: Installers, *, wanted: bool) -> Iterator[Observation]:
    """Whether it came from a file. Who installed it was read and is not known: then neither a yes nor a gap."""
    answer = installers.came_by_hand(app.installed)
    if answer is None and not app.installed.is_installer_read:
        yield unknown(message("where the app was installed from"))
    elif answer is wanted:
        yield yes(Evidence(source="dumpsys package", detail=_came(app)))


def unlisted_installer(app: App, installers: Installers, *, is_named: bool) -> Iterator[Observation]:
    """Whether the phone names an installer that nobody knows, or none; an app that came with the phone needs none."""
    installed = app.installed
    if installers.came_by_hand(installed) is not None:
        return
    has_name = installed.installer is not None
    if has_name is is_named and (has_name or _names_nobody(installed)):
        yield yes(Evidence(source="dumpsys package", detail=_came(app)))
    elif not has_name and not installed.is_installer_read:
        yield unknown(message("where the app was installed from"))


def _names_nobody(installed: InstalledPackage) -> bool:
    """The phone was asked, and names nobody who installed it; what came with the phone needs nobody."""
    is_named = installed.installer or installed.initiating_package or installed.is_sideloaded is not None
    return installed.is_installer_read and not is_named and installed.system is False


def _came(app: App) -> Message:
    installer, initiator = app.installed.installer, app.installed.initiating_package
    origin = app.installed.originating_package
    if initiator and origin and origin not in {initiator, installer}:
        return message("installed through {initiator}, on the word of {origin}", initiator=initiator, origin=origin)
    if initiator and installer and initiator != installer:
        return message(
            "installed through {initiator}, which named {installer} as the installer",
            initiator=initiator,
            installer=installer,
        )
    named = installer or initiator
    if named:
        return message("installed by {installer}", installer=named)
    return message("the phone names no store that it came from")


def _source(app: App) -> str:
    return "dumpsys package" if app.in_phone or not app.apks else app.apks[0].path
