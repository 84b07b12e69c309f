"""Text on its way into the page."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from adbaudit.report.isolated import isolated


def test_long_package_may_break_after_its_dots():
    assert isolated("com.rupeeguard.helper.service") == "com.rupeeguard.<wbr>helper.service"


def test_word_without_a_dot_may_break_somewhere():
    assert isolated("x" * 45).split("<wbr>") == ["x" * 20, "x" * 20, "x" * 5]


def test_words_of_ours_and_chinese_stay_whole():
    for text in (
        "Take away its access to contacts.",
        "没有申请的应用不能读取通讯录短信通话记录也不能读取通知和屏幕上的内容",
    ):
        assert isolated(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=80))
def test_what_is_read_is_what_was_said(text):
    assert unescape(re.sub("</?(?:bdi|wbr)>", "", isolated(text))) == text
