"""Ordinary apps, many of them about money: what the names of those people have on their phones may say at most."""

from __future__ import annotations

import pytest

from adbaudit.model.identity import Verdict

APPS = [
    ("com.google.android.apps.nbu.paisa.user", "Google Pay"),
    ("com.paypal.android.p2pmobile", "PayPal"),
    ("com.venmo", "Venmo"),
    ("com.squareup.cash", "Cash App"),
    ("com.revolut.revolut", "Revolut"),
    ("com.Splitwise.SplitwiseMobile", "Splitwise"),
    ("com.mint", "Mint: Budget & Track Bills"),
    ("com.realbyteapps.moneymanagerfree", "Money Manager Expense & Budget"),
    ("com.droid4you.application.wallet", "Wallet: Budget Expense Tracker"),
    ("com.bookmark.money", "Money Lover - Spending Manager"),
    ("com.samsung.android.spay", "Samsung Wallet"),
    ("com.wallet.crypto.trustapp", "Trust Wallet"),
    ("com.moneygram.mgo", "MoneyGram® Money Transfers App"),
    ("com.phonepe.app", "PhonePe"),
    ("com.nextbillion.groww", "Groww"),
    ("com.google.android.apps.walletnfcrel", "Google Wallet"),
    ("com.konylabs.capitalone", "Capital One"),
    ("com.yahoo.mobile.client.android.finance", "Yahoo Finance"),
    ("com.creditonebank.mobile", "Credit One Bank Mobile"),
    ("com.snapwork.hdfc", "HDFC Bank MobileBanking"),
    ("com.cashify.cashify", "Cashify"),
    ("com.moneycontrol", "Moneycontrol"),
    ("com.bca", "BCA mobile"),
    ("com.vietcombank", "VCB Digibank"),
    ("ru.sberbankmobile", "СберБанк"),
    ("com.unionpay", "云闪付"),
    ("com.icbc", "中国工商银行"),
    ("com.hexin.plat.android", "同花顺"),
    ("com.taobao.taobao", "淘宝"),
    ("cn.gov.tax.its", "个人所得税"),
    ("com.MobileTicket", "铁路12306"),
    ("com.whatsapp", "WhatsApp"),
    ("com.google.android.calendar", "Calendar"),
    ("com.tecit.android.pocket", "Pocket"),
    ("com.easytaxi", "Easy Taxi"),
    ("com.rupeeconv", "Rupee Converter"),
    ("com.expensify.chat", "New Expensify"),
    ("kr.co.toss", "토스"),
]


@pytest.mark.parametrize(("package", "label"), APPS)
def test_ordinary_app_is_no_loan_app(judge, package, label):
    assert judge(package, label).verdict is Verdict.NO


@pytest.mark.parametrize(("package", "label"), [("com.bKash.customerapp", "bKash"), ("com.etmoney.app", "ET Money")])
def test_brand_of_money_that_nobody_listed_is_no_more_than_maybe(judge, package, label):
    assert judge(package, label).verdict is Verdict.MAYBE
