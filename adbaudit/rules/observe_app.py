"""What is seen of an app as a whole: who it is, where it came from; and of the phone's gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.app import App
from adbaudit.model.finding import Evidence
from adbaudit.model.gap import Gap
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.message import message
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
        detail = message("judged {verdict}", verdict=app.identity.verdict.value)
        yield yes(Evidence(source="rules/catalogue", detail=detail))


def target_sdk(app: App, below: int) -> Iterator[Observation]:
    """For which Android it was built."""
    target = app.installed.target_sdk
    if target is None:
        yield unknown(message("for which Android the app was built"))
    elif target < below:
        yield yes(Evidence(source=_source(app), detail=message("target SDK {sdk}", sdk=target)))


def sideloaded(app: App, *, wanted: bool) -> Iterator[Observation]:
    """Whether it came from a file."""
    answer = app.installed.is_sideloaded
    if answer is None:
        yield unknown(message("where the app was installed from"))
    elif answer is wanted:
        installer = app.installed.installer
        detail = message("installed by {installer}", installer=installer) if installer else message("no store named")
        yield yes(Evidence(source="dumpsys package", detail=detail))


def _source(app: App) -> str:
    return "dumpsys package" if app.in_phone or not app.apks else app.apks[0].path
