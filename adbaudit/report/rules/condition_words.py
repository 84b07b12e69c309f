"""When a rule holds, in sentences: a condition as a list that a person can follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar, assert_never

from adbaudit.model.access import Effective
from adbaudit.model.code import CodeSubject
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
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name, special_access_name, subject_name, verdict_name
from adbaudit.model.permission import PRIVACY_PERMISSIONS, PermissionName
from adbaudit.report.rules.answer_names import class_name, effective_name, manifest_name
from adbaudit.report.words import listing, series

Member = TypeVar("Member", bound=Enum)
_GROUPS = {permission.name: permission.group for permission in PRIVACY_PERMISSIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """One sentence and how deep it stands below others."""

    depth: int
    sentence: Message


def condition_lines(condition: Condition, depth: int = 0) -> Iterator[ConditionLine]:
    """The condition from the top, each part below the sentence that joins it to the others."""
    match condition:
        case AllOf(parts=parts):
            yield from _joined(message("all of this is so:"), parts, depth)
        case AnyOf(parts=parts):
            yield from _joined(message("at least one of these is so:"), parts, depth)
        case Not(part=part):
            yield from _joined(message("this is not so:"), (part,), depth)
        case _:
            yield ConditionLine(depth=depth, sentence=_sentence(condition))


def _joined(head: Message, parts: Iterable[Condition], depth: int) -> Iterator[ConditionLine]:
    yield ConditionLine(depth=depth, sentence=head)
    for part in parts:
        yield from condition_lines(part, depth + 1)


AboutIdentity = IdentityIs | ClassIs
AboutAccess = AccessIs | Used | Requested | SpecialIs
AboutOrigin = TargetSdkBelow | Sideloaded | InstallerUnlisted | HasGaps
AboutFiles = ManifestIs | Unsigned | Bent | HasRole
AboutCode = HasSdk | HasCollector | CodeRefersTo


def _sentence(condition: AboutIdentity | AboutAccess | AboutOrigin | AboutFiles | AboutCode) -> Message:
    match condition:
        case AccessIs() | Used() | Requested() | SpecialIs():
            return _of_access(condition)
        case IdentityIs() | ClassIs():
            return _of_identity(condition)
        case TargetSdkBelow() | Sideloaded() | InstallerUnlisted() | HasGaps():
            return _of_origin(condition)
        case ManifestIs() | Unsigned() | Bent() | HasRole():
            return _of_files(condition)
        case _:
            return _of_code(condition)


def _of_identity(condition: AboutIdentity) -> Message:
    match condition:
        case IdentityIs(verdicts=verdicts):
            names = [verdict_name(one) for one in _in_order(verdicts, Verdict)]
            return message("it was judged to be: {names}", names=series(names))
        case ClassIs(classes=classes):
            names = [class_name(one) for one in _in_order(classes, LoanClass)]
            return message("a named list calls it: {names}", names=series(names))
        case _:
            assert_never(condition)


def _of_access(condition: AboutAccess) -> Message:
    match condition:
        case AccessIs(permissions=permissions, effective=effective):
            answers = series([effective_name(one) for one in _in_order(effective, Effective)])
            return message("its access to {what} is: {answers}", what=_what(permissions), answers=answers)
        case Used(permissions=permissions, refused=True):
            return message("the phone kept a time at which it refused it {what}", what=_what(permissions))
        case Used(permissions=permissions):
            return message("the phone kept a time at which it used {what}", what=_what(permissions))
        case Requested(permission=permission):
            return message("it asks for {what}", what=_what([permission]))
        case SpecialIs(kind=kind):
            return message("this special access is switched on: {what}", what=special_access_name(kind))
        case _:
            assert_never(condition)


def _of_origin(condition: AboutOrigin) -> Message:
    match condition:
        case TargetSdkBelow(sdk=sdk):
            return message("it was built for an Android older than API level {sdk}", sdk=sdk)
        case Sideloaded(wanted=wanted):
            return message("it came from a file, not from a store") if wanted else message("it came from a store")
        case InstallerUnlisted(is_named=False):
            return message("the phone names nobody who installed it")
        case InstallerUnlisted():
            return message("who installed it is on no list of stores")
        case HasGaps():
            return message("something of the phone could not be read")
        case _:
            assert_never(condition)


def _of_files(condition: AboutFiles) -> Message:
    match condition:
        case ManifestIs(state=state):
            return message("the manifest of one of its files: {state}", state=manifest_name(state))
        case Unsigned():
            return message("one of its files carries no signature")
        case Bent():
            return message("one of its files is made so that tools fail on it where Android does not")
        case HasRole(role=role):
            return message("one of its files has a component for this role: {role}", role=role.value)
        case _:
            assert_never(condition)


def _of_code(condition: AboutCode) -> Message:
    match condition:
        case HasSdk(sdk=sdk):
            return message("one of its files carries the SDK {sdk}", sdk=sdk)
        case HasCollector(collects=collects):
            what = listing([subject_name(one.value) for one in _in_order(collects, CodeSubject)])
            return message("one of its files carries an SDK with a part that collects {what}", what=what)
        case CodeRefersTo(subject=subject):
            return message("its own code has a place that refers to {what}", what=subject_name(subject.value))
        case _:
            assert_never(condition)


def _in_order(members: frozenset[Member], kind: type[Member]) -> list[Member]:
    """As their enum has them, so that the same rule reads the same each time."""
    return [member for member in kind if member in members]


def _what(permissions: Iterable[PermissionName]) -> Message:
    """The groups by their names in people's words, the permissions by Android's."""
    named = sorted(permissions)
    groups = dict.fromkeys(_GROUPS[name] for name in named)
    words = ", ".join(name.removeprefix("android.permission.") for name in named)
    return message("{what} ({permissions})", what=listing([group_name(group) for group in groups]), permissions=words)
