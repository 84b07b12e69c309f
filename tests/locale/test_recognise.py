"""Saved words become sentences again, and never other words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.recognise import load_recogniser
from adbaudit.locale.sentences import all_sentences
from adbaudit.locale.translator import load_translator
from adbaudit.model.gap import BROKEN_OFF
from adbaudit.model.message import Message, message, messages

SENTENCES = [
    BROKEN_OFF,
    message("the phone refused: {text}", text="java.lang.SecurityException: no"),
    message("not read: {missing}", missing=message("contacts")),
    messages("One loan app was found.", "{count} loan apps were found.", 3),
    messages("One loan app was found.", "{count} loan apps were found.", 1),
    message(
        "{permission}: {because}",
        permission="READ_CONTACTS",
        because=message("not granted now, but the app may ask for it"),
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_sentence_is_said_in_every_other_language(sentence, language):
    words = load_translator(language)(sentence)
    found = load_recogniser(language)(words)
    assert [load_translator(tag)(found) for tag in LANGUAGES] == [load_translator(tag)(sentence) for tag in LANGUAGES]


def test_sentence_that_a_language_lacks_is_known_in_the_words_that_stand_in():
    sentence = message("is missing")
    words = load_translator("sw")(sentence)
    assert (words, load_translator("zh-CN")(load_recogniser("sw")(words))) == (
        "is missing",
        load_translator("zh-CN")(sentence),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_without_places_are_known_again(language):
    """Two that are said alike cannot be told apart; there are few of them."""
    say, recognise = load_translator(language), load_recogniser(language)
    plain = [one.singular for one in all_sentences() if not one.plural and "{" not in one.singular]
    lost = [text for text in plain if recognise(say(Message(template=text))).template != text]
    assert len(lost) < 0.05 * len(plain)


@pytest.mark.parametrize("language", ["qps-ploc", "fr"])
def test_words_of_a_language_that_is_not_here_stay_words(language):
    assert load_recogniser(language)("contacts") == Message(template="contacts")


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


def test_words_that_were_made_to_be_long_to_know_end_in_words_that_stay(monkeypatch):
    monkeypatch.setattr("adbaudit.locale.recognise._MOST_OF_ALL", 1)
    recognise = load_recogniser("en")
    recognise(": in, " * 200)
    words = "listed as a loan app in: a list"
    assert (recognise(words), recognise("contacts")) == (Message(template=words), message("contacts"))
    monkeypatch.undo()
    assert load_recogniser("en")(words) != Message(template=words)


def test_sentence_inside_a_sentence_is_found_though_a_shorter_one_would_fit():
    listed = "A list of many lenders and their packages, gathered in 2019"
    words = f"listed as a loan app in: {listed} (its address was not kept)"
    told = load_recogniser("en")(f"{words}; looked up on 2026-11-21")
    assert told.template == "{reason}; looked up on {checked}"
    assert dict(told.values)["reason"].template == "listed as a loan app in: {source} (its address was not kept)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_is_found_by_both_its_ends_however_short(language):
    sentence = message("{what}: {why}", what=message("contacts"), why=message("is missing"))
    words = load_translator(language)(sentence)
    assert load_translator(language)(load_recogniser(language)(words)) == words
