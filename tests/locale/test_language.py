"""The nearest language we have to what was asked for."""

from __future__ import annotations

import pytest

from adbaudit.locale.language import language_note, pick_language


@pytest.mark.parametrize("tag", ["zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh_TW", "ZH", "zh-cn"])
def test_every_chinese_tag_gives_the_chinese_we_have(tag):
    assert pick_language(tag, {}) == "zh-CN"


@pytest.mark.parametrize("tag", ["en", "en_GB.UTF-8", "xx", "", None, "../../etc", "."])
def test_unknown_tag_gives_english(tag):
    assert pick_language(tag, {}) == "en"


def test_tag_wins_over_environment():
    assert pick_language("en", {"LANG": "zh_CN.UTF-8"}) == "en"


def test_lc_all_wins_over_lang():
    assert pick_language(None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}) == "zh-CN"


def test_empty_lc_all_counts_as_not_set():
    assert pick_language(None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}) == "zh-CN"


def test_language_is_a_list_of_wishes():
    assert pick_language(None, {"LANGUAGE": "sw:zh_CN:en", "LANG": "en_US.UTF-8"}) == "zh-CN"


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_language_does_not_count_in_the_plain_locale(locale):
    assert pick_language(None, {"LANGUAGE": "zh_CN", "LANG": locale}) == "en"


def test_nothing_set_gives_english():
    assert pick_language(None, {}) == "en"


@pytest.mark.parametrize("tag", ["fr", "tlh", "xx-YY"])
def test_language_that_is_not_here_is_said(tag):
    note = language_note(tag)
    assert note is not None
    assert dict(note.values)["tag"] == tag


@pytest.mark.parametrize("tag", ["zh-TW", "zh_HK", "zh-Hant"])
def test_traditional_chinese_is_said_to_be_simplified(tag):
    note = language_note(tag)
    assert note is not None
    assert "Simplified" in note.template


@pytest.mark.parametrize("tag", [None, "", "en", "en-GB", "zh", "zh-CN", "cn", "Chinese"])
def test_language_that_is_here_needs_no_note(tag):
    assert language_note(tag) is None


@pytest.mark.parametrize("tag", ["cn", "chinese"])
def test_other_names_of_chinese_are_understood(tag):
    assert pick_language(tag, {}) == "zh-CN"
