"""The nearest language we have to what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.locale.language import LANGUAGES, PSEUDO, language_note, pick_language

NEAREST = {
    "zh-CN": ["zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh-Hans-HK", "zh_SG", "ZH", "zh-cn", "cn", "chinese", "zh_CN_#Hans"],
    "zh-Hant": ["zh_TW", "zh-TW.UTF-8", "zh_HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "zh_TW_#Hant", "yue"],
    "id": ["id", "in", "in_ID", "id_ID.UTF-8", "Bahasa Indonesia"],
    "es": ["es", "es_MX", "es-419", "es_ES@euro", "Español"],
    "hi": ["hi", "hi_IN", "हिन्दी"],
    "fil": ["fil", "fil_PH", "tl", "tl_PH.UTF-8", "Tagalog"],
    "sw": ["sw", "sw_KE", "sw-TZ", "Kiswahili", "swh"],
    "en": ["en", "en_GB.UTF-8", "English"],
}


@pytest.mark.parametrize(("known", "tag"), [(known, tag) for known, tags in NEAREST.items() for tag in tags])
def test_tag_gives_the_nearest_language(known, tag):
    assert (pick_language(tag, {}), language_note(tag)) == (known, None)


@pytest.mark.parametrize("tag", ["xx", "", None, "../../etc", ".", "-", "e", "hil", "swe", "zhx", "en\0", "e" * 9999])
def test_unknown_tag_gives_english(tag):
    assert pick_language(tag, {}) == "en"


@given(st.text())
def test_whatever_is_asked_for_one_of_our_languages_is_given(tag):
    assert pick_language(tag, {}) in {*LANGUAGES, PSEUDO}


def test_auto_begins_with_the_environment():
    assert (pick_language("auto", {"LANG": "sw_KE.UTF-8"}), language_note("auto")) == ("sw", None)


def test_language_for_tests_is_given_only_by_its_whole_name():
    assert [pick_language(tag, {}) for tag in ("qps-ploc", "qps", "qps-plocm")] == [PSEUDO, "en", "en"]


def test_every_language_is_its_own_nearest():
    assert [pick_language(known, {}) for known in LANGUAGES] == list(LANGUAGES)


def test_tag_wins_over_environment():
    assert pick_language("en", {"LANG": "zh_CN.UTF-8"}) == "en"


def test_lc_all_wins_over_lang():
    assert pick_language(None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}) == "zh-CN"


def test_empty_lc_all_counts_as_not_set():
    assert pick_language(None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}) == "zh-CN"


def test_language_is_a_list_of_wishes():
    assert pick_language(None, {"LANGUAGE": "ta:zh_CN:en", "LANG": "en_US.UTF-8"}) == "zh-CN"


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_language_does_not_count_in_the_plain_locale(locale):
    assert pick_language(None, {"LANGUAGE": "zh_CN", "LANG": locale}) == "en"


def test_nothing_set_gives_english():
    assert pick_language(None, {}) == "en"


@pytest.mark.parametrize("tag", ["fr", "tlh", "xx-YY"])
def test_language_that_is_not_here_is_said(tag):
    note = language_note(tag)
    assert note is not None
    assert dict(note.values) == {"tag": tag, "languages": "en, zh-CN, zh-Hant, id, es, hi, fil, sw"}
