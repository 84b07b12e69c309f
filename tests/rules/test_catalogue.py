"""The lists themselves."""

from __future__ import annotations

import re

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.model.identity import Confidence, LoanClass
from adbaudit.rules.load import load_rules

A_WORD = """\
language: xx
source: a test
checked: 2026-11-21
verified: false
groups:
  - {{where: label, sign: lender, match: whole, weight: {weight}, words: [garden]}}
"""


def test_every_listed_app_has_a_source_and_a_day(pack):
    rows = pack.catalogue.by_package.values()
    assert [row.package for row in rows if not (row.source and re.fullmatch(r"\d{4}-\d\d-\d\d", row.checked))] == []


def test_every_look_alike_has_a_reason_and_a_source(pack):
    rows = pack.catalogue.look_alikes.values()
    assert [row.package for row in rows if not (row.why and row.source and row.checked)] == []


def test_no_look_alike_is_also_a_listed_loan_app(pack):
    assert set(pack.catalogue.look_alikes) & set(pack.catalogue.by_package) == set()


def test_about_two_thousand_apps_are_listed(pack):
    assert len(pack.catalogue.by_package) > 2000


@pytest.mark.parametrize(
    "package",
    [
        "com.eg.android.AlipayGphone",
        "com.tencent.mm",
        "com.jingdong.app.mall",
        "com.sankuai.meituan",
        "com.ss.android.ugc.aweme",
    ],
)
def test_larger_app_with_credit_inside_is_no_loan_app_and_names_the_service(pack, package):
    row = pack.catalogue.by_package[package]
    assert (row.is_credit_inside, bool(row.service), row.loan_class) == (True, True, LoanClass.MARKETPLACE)


def test_no_app_is_called_licensed_unless_a_list_of_licences_was_read(pack):
    rows = pack.catalogue.by_package.values()
    assert [row.package for row in rows if row.loan_class is LoanClass.LICENSED and row.is_class_verified] == []


def test_class_that_a_report_gives_is_kept_though_its_country_was_not_checked(pack):
    rows = [row for row in pack.catalogue.by_package.values() if row.loan_class is LoanClass.REPORTED_PREDATORY]
    assert len(rows) > 20
    assert all(row.is_class_verified for row in rows)


def test_row_without_an_address_is_at_most_of_medium_confidence(pack):
    rows = pack.catalogue.by_package.values()
    assert [row.package for row in rows if not row.is_traceable and row.confidence is Confidence.HIGH] == []


def test_no_package_is_both_a_store_and_a_way_to_open_files(pack):
    installers = pack.catalogue.installers
    assert "com.android.vending" in installers.stores
    assert "com.android.chrome" in installers.by_hand
    assert installers.stores & installers.by_hand == frozenset()


def test_reported_apps_name_the_report(pack):
    row = pack.catalogue.by_package["com.rupiahkilat.best"]
    assert (row.loan_class, row.confidence, row.source.template) == (
        LoanClass.REPORTED_PREDATORY,
        Confidence.HIGH,
        "McAfee, SpyLoan apps, November 2024",
    )


def test_name_that_many_apps_share_tells_nothing(pack):
    assert "instant loan" not in pack.catalogue.by_label


def test_name_of_a_larger_app_on_another_package_tells_nothing(pack):
    assert "支付宝" not in pack.catalogue.by_label


def test_name_of_a_lender_whose_package_is_unknown_is_kept(pack):
    assert pack.catalogue.by_label["及贷"].package is None


def test_files_that_a_report_names_are_kept_by_every_digest_it_gives(pack):
    known = pack.catalogue.by_hash
    assert sorted({(len(digest), one.family) for digest, one in known.items()}) == [
        (32, "SpyLoan"),
        (40, "SpyLoan"),
        (64, "SpyLoan"),
    ]
    assert len(known) == 51


def test_digest_of_no_known_length_is_a_fault(a_folder):
    table = "hash,family,class,confidence,source,checked\nabc,SpyLoan,reported_predatory,high,a-list,2026-11-21\n"
    with pytest.raises(RuleFaults) as raised:
        load_rules(a_folder(**{"catalogue/hashes.csv": table}))
    assert [fault for fault in raised.value.faults if "hashes.csv:line 2.hash" in fault]


def test_word_of_a_later_pack_goes_before_the_same_word_of_an_earlier_one(a_folder):
    first = a_folder(name="first", **{"keywords/xx.yaml": A_WORD.format(weight=2)})
    second = a_folder(
        name="second", **{"keywords/xx.yaml": A_WORD.format(weight=0.5), "permissions/loan-test.yaml": None}
    )
    (second / "permissions" / "loan-test.yaml").unlink()
    words = load_rules(first, (second,)).catalogue.label_words
    assert [(keyword.word, keyword.weight) for keyword in words] == [("garden", 0.5)]


def test_brand_of_a_lender_is_no_word_of_lending(pack):
    brands = pack.catalogue.by_brand
    assert {"mpokket", "支付宝"} <= set(brands)
    assert "dana" not in brands  # a larger app, and the Indonesian word for funds
    lenders = [name for name, app in brands.items() if not app.is_credit_inside]
    assert [name for name in lenders if "loan" in name or "cash" in name] == []
