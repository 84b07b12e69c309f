"""Ordinary apps whose names hold a loan word."""

from __future__ import annotations

import pytest

from adbaudit.model.identity import Verdict

TRAPS = [
    ("com.example.calendar", "Calendar"),
    ("com.example.blender", "Blender Recipes"),
    ("com.example.video", "Dailymotion"),
    ("com.example.lock", "Danalock"),
    ("com.example.cashew", "Cashew: Budget"),
    ("com.example.lang", "Català fàcil"),
    ("com.example.lib", "图书馆借阅"),
    ("com.example.power", "共享充电宝借还"),
    ("com.example.petal", "花瓣"),
    ("com.example.ride", "花小猪打车"),
    ("com.example.score", "信用报告查询"),
    ("com.example.score2", "Credit Score & Report"),
    ("com.example.library", "Borrow Books - Library"),
    ("com.example.game", "Cash Slots Casino Game"),
    ("com.example.ledger", "Cash Ledger Book"),
    ("com.example.bank", "UniCredit Mobile Banking"),
    ("com.example.earn", "Earn Money & Cash Rewards"),
    ("com.hyundai.bluelink", "Hyundai"),
    ("com.example.person", "Sloane Square"),
    ("com.example.rescue", "กู้ภัย"),
    ("com.example.aadhaar", "আধার কার্ড"),
]
ACCESSORIES = [
    ("com.example.calc", "房贷计算器"),
    ("com.example.emi", "EMI Loan Calculator"),
    ("com.example.tips", "Instant Loan Guide"),
    ("com.example.haseba", "حاسبة القروض"),
]


@pytest.mark.parametrize(("package", "label"), TRAPS)
def test_trap_is_no_loan_app(judge, package, label):
    assert judge(package, label).verdict is Verdict.NO


@pytest.mark.parametrize(("package", "label"), ACCESSORIES)
def test_app_around_loans_is_at_most_maybe(judge, package, label):
    assert judge(package, label).verdict in {Verdict.MAYBE, Verdict.NO}
