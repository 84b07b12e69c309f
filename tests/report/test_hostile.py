"""What a phone says cannot act on a terminal, and a trick is seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.report.hostile import _PLAIN, _shown, visible

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\x07b\x9bc\x7f", "a<U+0007>b<U+009B>c<U+007F>"),
        ("Bank\u202eknaB", "Bank<U+202E>knaB"),
        ("Lo\u200ban", "Lo<U+200B>an"),
        ("\ufeffLoan", "<U+FEFF>Loan"),
        ("\ue000Loan", "<U+E000>Loan"),
        ("half \ud83d", "half <U+D83D>"),
        ("\u3164", "<U+3164>"),
        ("a\U000e0100b", "a<U+E0100>b"),
        ("tag \U000e0041", "tag <U+E0041>"),
    ],
)
def test_unseen_character_is_named(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text", ["快捷借款", "Пример", "قرض سريع", "ऋण ऐप", "เงินด่วน", "Vay tiền nhanh", "Loan 💰", "a_b-c.d"]
)
def test_honest_label_stays_as_it_is(text):
    assert visible(text) == text


def test_line_ends_and_runs_of_blanks_become_one_blank():
    assert visible("  Easy\r\n\t Loan\u3000\u2028App ") == "Easy Loan App"


def test_flood_of_marks_is_counted_out():
    shown = visible("Z" + "\u0301" * 40)
    assert sum(unicodedata.category(one) == "Mn" for one in shown) == 3


def test_mark_that_stands_first_sits_on_nothing_of_ours():
    assert visible("\u0301abc") == "<U+0301>abc"


def test_sign_for_coloured_drawing_goes():
    assert visible("I \u2764\ufe0f loans") == "I \u2764 loans"


def test_long_text_is_cut_and_says_so():
    assert visible("x" * 500, longest=20) == "x" * 17 + "..."


@given(st.text(alphabet=st.characters(), max_size=400))
def test_nothing_that_acts_on_a_terminal_gets_through(text):
    shown = visible(text, longest=100)
    assert len(shown) <= 100
    assert all(unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for one in shown)
    assert not set(shown) & set(BIDI)


@given(st.text(alphabet=st.characters(), max_size=100))
def test_what_is_harmless_stays_the_same(text):
    once = visible(text)
    assert visible(once) == once


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs", "C", "M")), max_size=40))
def test_what_is_let_through_at_a_glance_is_what_a_closer_look_lets_through(text):
    line = " ".join(text.split())
    assert visible(text) == "".join(_shown(line))


def test_every_sign_that_needs_no_closer_look_is_shown_as_it_is():
    plain = [chr(number) for number in range(0x10000) if _PLAIN.fullmatch(chr(number))]
    assert "".join(_shown("".join(plain))) == "".join(plain)
