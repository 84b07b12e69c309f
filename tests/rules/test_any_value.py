"""Whatever an author writes, the checker answers with faults, never with a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.rules.folder import RuleFile
from adbaudit.rules.kinds import KINDS
from adbaudit.rules.load import read_rules
from adbaudit.rules.place import Place

SCHEMAS = Path(__file__).parents[2] / "rules" / "schema"


def a_file(kind, text):
    name = kind.files.replace("*", "odd")
    return RuleFile(pack=0, name=name, shown=name, raw=text.encode("utf-8", "replace"), text=text)


def words_of(schema):
    """Every key and every fixed word in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (one for one in schema.get("enum", ()) if isinstance(one, str))
        for value in schema.values():
            yield from words_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from words_of(value)


def values_of(kind):
    words = sorted(set(words_of(json.loads((SCHEMAS / f"{kind.name}.schema.json").read_text("utf-8")))))
    word = st.sampled_from([*words, "READ_SMS", "2026-11-21", "{app}", "{", "com.a.b", ""])
    numbers = st.one_of(st.integers(-5, 40), st.floats(allow_nan=False))
    plain = st.one_of(word, st.none(), st.booleans(), numbers, st.text(max_size=5))
    return st.recursive(plain, lambda inner: _holding(inner, word), max_leaves=25)


def _holding(inner, word):
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(word, inner, max_size=6))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.suffix == ".yaml"], ids=lambda kind: kind.name)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_value_is_read_or_a_fault(kind, data):
    place = Place(file="")
    read_rules([a_file(kind, json.dumps(data.draw(values_of(kind))))], place)
    assert place.faults


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.suffix == ".csv"], ids=lambda kind: kind.name)
@settings(max_examples=30, deadline=None)
@given(rows=st.lists(st.text(max_size=60), max_size=4))
def test_any_table_is_read_or_a_fault(kind, rows):
    head = ",".join(json.loads((SCHEMAS / f"{kind.name}.schema.json").read_text("utf-8"))["properties"])
    place = Place(file="")
    read_rules([a_file(kind, "\n".join((head, *rows)))], place)
    assert place.faults
