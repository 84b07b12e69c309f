"""From findings to one ordered plan: what could undo the rest, then contacts, messages, call log, the ways around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adbaudit.model.access import Effective
from adbaudit.model.action import Action
from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import PackageName, PermissionGroup
from adbaudit.model.plan import Disposition, Plan, PlannedStep, Step
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserId

SUBJECTS = (
    SpecialAccessKind.ACCESSIBILITY.value,
    *(PermissionGroup.CONTACTS.value, PermissionGroup.ACCOUNTS.value, PermissionGroup.SMS.value),
    *(PermissionGroup.CALL_LOG.value, PermissionGroup.PHONE.value),
    *(SpecialAccessKind.NOTIFICATION_LISTENER.value, SpecialAccessKind.DEFAULT_SMS.value),
    *(SpecialAccessKind.DEFAULT_DIALER.value, SpecialAccessKind.ALL_FILES.value),
    *(PermissionGroup.STORAGE.value, SpecialAccessKind.OVERLAY.value, SpecialAccessKind.USAGE.value),
    *(SpecialAccessKind.INSTALL_APPS.value, SpecialAccessKind.DEVICE_ADMIN.value, PermissionGroup.LOCATION.value),
    PermissionGroup.QUERY_ALL_PACKAGES.value,
)
"""In the order of the plan: a service that could tap the rest on again goes first in every app, then what collectors
call a borrower's people with."""

Place = tuple[PackageName | None, UserId | None]


def build(
    findings: Sequence[Finding],
    apps: Sequence[App],
    *,
    packages: frozenset[str] = frozenset(),
    subjects: frozenset[str] = frozenset(),
) -> Plan:
    """The steps of loan apps, or of the packages that were named, about everything or only the subjects named."""
    names = {_place(app): app.name for app in apps if _is_meant(app, packages)}
    steps = [
        PlannedStep(app=names[place], package=place[0], user=place[1], subject=finding.subject, step=step)
        for finding in sorted(findings, key=_rank)
        if (place := (finding.package, finding.user)) in names
        and place[0] is not None
        and place[1] is not None
        and finding.subject is not None
        and (not subjects or finding.subject in subjects)
        for step in finding.remedy
    ]
    return Plan(
        steps=_each_once(steps),
        left_alone=() if packages else _left_alone(findings, apps, subjects),
        was_closed=any(_is_closed(app, subjects) for app in apps if _place(app) in names),
    )


def _left_alone(findings: Sequence[Finding], apps: Sequence[App], subjects: frozenset[str]) -> tuple[str, ...]:
    """Those in which lending is a part, or not certain, and that have a way out of what was found."""
    found = {
        (finding.package, finding.user)
        for finding in findings
        if finding.remedy and (not subjects or finding.subject in subjects)
    }
    return tuple(
        dict.fromkeys(
            app.name if app.name == app.installed.package else f"{app.name} ({app.installed.package})"
            for app in apps
            if _place(app) in found and not _is_meant(app, frozenset())
        )
    )


def meant(findings: Sequence[Finding], apps: Sequence[App], packages: frozenset[str]) -> tuple[App, ...]:
    """The apps that were named, else every loan app with a finding."""
    found = {(finding.package, finding.user) for finding in findings}
    return tuple(app for app in apps if _is_meant(app, packages) and (packages or _place(app) in found))


def _is_closed(app: App, subjects: frozenset[str]) -> bool:
    """Whether it asks for something that it can neither read nor ask for again."""
    return any(
        access.requested is not False
        and access.effective is Effective.BLOCKED
        and (not subjects or access.group.value in subjects)
        for access in app.installed.access
    )


def _is_meant(app: App, packages: frozenset[str]) -> bool:
    if packages:
        return app.installed.package in packages
    return app.identity.verdict is Verdict.LOAN


def _place(app: App) -> Place:
    return app.installed.package, app.installed.user


def _rank(finding: Finding) -> int:
    return SUBJECTS.index(finding.subject) if finding.subject in SUBJECTS else len(SUBJECTS)


def _each_once(steps: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """Two findings on one group have the same way out; what an earlier step does a later one leaves out."""
    kept: list[PlannedStep] = []
    seen: set[Action] = set()
    words: set[tuple[Place, Step]] = set()
    for planned in steps:
        new = tuple(action for action in planned.step.actions if action not in seen)
        is_said = ((planned.package, planned.user), planned.step) in words
        if is_said or (planned.step.disposition is not Disposition.MANUAL and not new):
            continue
        words.add(((planned.package, planned.user), planned.step))
        seen.update(new)
        kept.append(replace(planned, step=replace(planned.step, actions=new)))
    return tuple(kept)
