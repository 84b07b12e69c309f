"""Code is a possibility: seen in the app's own code, or not, or not looked into."""

from __future__ import annotations

import pytest

from adbaudit.model.catalogue import Installers
from adbaudit.model.code import CODE_NOT_READ, CodePlace, CodeSubject, FoundSdk, SdkKind
from adbaudit.model.truth import Truth
from adbaudit.rules.condition_file import read_condition
from adbaudit.rules.conditions import ask
from adbaudit.rules.evaluate import evaluate
from adbaudit.rules.place import Place

READS_SMS = {"apk": {"code": "sms"}}
COLLECTS = {"apk": {"sdk": {"collects": ["contacts", "sms"]}}}


def outcome(written, app):
    place = Place(file="test", path="when")
    condition = read_condition(written, place)
    assert place.noted == []
    return ask(condition, app, (), Installers())


def a_place(method="m", subject=CodeSubject.SMS, **given):
    return CodePlace(subject=subject, target="content://sms", place=f"com/x/Foo.{method}", **given)


def an_sdk(*collects, verified=True):
    return FoundSdk(name="Example", kind=SdkKind.COLLECTOR, signs=("com/sdk/A",), collects=collects, verified=verified)


def words(found):
    return [str(one.detail) for one in found.evidence]


def test_place_in_the_apps_own_code_is_quoted(an_app, an_apk):
    found = outcome(READS_SMS, an_app(apks=(an_apk(code=(a_place(),), sdks=()),)))
    assert (found.truth, words(found)) == (Truth.YES, ["a place in the code: com/x/Foo.m → content://sms"])


def test_only_some_places_are_quoted_and_the_rest_counted(an_app, an_apk):
    places = tuple(a_place(f"m{number}") for number in range(8))
    found = outcome(READS_SMS, an_app(apks=(an_apk(code=places, sdks=()),)))
    assert (len(found.evidence), words(found)[-1]) == (6, "3 more places in the code")


def test_text_without_a_place_is_told_as_one(an_app, an_apk):
    text = CodePlace(subject=CodeSubject.SMS, target="content://sms/inbox")
    found = outcome(READS_SMS, an_app(apks=(an_apk(code=(text,), sdks=()),)))
    assert words(found) == ["a text in the code, whose place was not found: content://sms/inbox"]


@pytest.mark.parametrize("code", [(), (a_place(in_library=True),), (a_place(subject=CodeSubject.CONTACTS),)])
def test_code_that_was_read_and_does_not_refer_to_it_is_a_no(an_app, an_apk, code):
    assert outcome(READS_SMS, an_app(apks=(an_apk(code=code, sdks=()),))).truth is Truth.NO


@pytest.mark.parametrize("trait", sorted(CODE_NOT_READ))
@pytest.mark.parametrize("asked", [READS_SMS, COLLECTS, {"apk": {"sdk": "Example"}}])
def test_code_in_which_nobody_could_look_is_unknown(an_app, an_apk, trait, asked):
    found = outcome(asked, an_app(apks=(an_apk(code=(), sdks=(), traits=(trait,)),)))
    assert (found.truth, [str(one) for one in found.missing]) == (Truth.UNKNOWN, ["what its code refers to"])


def test_what_nobody_asked_for_is_unknown_and_leaves_no_question(pack, an_app, an_apk):
    app = an_app(apks=(an_apk(),))
    assert {outcome(asked, app).truth for asked in (READS_SMS, COLLECTS)} == {Truth.UNKNOWN}
    evaluation = evaluate(pack, (app,), (), on_phone=True)
    assert [one.rule for one in evaluation.unknown if one.rule.startswith(("apk-code", "apk-contact"))] == []


def test_packed_code_leaves_a_question(pack, an_app, an_apk):
    app = an_app(apks=(an_apk(code=(), sdks=(), traits=("code-packed",)),))
    asked = {one.rule for one in evaluate(pack, (app,), (), on_phone=True).unknown}
    assert {"apk-code-reads-contacts", "apk-code-reads-sms", "apk-contact-collector-sdk"} <= asked


def test_sdk_whose_part_collects_is_a_yes_with_what_was_seen_of_it(an_app, an_apk):
    found = outcome(COLLECTS, an_app(apks=(an_apk(code=(), sdks=(an_sdk(CodeSubject.SMS),)),)))
    assert (found.truth, words(found)) == (Truth.YES, ["carries Example, seen by com/sdk/A"])


def test_sign_that_is_not_verified_is_told_as_such(an_app, an_apk):
    found = outcome(COLLECTS, an_app(apks=(an_apk(code=(), sdks=(an_sdk(CodeSubject.SMS, verified=False),)),)))
    assert words(found) == ["carries Example, seen by com/sdk/A, a sign that is not verified"]


@pytest.mark.parametrize("collects", [(), (CodeSubject.ACCOUNTS,)])
def test_sdk_of_which_other_parts_are_there_is_a_no(an_app, an_apk, collects):
    assert outcome(COLLECTS, an_app(apks=(an_apk(code=(), sdks=(an_sdk(*collects),)),))).truth is Truth.NO
