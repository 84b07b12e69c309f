"""What a condition answers for one app: yes, no or unknown, with what was seen and what was missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from adbaudit.model.app import App
from adbaudit.model.catalogue import Installers
from adbaudit.model.condition import (
    AccessIs,
    AllOf,
    AnyOf,
    Bent,
    ClassIs,
    CodeRefersTo,
    Condition,
    HasCollector,
    HasGaps,
    HasRole,
    HasSdk,
    IdentityIs,
    InstallerUnlisted,
    ManifestIs,
    Not,
    Requested,
    Sideloaded,
    SpecialIs,
    TargetSdkBelow,
    Unsigned,
    Used,
)
from adbaudit.model.finding import Evidence
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message
from adbaudit.model.permission import PermissionName
from adbaudit.model.truth import Truth, all_of, any_of
from adbaudit.rules import observe_access, observe_app, observe_code, observe_files
from adbaudit.rules.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer. `evidence`, `permissions` and `time` tell of a yes, `missing` of an unknown."""

    truth: Truth
    evidence: tuple[Evidence, ...] = ()
    permissions: tuple[PermissionName, ...] = ()
    time: datetime | None = None
    """The latest use that a `used` condition saw."""
    missing: tuple[Message, ...] = ()


def ask(condition: Condition, app: App | None, gaps: Sequence[Gap], installers: Installers) -> Outcome:
    """The answer for one app; `app` is `None` when the question is about the whole phone."""
    match condition:
        case AllOf(parts=parts):
            return _joined([ask(part, app, gaps, installers) for part in parts], every=True)
        case AnyOf(parts=parts):
            return _joined([ask(part, app, gaps, installers) for part in parts], every=False)
        case Not(part=part):
            inner = ask(part, app, gaps, installers)
            return Outcome(truth=inner.truth.negated(), missing=inner.missing)
        case HasGaps():
            return _of(observe_app.gaps(gaps))
        case _:
            return Outcome(truth=Truth.NO) if app is None else _ask_app(condition, app, installers)


AboutAccess = AccessIs | Used | Requested | SpecialIs
AboutFiles = ManifestIs | Unsigned | Bent | HasRole
AboutCode = HasSdk | HasCollector | CodeRefersTo
AboutApp = IdentityIs | ClassIs | TargetSdkBelow | Sideloaded | InstallerUnlisted


def _ask_app(condition: AboutAccess | AboutFiles | AboutCode | AboutApp, app: App, installers: Installers) -> Outcome:
    match condition:
        case AccessIs() | Used() | Requested() | SpecialIs():
            return _of(_access(condition, app))
        case ManifestIs() | Unsigned() | Bent() | HasRole():
            return _of(_files(condition, app))
        case HasSdk() | HasCollector() | CodeRefersTo():
            return _of(_code(condition, app))
        case IdentityIs() | ClassIs() | TargetSdkBelow() | Sideloaded() | InstallerUnlisted():
            return _of(_app(condition, app, installers))
        case _:
            assert_never(condition)


def _access(condition: AboutAccess, app: App) -> Iterable[Observation]:
    match condition:
        case AccessIs(permissions=permissions, effective=effective):
            return observe_access.access(app, permissions, effective)
        case Used(permissions=permissions, refused=True):
            return observe_access.refused(app, permissions)
        case Used(permissions=permissions):
            return observe_access.used(app, permissions)
        case Requested(permission=permission):
            return observe_access.requested(app, permission)
        case SpecialIs(kind=kind):
            return observe_access.special(app, kind)


def _files(condition: AboutFiles, app: App) -> Iterable[Observation]:
    match condition:
        case ManifestIs(state=state):
            return observe_files.manifest(app, state)
        case Unsigned():
            return observe_files.unsigned(app)
        case Bent():
            return observe_files.bent(app)
        case HasRole(role=role):
            return observe_files.role(app, role)


def _code(condition: AboutCode, app: App) -> Iterable[Observation]:
    match condition:
        case HasSdk(sdk=sdk):
            return observe_code.sdk(app, sdk)
        case HasCollector(collects=collects):
            return observe_code.collector(app, collects)
        case CodeRefersTo(subject=subject):
            return observe_code.reference(app, subject)


def _app(condition: AboutApp, app: App, installers: Installers) -> Iterable[Observation]:
    match condition:
        case IdentityIs(verdicts=verdicts):
            return observe_app.verdict(app, verdicts)
        case ClassIs(classes=classes):
            return observe_app.loan_class(app, classes)
        case TargetSdkBelow(sdk=sdk):
            return observe_app.target_sdk(app, sdk)
        case Sideloaded(wanted=wanted):
            return observe_app.sideloaded(app, installers, wanted=wanted)
        case InstallerUnlisted(is_named=is_named):
            return observe_app.unlisted_installer(app, installers, is_named=is_named)


def _of(observations: Iterable[Observation]) -> Outcome:
    """Any one observation that says yes is enough."""
    return _joined([_single(one) for one in observations], every=False)


def _single(seen: Observation) -> Outcome:
    return Outcome(
        truth=seen.truth,
        evidence=(seen.evidence,) if seen.evidence else (),
        permissions=(seen.permission,) if seen.permission else (),
        time=seen.time,
        missing=(seen.missing,) if seen.missing else (),
    )


def _joined(outcomes: Sequence[Outcome], *, every: bool) -> Outcome:
    truths = [one.truth for one in outcomes]
    truth = all_of(truths) if every else any_of(truths)
    telling = [one for one in outcomes if one.truth is truth]
    times = [one.time for one in telling if one.time]
    return Outcome(
        truth=truth,
        evidence=tuple(dict.fromkeys(item for one in telling for item in one.evidence)),
        permissions=tuple(sorted({item for one in telling for item in one.permissions})),
        time=max(times, default=None),
        missing=tuple(dict.fromkeys(item for one in telling for item in one.missing)),
    )
