"""Who an app is, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adbaudit.identify.identify import identify
from adbaudit.model.identity import Confidence, LoanClass, ReasonKind, Verdict
from adbaudit.model.marks import Marks

CAST = [
    ("com.kuaijie.cashloan", "快捷借款", Verdict.LOAN),
    ("com.qihoo.loan", "360借条", Verdict.LOAN),
    ("com.eg.android.AlipayGphone", "支付宝", Verdict.CREDIT_INSIDE),
    ("com.loan.cash.credit.easy.dhan.quick.udhaar", "Easy Dhan Loan", Verdict.LOAN),
    ("xkq.wfbd.rtyp", "及贷", Verdict.LOAN),
    ("com.pinjamkilat.dana", "Pinjam Kilat", Verdict.LOAN),
    ("com.rupeeguard.helper", "Rupee Loan Helper", Verdict.LOAN),
    ("com.sincere.plainloan", "Plain Loan", Verdict.LOAN),
    ("com.harborbank.mobile", "Harbor Bank", Verdict.NO),
    ("com.chatter.messenger", "Chatter", Verdict.NO),
    ("com.sunrise.calendar", "Sunrise Calendar", Verdict.NO),
]


@pytest.mark.parametrize(("package", "label", "verdict"), CAST)
def test_each_of_the_practice_phone_is_judged_for_what_it_is(judge, package, label, verdict):
    assert judge(package, label).verdict is verdict


def test_listed_app_carries_the_class_of_the_list_and_names_it(judge):
    found = judge("com.rupiahkilat.best")
    assert (found.verdict, found.loan_class, found.reasons[0].kind, found.reasons[0].source) == (
        Verdict.LOAN,
        LoanClass.REPORTED_PREDATORY,
        ReasonKind.CATALOGUE,
        "rules/catalogue/apps/id.csv",
    )


def test_app_whose_licence_nobody_looked_up_has_no_class_and_says_so(judge):
    found = judge("com.qihoo.loan")
    assert (found.loan_class, found.reasons[-1].detail.template) == (
        LoanClass.UNCLASSIFIED,
        "whether it has a licence was not looked up",
    )


def test_list_whose_address_was_not_kept_is_told_as_such(judge):
    found = judge("com.qihoo.loan")
    assert found.confidence is Confidence.MEDIUM
    assert "its address was not kept" in str(found.reasons[0].detail)


def test_names_alone_are_never_very_sure(judge):
    found = judge("com.garden.cash.loan.quick.rupee.lend", "Instant Loan: borrow money, quick cash")
    assert (found.verdict, found.confidence) == (Verdict.LOAN, Confidence.MEDIUM)


def test_one_word_that_is_not_strong_is_no_loan_app_though_both_names_have_it(judge):
    assert judge("com.garden.kredit", "Kredit Garden").verdict is Verdict.MAYBE


def test_strong_word_in_both_names_is_enough(judge):
    assert judge("com.garden.pinjam", "Pinjam Garden").verdict is Verdict.LOAN


def test_name_of_a_listed_app_on_another_package_is_told(judge):
    details = [reason.detail.template for reason in judge("com.quiet.garden", "拍拍贷借款").reasons]
    assert "it has the name of a listed app ({package}) on another package" in details


def test_brand_on_a_package_without_sense_is_a_loan_app(judge):
    found = judge("qzx.wrtp.bnkl", "还呗")
    assert (found.verdict, found.reasons[0].detail.template) == (
        Verdict.LOAN,
        "its package name is letters without sense",
    )


def test_package_without_sense_says_nothing_by_itself(judge):
    assert judge("qzx.wrtp.bnkl", "Weather").verdict is Verdict.NO


def test_name_from_a_list_without_packages_says_nothing_by_itself(judge):
    assert judge("com.quiet.garden", "Bazza").verdict is Verdict.NO


def test_name_from_a_list_without_packages_counts_beside_a_word(judge):
    assert judge("com.quiet.garden", "More Cash").verdict is Verdict.MAYBE


def test_one_weak_word_alone_is_no_loan_app(judge):
    assert judge("com.quiet.garden", "Cash").verdict is Verdict.NO


def test_one_strong_word_alone_is_maybe(judge):
    assert judge("com.quiet.garden", "Sunny Loan Days").verdict is Verdict.MAYBE


def test_many_words_in_one_label_are_still_one_sign(judge):
    label = "Instant personal loan, quick cash, payday lending, borrow money"
    assert judge("com.quiet.garden", label).verdict is Verdict.MAYBE


def test_word_in_label_and_package_together_make_a_loan_app(judge):
    assert judge("com.garden.loanapp", "Garden Loan").verdict is Verdict.LOAN


def test_package_stuffed_with_loan_words_is_a_loan_app_without_its_label(judge):
    assert judge("com.garden.cash.loan.quick.rupee.lend", None).verdict is Verdict.LOAN


def test_third_party_app_whose_label_was_not_read_is_unknown(judge):
    found = judge("com.quiet.garden", None, is_system=False)
    assert (found.verdict, found.reasons[-1].detail.template) == (
        Verdict.UNKNOWN,
        "the app's name on the screen was not read",
    )


def test_empty_label_is_no_label(judge):
    assert judge("com.quiet.garden", " \u200b ").verdict is Verdict.UNKNOWN


def test_system_app_whose_label_was_not_read_is_hardly_a_lender(judge):
    found = judge("com.quiet.garden", None, is_system=True)
    assert (found.verdict, found.confidence) == (Verdict.NO, Confidence.LOW)


def test_calculator_is_at_most_maybe_however_many_loan_words_it_has(judge):
    assert judge("com.garden.loancalculator", "Loan Calculator - Cash Loan EMI").verdict is Verdict.MAYBE


def test_guide_with_a_stuffed_package_is_at_most_maybe(judge):
    assert judge("com.garden.cash.loan.quick.rupee.lend", "Instant Loan Guide").verdict is Verdict.MAYBE


def test_look_alike_is_told_with_its_reason(judge):
    found = judge("com.drdisagree.colorblendr", "ColorBlendr")
    assert (found.verdict, found.confidence, dict(found.reasons[0].detail.values)["why"].template) == (
        Verdict.NO,
        Confidence.HIGH,
        "the letters “lend” stand in it by chance",
    )


def test_larger_app_says_that_its_contacts_may_serve_something_else(judge):
    details = [str(reason.detail) for reason in judge("com.eg.android.AlipayGphone", "支付宝").reasons]
    assert "花呗 / 借呗" in details[0]
    assert "most of it is not about credit: its contacts may serve chats or payments to people you know" in details


def test_list_is_named_with_the_day_someone_looked(judge):
    assert str(judge("com.rupiahkilat.best").reasons[0].detail).endswith("; looked up on 2026-11-21")


def test_loan_app_of_the_missions_sources_is_known_by_label_and_package(judge):
    verdicts = [
        judge("com.qihoo.loan", "360借条").verdict,
        judge("com.eg.android.AlipayGphone", "支付宝").verdict,
        judge("com.stranger.jidai", "及贷").verdict,
        judge("com.stranger.thing", "蚂蚁花呗").verdict,
    ]
    assert verdicts == [Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.LOAN, Verdict.MAYBE]


def test_accessory_of_the_list_says_why_it_is_told_of(judge):
    found = judge("com.alexander.loanCalculator", "Loan Calculator")
    assert (found.verdict, "Google Play" in str(found.reasons[-1].detail)) == (Verdict.MAYBE, True)


def test_brand_inside_the_names_of_another_app_is_told(judge):
    details = [reason.detail.template for reason in judge("com.loan.cash.mpokket", "Guayaba").reasons]
    assert "it has the name of another maker's app in its own: {app}" in details


def test_brand_of_a_larger_app_beside_words_of_lending_is_told(judge):
    found = judge("com.stranger.jiekuan", "支付宝借钱")
    assert (found.verdict, "{app}" in found.reasons[-1].detail.template) == (Verdict.LOAN, True)


@pytest.mark.parametrize(
    ("package", "label"), [("com.tencent.weread", "微信读书"), ("com.stranger.radio", "抖音收音机")]
)
def test_brand_of_a_larger_app_says_nothing_by_itself(judge, package, label):
    assert judge(package, label).verdict is Verdict.NO


def test_brand_of_the_same_maker_is_no_borrowed_one(judge):
    details = [reason.detail.template for reason in judge("com.tencent.loanhelper", "微信借钱").reasons]
    assert "it has the name of another maker's app in its own: {app}" not in details


def test_brand_inside_another_name_says_nothing_by_itself(judge):
    assert judge("com.quiet.mpokket", "mPokket Garden").verdict is Verdict.NO


@pytest.mark.parametrize("label", ["SnapCash", "Zada Cash", "Money Bee", "MobiCred"])
def test_brand_of_money_and_little_else_is_maybe(judge, label):
    assert judge("com.quiet.garden", label).verdict is Verdict.MAYBE


@pytest.mark.parametrize(
    "label", ["Google Wallet", "Money Manager Expense & Budget", "Yahoo Finance", "Quick Settings"]
)
def test_ordinary_name_with_a_word_of_money_is_none(judge, label):
    assert judge("com.quiet.garden", label).verdict is Verdict.NO


def test_installed_by_hand_adds_only_to_other_signs(judge):
    by_hand = "com.google.android.packageinstaller"
    pair = ("com.garden.cash", "Sunny Loan")
    verdicts = [
        judge(*pair).verdict,
        judge(*pair, installer=by_hand).verdict,
        judge("com.quiet.garden", "Garden", installer=by_hand).verdict,
    ]
    assert verdicts == [Verdict.MAYBE, Verdict.LOAN, Verdict.NO]


def test_signer_of_a_listed_app_is_known_on_another_package(catalogue):
    signer = "ab" * 32
    known = replace(catalogue, by_signer={signer: catalogue.by_package["com.rupiahkilat.best"]})
    found = identify(known, package="com.quiet.garden", label="Garden", marks=Marks(signers=(signer,)))
    assert (found.verdict, found.reasons[0].kind) == (Verdict.LOAN, ReasonKind.SIGNER)


def test_word_hidden_by_unseen_letters_is_found(judge):
    assert judge("com.quiet.loan", "借\u200b款").verdict is Verdict.LOAN


def test_full_width_letters_are_letters(judge):
    assert judge("com.quiet.loan", "Ｃａｓｈ Ｌｏａｎ").verdict is Verdict.LOAN


def test_marks_may_be_left_out(judge):
    assert judge("com.quiet.prestamo", "Prestamo Facil") == judge("com.quiet.prestamo", "Préstamo Fácil")


def test_endless_label_is_cut_not_choked_on(judge):
    assert judge("com.quiet.garden", "loan " * 100_000).verdict is Verdict.MAYBE


def test_every_loan_verdict_has_a_reason(catalogue):
    without = [
        package for package in catalogue.by_package if not identify(catalogue, package=package, label=None).reasons
    ]
    assert without == []


@pytest.mark.parametrize(
    "hidden", ["\u034f", "\u115f", "\u17b4", "\u180b", "\u200b", "\u20dd", "\u2800", "\u3164", "\U000e0041"]
)
def test_word_cannot_hide_behind_characters_that_are_not_seen(judge, hidden):
    plain = judge("com.x.y", "Cash Loan").verdict
    assert plain is not Verdict.NO
    assert judge("com.x.y", f"Ca{hidden}sh Lo{hidden}an").verdict is plain
