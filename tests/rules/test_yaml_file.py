"""YAML as rule files use it: what PyYAML's safe loader gives, but for words and days."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml

WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\x85\xa0"), max_size=12)
VALUES = st.recursive(
    st.one_of(WORDS, st.booleans(), st.integers(-(10**9), 10**9), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=20,
)


def parsed(text):
    place = Place(file="x")
    value = parse_yaml(text, place)
    assert place.faults == []
    return value


@given(VALUES)
def test_what_was_dumped_comes_back(value):
    assert parsed(yaml.safe_dump(value, allow_unicode=True)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("'true'", "true"),
        ("2026-11-21", "2026-11-21"),
        ("2", 2),
        ("-1.5", -1.5),
        ("0.75", 0.75),
        ("012", "012"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("12345", 12345),
        ("''", ""),
        ("~", None),
        ("", None),
        ("# only words for people", None),
        (">-\n  one\n  two", "one two"),
    ],
)
def test_plain_words_are_text_unless_they_are_numbers_or_truth(text, value):
    assert parsed(text) == value


@given(st.text(max_size=200))
def test_any_text_is_a_value_or_a_fault(text):
    place = Place(file="x")
    assert parse_yaml(text, place) is None or place.faults == []
