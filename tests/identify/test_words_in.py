"""Words of a catalogue in a text."""

from __future__ import annotations

import pytest

from adbaudit.identify.words_in import words_in
from adbaudit.model.catalogue import Keyword, WordMatch, WordPlace, WordSign
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
    return [keyword.word for keyword in words_in(spaced_words(text), keywords)]


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
