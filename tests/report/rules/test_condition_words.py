"""Conditions in sentences: every one of them, in both languages."""

from __future__ import annotations

from typing import get_args

from adbaudit.locale.translator import load_translator
from adbaudit.locations import rules_folder
from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState, RoleKind
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
from adbaudit.model.permission import PermissionName
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.report.rules.condition_words import condition_lines
from adbaudit.rules.load import load_rules

READ_SMS = PermissionName("android.permission.READ_SMS")
ONE_OF_EACH = (
    AllOf(parts=(HasGaps(),)),
    AnyOf(parts=(HasGaps(),)),
    Not(part=HasGaps()),
    IdentityIs(verdicts=frozenset({Verdict.LOAN})),
    ClassIs(classes=frozenset({LoanClass.LICENSED})),
    AccessIs(permissions=frozenset({READ_SMS}), effective=frozenset({Effective.ASKS})),
    Used(permissions=frozenset({READ_SMS})),
    Requested(permission=READ_SMS),
    SpecialIs(kind=SpecialAccessKind.OVERLAY),
    TargetSdkBelow(sdk=23),
    Sideloaded(wanted=True),
    InstallerUnlisted(),
    ManifestIs(state=ManifestState.UNREADABLE),
    Unsigned(),
    Bent(),
    HasRole(role=RoleKind.ACCESSIBILITY),
    HasSdk(sdk="x"),
    HasCollector(collects=frozenset({CodeSubject.CONTACTS})),
    CodeRefersTo(subject=CodeSubject.SMS),
    HasGaps(),
)


def told(condition):
    return [(line.depth, str(line.sentence)) for line in condition_lines(condition)]


def test_parts_stand_below_what_joins_them():
    old = TargetSdkBelow(sdk=23)
    assert told(AllOf(parts=(old, Not(part=AnyOf(parts=(HasGaps(), old)))))) == [
        (0, "all of this is so:"),
        (1, "it was built for an Android older than API level 23"),
        (1, "this is not so:"),
        (2, "at least one of these is so:"),
        (3, "something of the phone could not be read"),
        (3, "it was built for an Android older than API level 23"),
    ]


def test_access_is_told_by_group_and_permission_in_one_order():
    names = frozenset(map(PermissionName, ("android.permission.READ_SMS", "android.permission.READ_CONTACTS")))
    condition = AccessIs(permissions=names, effective=frozenset({Effective.WHILE_USING, Effective.ALLOWED}))
    assert told(condition) == [
        (
            0,
            "its access to contacts, messages (READ_CONTACTS, READ_SMS) is: allowed; allowed while the app is open",
        )
    ]


def test_every_kind_of_condition_has_words():
    assert {type(one) for one in ONE_OF_EACH} == set(get_args(Condition))
    assert all(sentence for one in ONE_OF_EACH for _, sentence in told(one))


def test_every_rule_is_told_in_chinese():
    say = load_translator("zh-CN")
    for rule in load_rules(rules_folder()).rules:
        for line in condition_lines(rule.when):
            assert say(line.sentence) != str(line.sentence)
