"""Ordinary apps whose names hold a loan word."""

from __future__ import annotations

import pytest

from adbaudit.model.identity import Verdict

TRAPS = [
    # lend, dai, dana, cash, tala inside other words
    ("com.example.calendar", "Calendar"),
    ("com.example.calendar", "Calendar Blender"),
    ("com.example.blender", "Blender Recipes"),
    ("com.drdisagree.colorblendr2", "ColorBlendr"),
    ("com.dailymotion.app", "Dailymotion"),
    ("io.github.daijisho", "Daijishō"),
    ("com.danalock.app", "Danalock"),
    ("com.example.cashew", "Cashew: Budget"),
    ("com.example.cashbook", "Cashbook"),
    ("com.example.lang", "Català fàcil"),
    ("com.hyundai.bluelink", "Hyundai"),
    ("com.example.person", "Sloane Square"),
    # 借 is to lend a thing, 花 is a flower
    ("com.example.lib", "图书馆借阅"),
    ("com.example.lib", "借书"),
    ("com.example.lib", "借读"),
    ("com.example.power", "共享充电宝借还"),
    ("com.example.petal", "花瓣"),
    ("com.example.petal", "花生日记"),
    ("com.example.ride", "花小猪打车"),
    ("com.example.petal", "花漾搜索"),
    # words that only contain a word of lending
    ("com.example.law", "基金条款"),
    ("com.example.law", "明白条款"),
    ("com.example.rent", "每月付款"),
    ("com.example.gold", "黄金条块"),
    ("com.example.help", "应急管理"),
    ("com.example.rescue", "กู้ภัย"),
    ("com.example.aadhaar", "আধার কার্ড"),
    # instalments, credit that is a score, and those who search it
    ("com.example.parts", "分期"),
    ("com.example.score", "信用报告查询"),
    ("com.example.score", "个人征信"),
    ("com.example.firm", "企查查"),
    ("com.example.firm", "天眼查"),
    ("com.example.score2", "Credit Score & Report"),
    ("com.creditkarma.other", "Credit Karma"),
    ("com.example.bureau", "Credit Bureau"),
    ("com.example.borrowell", "CIBIL Score"),
    # libraries
    ("com.bolinda.borrowbox", "BorrowBox library"),
    ("com.example.library", "Borrow Books - Library"),
    ("com.example.ebook", "Libby: eBook loans"),
    # pay, earn, games, ledgers
    ("com.phonepe.other", "PhonePe"),
    ("com.example.game", "Cash Slots Casino Game"),
    ("com.example.earn", "Earn Money & Cash Rewards"),
    ("com.example.recharge", "Cash Recharge"),
    ("com.vaibhavkalpe.android.khatabook", "Khatabook"),
    ("com.example.ledger", "Cash Ledger Book"),
    # banks
    ("com.example.bank", "UniCredit Mobile Banking"),
    ("fr.example.agricole", "Crédit Agricole"),
    ("com.example.suisse", "Credit Suisse Bank"),
]
ACCESSORIES = [
    ("com.example.calc", "房贷计算器"),
    ("com.hexin.mortgagecalc2", "同花顺房贷计算器"),
    ("com.example.fund", "公积金贷款利率"),
    ("com.example.emi", "EMI Loan Calculator"),
    ("com.example.emi", "EMI Calculator"),
    ("com.example.mortgage", "Mortgage Calculator"),
    ("com.example.tips", "Instant Loan Guide"),
    ("com.example.tips", "Personal Loan Tips"),
    ("com.example.loans", "Aadhaar Loan"),
    ("com.example.haseba", "حاسبة القروض"),
]


@pytest.mark.parametrize(("package", "label"), TRAPS)
def test_trap_is_no_loan_app(judge, package, label):
    assert judge(package, label).verdict is Verdict.NO


@pytest.mark.parametrize(("package", "label"), ACCESSORIES)
def test_app_around_loans_is_maybe_since_the_stores_rule_is_for_it_too(judge, package, label):
    found = judge(package, label)
    assert (found.verdict, "Google Play" in str(found.reasons[-1].detail)) == (Verdict.MAYBE, True)


def test_calculator_that_speaks_of_no_loan_is_none(judge):
    assert judge("com.example.calculator", "Calculator").verdict is Verdict.NO


@pytest.mark.parametrize("package", ["com.example.loangame", "com.example.loanguide", "com.example.adharloan"])
def test_word_against_in_one_name_holds_what_the_other_says(judge, package):
    assert judge(package, "Instant Personal Loan").verdict is Verdict.MAYBE
