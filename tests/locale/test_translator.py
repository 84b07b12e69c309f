"""Messages become sentences of one language."""

from __future__ import annotations

import pytest

from adbaudit.locale.language import LANGUAGES, PSEUDO
from adbaudit.locale.translator import load_translator
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message, messages
from adbaudit.report.machine_made import machine_made_notes


@pytest.fixture
def english():
    return load_translator("en")


@pytest.fixture
def chinese():
    return load_translator("zh-CN")


def test_sentence_is_translated(chinese):
    assert chinese(message("What to do")) == "该怎么做"


def test_unknown_sentence_stays_english(chinese):
    assert chinese(message("A sentence nobody has translated.")) == "A sentence nobody has translated."


def test_places_are_filled(english):
    assert english(message("{app} ({what})", app="Loan", what="contacts")) == "Loan (contacts)"


def test_value_that_is_a_message_is_translated_first(chinese):
    assert chinese(message("{app} ({what})", app="Loan", what=message("contacts"))) == "Loan（通讯录）"


def test_braces_in_a_value_stay_what_they_are(english):
    assert english(message("{app} ({what})", app="{what.__class__}", what="x")) == "{what.__class__} (x)"


def test_braces_without_values_are_no_places(english):
    assert english(message("{as it stands}")) == "{as it stands}"


def test_place_that_nobody_filled_stays_visible(english):
    assert english(message("{app} ({what})", app="Loan")) == "Loan ({what})"


def test_empty_sentence_is_empty(chinese):
    assert chinese(Message(template="")) == ""


@pytest.mark.parametrize(("count", "words"), [(0, "0 loan apps were found."), (1, "One loan app was found.")])
def test_english_has_a_plural(english, count, words):
    assert english(messages("One loan app was found.", "{count} loan apps were found.", count)) == words


@pytest.mark.parametrize("count", [1, 3])
def test_chinese_has_one_form(chinese, count):
    told = chinese(messages("One loan app was found.", "{count} loan apps were found.", count))
    assert told == f"发现了 {count} 个借贷应用。"


def test_translator_tells_its_language():
    assert [load_translator(tag).language for tag in ("zh_TW", "fr")] == ["zh-Hant", "en"]


def test_reader_of_traditional_chinese_is_not_given_english():
    text = LocalText(texts=(("en", "Contacts"), ("zh-CN", "通讯录")))
    assert load_translator("zh-Hant")(message("{what}", what=text)) == "通讯录"


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_of_a_machine_is_given_only_where_it_holds(language):
    say = load_translator(language)
    assert bool(machine_made_notes(say)) is say.is_machine_made


def test_neither_english_nor_simplified_chinese_is_machine_made():
    assert [load_translator(tag).is_machine_made for tag in ("en", "zh-CN", PSEUDO)] == [False, False, False]
