"""Lines never pass the width, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.report.columns import columns_of
from adbaudit.report.wrap import longest_word, wrapped


def test_words_are_kept_whole():
    assert wrapped("can read the contacts", 10) == ("can read", "the", "contacts")


def test_chinese_breaks_between_any_two_characters():
    assert wrapped("应用能读取通讯录", 8) == ("应用能读", "取通讯录")


def test_no_line_begins_with_a_closing_sign():
    assert wrapped("通讯录，短信。", 6) == ("通讯", "录，短", "信。")


def test_no_line_ends_with_an_opening_sign():
    assert wrapped("应用（借款）", 6) == ("应用", "（借", "款）")


def test_word_longer_than_the_line_is_cut():
    assert wrapped("com.example.loan", 8) == ("com.", "example.", "loan")


def test_line_ends_stay():
    assert wrapped("one\n\ntwo", 20) == ("one", "", "two")


def test_empty_text_is_one_empty_line():
    assert wrapped("", 20) == ("",)


@given(
    st.text(alphabet=st.sampled_from("ab ，。（）款é›.💰पढ़ीा\n"), max_size=60), st.integers(min_value=2, max_value=30)
)
def test_no_line_is_wider_than_asked_for_and_no_word_is_lost(text, width):
    lines = wrapped(text, width)
    assert all(columns_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_long_component_is_parted_after_dots_and_slashes():
    assert wrapped("com.rupeeguard.helper/com.rupeeguard.helper.ScreenService", 30) == (
        "com.rupeeguard.helper/com.",
        "rupeeguard.helper.",
        "ScreenService",
    )


@pytest.mark.parametrize(
    ("words", "width"), [("can read", 4), ("está más allá", 4), ("能读取", 2), ("पढ़ सकता है", 4), ("", 0)]
)
def test_longest_word_is_the_longest_piece_that_stays_whole(words, width):
    assert longest_word(words) == width


@pytest.mark.parametrize(
    ("text", "columns"), [("contacts", 8), ("通讯录", 6), ("है", 1), ("पढ़ीा", 4), ("e\u0301", 1), ("", 0)]
)
def test_vowel_sign_with_a_place_of_its_own_takes_a_column(text, columns):
    assert columns_of(text) == columns
