"""The language for tests: every sentence is seen to be one, and every place stays."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.locale.pseudo import pseudo
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message, messages


def test_letters_wear_accents_and_places_stay():
    assert pseudo("{app} can read") == "⟦{app} çåñ ŕéåđ⟧"


@pytest.mark.parametrize("text", ["{", "}", "{as it stands"])
def test_lone_braces_do_no_harm(text):
    assert load_translator("qps-ploc")(message(text)).startswith("⟦")


def test_number_chooses_the_form_of_english():
    say = load_translator("qps-ploc")
    told = [say(messages("one app", "{count} apps", count)) for count in (1, 2)]
    assert told == ["⟦öñé åþþ⟧", "⟦2 åþþš⟧"]


def test_sentence_inside_a_sentence_has_brackets_of_its_own():
    assert load_translator("qps-ploc")(message("{what}!", what=message("contacts"))) == "⟦⟦çöñţåçţš⟧!⟧"


@given(st.lists(st.sampled_from([*"aZ{}", "{app}", "{{", "}}"])).map("".join))
def test_same_places_before_and_after(text):
    try:
        before = [name for _, name, _, _ in Formatter().parse(text)]
    except ValueError:
        return
    after = [name for _, name, _, _ in Formatter().parse(pseudo(text))]
    assert [name for name in after if name is not None] == [name for name in before if name is not None]
