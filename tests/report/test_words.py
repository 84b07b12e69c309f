"""How names are put together into sentences."""

from __future__ import annotations

import re

import pytest

from adbaudit.model.message import message
from adbaudit.report.words import Words, listing, sentences, series, some_of


@pytest.fixture
def names():
    return [message("{name}", name=name) for name in ("one", "two", "three")]


def test_few_names_are_all_said(english, names):
    assert english(some_of(names, 3)) == "one, two, three"


def test_many_names_end_in_a_number(english, names):
    assert english(some_of(names, 1)) == "one and 2 more"


def test_names_with_commas_are_set_apart_by_semicolons(english, names):
    assert english(some_of(names, 2, join=series)) == "one; two and one more"


def test_no_names_are_none(english):
    assert english(listing([])) == "none"


def test_chinese_sentences_stand_side_by_side(chinese):
    told = message("Everything that was asked for could be read.")
    assert chinese(sentences([told, told])) == "要读的内容都读到了。要读的内容都读到了。"


def test_full_width_colon_needs_no_blank(english, chinese):
    way = message("On the phone:")
    assert Words(translator=english).before(way) == "On the phone: "
    assert Words(translator=chinese).before(way) == "在手机上："


@pytest.mark.parametrize("join", [listing, series, sentences])
def test_long_lists_are_said_whole_and_in_order(chinese, join):
    names = [f"n{number}" for number in range(500)]
    spoken = Words(translator=chinese)(join([message("{name}", name=f"<{name}>") for name in names]))
    assert re.findall(r"<(\w+)>", spoken) == names
