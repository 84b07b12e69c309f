"""Saved words become sentences again, and never other words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.locale.recognise import load_recogniser
from adbaudit.locale.translator import load_translator
from adbaudit.model.gap import BROKEN_OFF
from adbaudit.model.message import message, messages

SENTENCES = [
    BROKEN_OFF,
    message("the phone refused: {text}", text="java.lang.SecurityException: no"),
    message("not read: {missing}", missing=message("contacts")),
    messages("One loan app was found.", "{count} loan apps were found.", 3),
    messages("One loan app was found.", "{count} loan apps were found.", 1),
]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_sentence_is_said_in_the_other_language(sentence, language):
    words = load_translator(language)(sentence)
    found = load_recogniser(language)(words)
    assert [load_translator(tag)(found) for tag in ("en", "zh-CN")] == [
        load_translator(tag)(sentence) for tag in ("en", "zh-CN")
    ]


@pytest.mark.parametrize("words", ["", "A sentence that nobody wrote.", "{app}", "{", "a: b: c", "count"])
def test_what_is_not_known_stays_as_it_was(words):
    assert load_translator("zh-CN")(load_recogniser("en")(words)) == words


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"abc{}:,;()", " in ", "One ", "contacts", "the phone refused: "]), max_size=30))
def test_the_words_of_the_language_never_change(parts):
    words = "".join(parts)
    assert load_translator("en")(load_recogniser("en")(words)) == words


def test_hostile_words_are_given_up():
    words = ": in, " * 200
    assert load_translator("en")(load_recogniser("en")(words)) == words
