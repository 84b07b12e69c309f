"""Why an app is called what it is called, and what would change it."""

from __future__ import annotations

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.identity import Verdict
from adbaudit.model.truth import Truth
from adbaudit.workflow.explain import AppNamed, explain, packages_called
from adbaudit.workflow.rule_packs import rules


@pytest.fixture(scope="module")
def pack():
    return rules()


def test_listed_app_is_explained_by_its_row(pack):
    found = explain(pack, AppNamed(package="com.eg.android.AlipayGphone"))
    assert found.identity.verdict is Verdict.CREDIT_INSIDE
    assert (found.listed.service, found.listed.file) == ("花呗 / 借呗", "rules/catalogue/apps/cn.csv")


def test_listed_app_is_what_its_list_says_whatever_its_label(pack):
    found = explain(pack, AppNamed(package="com.qihoo.loan", label="Calculator"))
    assert found.identity.verdict is Verdict.LOAN
    assert "another name on the screen would not change this" in str(found.changes[0])


def test_rules_are_those_that_speak_of_such_an_app_worst_first(pack):
    found = explain(pack, AppNamed(package="com.eg.android.AlipayGphone"))
    ranks = [one.severity.rank for one in found.rules]
    assert ranks == sorted(ranks) != []
    assert all(one.rule.severity_for(Verdict.CREDIT_INSIDE) is one.severity for one in found.rules)


def test_rule_that_the_class_already_denies_is_left_out(pack):
    found = explain(pack, AppNamed(package="com.qihoo.loan"))
    assert "loan-listed-predatory" not in {one.rule.id for one in found.rules}


def test_rule_that_the_class_already_settles_holds(pack):
    reported = next(
        app
        for app in pack.catalogue.by_package.values()
        if app.loan_class.value == "reported_predatory" and app.is_class_verified
    )
    found = explain(pack, AppNamed(package=reported.package))
    assert {one.rule.id for one in found.rules if one.holds is Truth.YES} == {"loan-listed-predatory"}


def test_missing_label_is_told_with_the_way_to_give_it(pack):
    found = explain(pack, AppNamed(package="com.example.walk"))
    assert any("--label" in str(one) for one in found.unknown)


def test_label_that_was_given_is_not_called_missing(pack):
    found = explain(pack, AppNamed(package="com.example.walk", label="Walk", installer="com.android.vending"))
    assert not any("--label" in str(one) or "--installer" in str(one) for one in found.unknown)


def test_label_that_made_the_verdict_is_told_as_what_would_change_it(pack):
    found = explain(pack, AppNamed(package="com.example.walk", label="Personal Loan Cash"))
    assert any("Without its name on the screen" in str(one) for one in found.changes)


def test_listed_app_is_found_by_its_name_on_the_screen(pack):
    assert packages_called(pack.catalogue, "支付宝") == ("com.eg.android.AlipayGphone",)
    assert packages_called(pack.catalogue, "no such name") == packages_called(pack.catalogue, "") == ()


@pytest.mark.parametrize("package", ["com.eg.android.AlipayGphone", "com.loan.cash.quick.credit.money", "com.a.b"])
def test_what_is_told_is_translated(pack, package):
    say = load_translator("zh-CN")
    found = explain(pack, AppNamed(package=package))
    for one in (*found.unknown, *found.changes, *(reason.detail for reason in found.identity.reasons)):
        assert say(one) != str(one)
