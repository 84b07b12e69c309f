"""A name that an app's author chose never passes for words of ours."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adbaudit.model.quoted import in_sentence
from adbaudit.report.hostile import LONGEST_NAME, visible


@pytest.mark.parametrize(
    "name",
    [
        *("快捷借款", "Easy Dhan Loan", "360借条", "Rupee Loan Helper", "Cash-Loan Pro", "Kredit Pintar - Pinjaman"),
        *("Loan24h", "कैश लोन", "قرض سريع 24", "com.kuaijie.cashloan", "3.2.1", "2024.11.05"),
        *("samsung SM-A515F", "Redmi Note 10 Pro", "Xiaomi 23021RAAEG"),
    ],
)
def test_ordinary_names_stay_as_they_are(name):
    assert in_sentence(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("X (none), 支付宝 (none)", "Loan, owner", "Loan; owner", "借款、安心", "借款，支付宝", "Loan: nothing"),
        *(
            "No app reads contacts",
            "No Risk Found",
            "none",
            "None",
            "无",
            "安全",
            "未发现风险",
            "没有应用",
        ),
        *("Call 021 5555 1234", "021-5555-1234", "95188", "Version 1. Checked", "Bank.No App", "Yahoo!", "花呗 / 借呗"),
        *("Loan ✅", "Loan\u202e", "- Loan", "{time}", "कोई जोखिम नहीं"),
    ],
)
def test_names_that_could_pass_for_our_words_are_set_apart(name):
    assert in_sentence(name) == f"“{name}”"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "Safe Bank ✅ No loan app found. Nothing on this phone can read",
            "“Safe Bank ✅ No loan app found. Nothing…”",
        ),
        ("L" * 10_000, f"“{'L' * 40}…”"),
        ("借" * 21, f"“{'借' * 20}…”"),
        ("Line\nanother", "“Line another”"),
        ("Loan” is harmless. “It", "“Loan' is harmless. 'It”"),
        ("a ::error::No ##[group]", "“a : :error: :No # #[group]”"),
        ('Loan" 「x」 «y»', "“Loan' 'x' 'y'”"),
    ],
)
def test_long_names_are_cut_and_quotation_marks_within_are_replaced(name, shown):
    assert in_sentence(name) == shown


@given(st.text(max_size=60) | st.text(alphabet="aB借 \u0301\u202e”“,.(:1", max_size=200))
@example("x" + "\u0301" * 400)
@example("\u202e" * 60)
def test_no_name_ends_its_own_quotation(name):
    shown = visible(in_sentence(name), longest=LONGEST_NAME)
    assert shown == name or re.fullmatch('“[^“”"「」]*”', shown)
