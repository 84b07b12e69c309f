"""Words of a catalogue in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.identify.words_in import words_in
from adbaudit.model.catalogue import Keyword, WordIndex, WordMatch, WordPlace, WordSign
from adbaudit.model.words import folded, spaced_words


def a_word(word, match=WordMatch.WHOLE):
    return Keyword(
        word=folded(word),
        language="en",
        weight=1,
        where=WordPlace.LABEL,
        match=match,
        sign=WordSign.LENDER,
        source="test",
    )


def found(text, *keywords):
    return [keyword.word for keyword in words_in(spaced_words(text), WordIndex.of(keywords))]


def test_longer_word_hides_the_shorter_ones_in_it():
    assert found("Cash Loan", a_word("cash loan"), a_word("cash"), a_word("loan")) == ["cash loan"]


def test_whole_word_is_not_found_inside_another():
    assert found("calendar lender", a_word("lend")) == []


def test_edge_is_found_where_a_word_starts_or_ends():
    edge = a_word("loan", WordMatch.EDGE)
    assert [found(text, edge) for text in ("loanapp", "plainloan", "reloaned")] == [["loan"], ["loan"], []]


def test_humps_and_digits_part_words():
    assert found("FastLoan24", a_word("loan")) == ["loan"]


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("com.whizdm.moneyview.loans", " com whizdm moneyview loans "),
        ("HDFCBank", " hdfc bank "),
        ("360借条", " 借条 "),
        ("เงินกู้ - ด่วน", " เงินกู้ ด่วน "),
        ("", "  "),
    ],
)
def test_words_stand_between_single_spaces(text, spaced):
    assert spaced_words(text) == spaced


def test_cut_that_explains_more_letters_is_taken():
    words = [a_word(word, WordMatch.PART) for word in ("金条", "基金", "条款", "贷款", "卡贷", "信用卡")]
    assert [found(text, *words) for text in ("基金条款", "信用卡贷款")] == [["基金", "条款"], ["信用卡", "贷款"]]


def test_one_letter_is_a_word_where_words_have_no_spaces():
    assert found("好贷网", a_word("贷", WordMatch.PART)) == ["贷"]


def test_word_that_stands_twice_counts_once():
    assert found("loan loan loan", a_word("loan")) == ["loan"]


@given(st.text("ab ", max_size=40), st.lists(st.text("ab", min_size=1, max_size=4), max_size=6, unique=True))
def test_words_found_never_share_a_letter(text, words):
    index = WordIndex.of(a_word(word, WordMatch.PART) for word in words)
    spaced = f" {text.strip()} "
    letters = sum(len(keyword.word) for keyword in words_in(spaced, index))
    assert letters <= len(spaced.replace(" ", ""))
