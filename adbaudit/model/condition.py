"""Conditions of rules: what is asked of an app, answered yes, no or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState, RoleKind
from adbaudit.model.code import CodeSubject
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.permission import PermissionName
from adbaudit.model.special_access import SpecialAccessKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The part does not hold; unknown stays unknown."""

    part: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityIs:
    """The app was judged one of these."""

    verdicts: frozenset[Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassIs:
    """The list that names the app calls it one of these."""

    classes: frozenset[LoanClass]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessIs:
    """One of these permissions is, in effect, in one of these states."""

    permissions: frozenset[PermissionName]
    effective: frozenset[Effective]


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """The phone kept a time at which one of these permissions was used, or was refused at the app-op."""

    permissions: frozenset[PermissionName]
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """The app asks for a permission in its manifest."""

    permission: PermissionName


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialIs:
    """A special access is switched on."""

    kind: SpecialAccessKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSdkBelow:
    """The app was built for an Android older than this API level."""

    sdk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sideloaded:
    """The app came from a file, or did not (`wanted` false)."""

    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallerUnlisted:
    """The phone names an installer that stands on no list: neither a store nor what people open files with.

    With `is_named` false: it was asked, and names none.
    """

    is_named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestIs:
    """The manifest of one of the app's APK files is in this state."""

    state: ManifestState


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """One of the app's APK files carries no signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bent:
    """One of the app's APK files is made so that tools fail where Android does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasRole:
    """One of the app's APK files has a component for this role, which the system may be let to use."""

    role: RoleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HasSdk:
    """One of the app's APK files carries this SDK."""

    sdk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HasCollector:
    """One of the app's APK files carries an SDK with a part that collects one of these."""

    collects: frozenset[CodeSubject]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRefersTo:
    """The app's own code, in one of its APK files, has a place that refers to this."""

    subject: CodeSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class HasGaps:
    """Something of the phone could not be read."""


Condition = Union[
    AllOf,
    AnyOf,
    Not,
    IdentityIs,
    ClassIs,
    AccessIs,
    Used,
    Requested,
    SpecialIs,
    TargetSdkBelow,
    Sideloaded,
    InstallerUnlisted,
    ManifestIs,
    Unsigned,
    Bent,
    HasRole,
    HasSdk,
    HasCollector,
    CodeRefersTo,
    HasGaps,
]
