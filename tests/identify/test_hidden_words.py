"""Words that programs read past and people do not."""

from __future__ import annotations

import pytest

from adbaudit.identify.reading import Reading
from adbaudit.model.identity import Verdict

SPELLINGS = [
    ("l0an", "loan"),
    ("1oan", "loan"),
    ("Ca$h", "cash"),
    ("L o a n", "loan"),
    ("L.o.a.n", "loan"),
    ("Loooan", "loan"),
    ("LoAn", "loan"),
    ("L\N{CYRILLIC SMALL LETTER O}\N{CYRILLIC SMALL LETTER A}n", "loan"),
    ("\N{GREEK SMALL LETTER KAPPA}ash", "kash"),
    ("Lo\u200ban", "loan"),
    ("借 款", "借款"),
    ("借-款", "借款"),
    ("借\u200b款", "借款"),
]
PLAIN = [
    "Loan",
    "CashLoan24",
    "HDFC Bank",
    "кредит онлайн",
    "кора и мёд",
    "Préstamo fácil",
    "Đồng vay tiền",
    "iOS A B",
    "借款",
]


@pytest.mark.parametrize(("label", "word"), SPELLINGS)
def test_word_is_uncovered(label, word):
    assert word in Reading.of(label).hidden


@pytest.mark.parametrize("label", PLAIN)
def test_plain_name_hides_nothing(label):
    assert Reading.of(label).hidden == ()


@pytest.mark.parametrize(("label", "word"), SPELLINGS)
def test_uncovered_word_speaks_as_the_plain_one_does(only_words, ask, label, word):
    plain = ask(only_words, "com.quiet.loanapp", word).verdict
    assert plain is not Verdict.NO
    assert ask(only_words, "com.quiet.loanapp", label).verdict in {plain, Verdict.LOAN}


def test_spelling_to_be_read_past_is_told(judge):
    details = [reason.detail.template for reason in judge("com.quiet.garden", "Instant L0an").reasons]
    assert "it spells words of a lender so that programs read past them: {words}" in details


def test_disguise_alone_says_nothing(judge):
    assert judge("com.quiet.garden", "G0ogle Phot0s").verdict is Verdict.NO


@pytest.mark.parametrize("label", ["a" * 100_000, "a1" * 50_000, "L " * 50_000, "\u200b" * 90_000, "$0" * 50_000])
def test_endless_name_is_read_at_once(judge, label):
    assert judge("com.quiet.garden", label).verdict in {Verdict.NO, Verdict.UNKNOWN}


def test_name_stored_backwards_is_read_as_the_screen_shows_it():
    assert Reading.of("\u202enaoL hsaC ysaE").spaced == " easy cash loan "
    assert set(Reading.of("\u202enaoL hsaC\u202c 24h").hidden) >= {"cash", "loan"}
