"""Three-valued answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState, UsesPermission
from adbaudit.model.appop import OpMode
from adbaudit.model.catalogue import Installers
from adbaudit.model.permission import PermissionName
from adbaudit.model.truth import Truth
from adbaudit.rules.condition_file import read_condition
from adbaudit.rules.conditions import ask
from adbaudit.rules.place import Place

INSTALLERS = Installers(stores=frozenset({"com.store"}), by_hand=frozenset({"com.browser"}))
CAN_READ = {"access": {"permissions": ["READ_CONTACTS"], "effective": ["allowed", "while-using"]}}


def condition(value):
    place = Place(file="test")
    found = read_condition(value, place)
    assert place.faults == []
    return found


def answer(value, app):
    return ask(condition(value), app, (), INSTALLERS).truth


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        (Effective.ALLOWED, Truth.YES),
        (Effective.WHILE_USING, Truth.YES),
        (Effective.ASKS, Truth.NO),
        (Effective.BLOCKED, Truth.NO),
        (Effective.NOT_REQUESTED, Truth.NO),
        (Effective.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_access_answers_by_what_is_in_effect(an_app, an_access, effective, expected):
    assert answer(CAN_READ, an_app(an_access("READ_CONTACTS", effective))) is expected


def test_one_allowed_permission_is_enough_though_another_is_unread(an_app, an_access):
    value = {"access": {"group": "sms", "effective": ["allowed"]}}
    app = an_app(an_access("READ_SMS", Effective.UNKNOWN), an_access("RECEIVE_SMS"))
    assert answer(value, app) is Truth.YES


def test_not_keeps_unknown_unknown(an_app, an_access):
    assert answer({"not": CAN_READ}, an_app(an_access("READ_CONTACTS", Effective.UNKNOWN))) is Truth.UNKNOWN


def test_all_is_no_when_one_part_is_no_whatever_is_unread(an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", Effective.UNKNOWN), target_sdk=34)
    assert answer({"all": [CAN_READ, {"target_sdk": {"below": 23}}]}, app) is Truth.NO


def test_any_is_yes_when_one_part_is_yes_whatever_is_unread(an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", Effective.UNKNOWN), target_sdk=22)
    assert answer({"any": [CAN_READ, {"target_sdk": {"below": 23}}]}, app) is Truth.YES


def test_several_words_in_one_mapping_must_all_hold(an_app, an_access):
    value = {**CAN_READ, "sideloaded": True}
    assert answer(value, an_app(an_access("READ_CONTACTS"), is_sideloaded=False)) is Truth.NO


def test_no_time_of_use_is_no_record_once_the_app_ops_were_read(an_app, an_access):
    assert answer({"used": "contacts"}, an_app(an_access("READ_CONTACTS"))) is Truth.NO


def test_no_time_of_use_is_unknown_while_the_app_ops_are_unread(an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", op_mode=OpMode.UNKNOWN))
    assert answer({"used": "contacts"}, app) is Truth.UNKNOWN


def test_latest_of_several_uses_is_told(an_app, an_access):
    app = an_app(
        an_access("READ_CONTACTS", last_access="2026-11-19T21:40:00+08:00"),
        an_access("WRITE_CONTACTS", last_access="2026-11-20T07:00:00+08:00"),
    )
    assert ask(condition({"used": "contacts"}), app, (), INSTALLERS).time.isoformat() == "2026-11-20T07:00:00+08:00"


def test_app_from_a_store_is_not_sideloaded(an_app):
    assert answer({"sideloaded": True}, an_app(is_sideloaded=False)) is Truth.NO


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"installer": "com.store", "initiating_package": "com.browser"}, Truth.YES),
        ({"installer": "com.store", "initiating_package": "com.browser", "is_sideloaded": False}, Truth.YES),
        ({"installer": "com.store", "initiating_package": "com.store"}, Truth.NO),
        ({"installer": None, "initiating_package": "com.store", "system": False}, Truth.NO),
        ({"installer": "com.store", "initiating_package": "com.never.heard.of", "system": False}, Truth.NO),
        ({"installer": "com.browser", "initiating_package": "com.store"}, Truth.YES),
    ],
)
def test_who_asked_for_the_install_goes_before_the_installer_it_named(an_app, origin, expected):
    assert answer({"sideloaded": True}, an_app(is_installer_read=True, **origin)) is expected


def test_store_that_a_stranger_named_is_no_proof_of_a_store(an_app):
    app = an_app(is_installer_read=True, installer="com.store", initiating_package="com.never.heard.of", system=False)
    assert answer({"sideloaded": False}, app) is Truth.NO


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (
            {"initiating_package": "com.browser", "installer": "com.store"},
            "installed through com.browser, which named com.store as the installer",
        ),
        (
            {"initiating_package": "com.browser", "installer": "com.browser", "originating_package": "com.chat"},
            "installed through com.browser, on the word of com.chat",
        ),
        ({"initiating_package": "com.browser", "installer": None}, "installed by com.browser"),
    ],
)
def test_evidence_says_who_asked_for_the_install(an_app, origin, said):
    app = an_app(is_installer_read=True, **origin)
    (evidence,) = ask(condition({"sideloaded": True}), app, (), INSTALLERS).evidence
    assert str(evidence.detail) == said


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"is_sideloaded": True, "installer": "com.store"}, Truth.YES),
        ({"is_sideloaded": False, "installer": "com.browser"}, Truth.NO),
        ({"installer": "com.browser"}, Truth.YES),
        ({"installer": "com.store"}, Truth.NO),
        ({"installer": "com.never.heard.of", "system": False}, Truth.NO),
        ({"installer": None, "system": False}, Truth.NO),
        ({"installer": None, "system": True}, Truth.NO),
        ({"installer": None, "system": None}, Truth.NO),
    ],
)
def test_phones_own_word_goes_before_what_is_known_of_the_installer(an_app, origin, expected):
    assert answer({"sideloaded": True}, an_app(is_installer_read=True, **origin)) is expected


def test_origin_nobody_read_is_unknown(an_app):
    assert answer({"sideloaded": True}, an_app(is_sideloaded=None)) is Truth.UNKNOWN


def test_special_access_that_was_not_read_is_unknown(an_app):
    assert answer({"special": "overlay"}, an_app(special={"overlay": "unknown"})) is Truth.UNKNOWN


def test_permission_in_the_manifest_of_a_file_is_requested(an_app, an_apk):
    declared = (UsesPermission(permission=PermissionName("android.permission.READ_SMS")),)
    app = an_app(apks=(an_apk(declared=declared),), in_phone=False)
    assert answer({"requested": "READ_SMS"}, app) is Truth.YES


def test_file_whose_manifest_is_unreadable_leaves_its_permissions_unknown(an_app, an_apk):
    app = an_app(apks=(an_apk(manifest=ManifestState.UNREADABLE),), in_phone=False)
    assert answer(CAN_READ, app) is Truth.UNKNOWN


def test_signature_nobody_looked_at_is_not_a_missing_one(an_app, an_apk):
    assert answer({"apk": {"signature": "none"}}, an_app(apks=(an_apk(signers=None),))) is Truth.UNKNOWN


def test_file_with_no_certificate_is_unsigned(an_app, an_apk):
    assert answer({"apk": {"signature": "none"}}, an_app(apks=(an_apk(signers=()),))) is Truth.YES


def test_sdk_in_a_file_that_nobody_looked_into_is_unknown(an_app, an_apk):
    app = an_app(apks=(an_apk(manifest=ManifestState.NOT_READ),))
    assert answer({"apk": {"sdk": "scorer"}}, app) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (
            {"identity": ["lender"]},
            "test:when.identity[0]: 'lender' is none of loan, credit-inside, maybe, no, unknown",
        ),
        ({"all": []}, "test:when.all: must hold at least one condition"),
        ({"wish": 1}, "test:when: unknown key 'wish'"),
        ([1], "test:when: must be a mapping of keys and values"),
        ({"target_sdk": {"below": "23"}}, "test:when.target_sdk.below: must be a whole number, not '23'"),
        ({"gaps": False}, "test:when.gaps: only true is known; write not: {gaps: true}"),
        ({"apk": {}}, "test:when.apk: must ask for manifest, signature, bent, role, sdk or code"),
    ],
)
def test_fault_in_a_condition_carries_its_path(value, fault):
    place = Place(file="test").at("when")
    read_condition(value, place)
    assert place.faults[0] == fault


def test_refusal_is_told_with_its_time_and_no_use_is(an_app, an_access):
    noted = datetime.fromisoformat("2026-11-17T10:00:03+08:00")
    app = an_app(replace(an_access("READ_CONTACTS", Effective.BLOCKED), last_reject=noted))
    outcome = ask(condition({"refused": "contacts"}), app, (), INSTALLERS)
    assert (outcome.truth, outcome.time) == (Truth.YES, noted)
    assert answer({"used": "contacts"}, app) is Truth.NO
