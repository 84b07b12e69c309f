"""Whatever an app calls itself stands in a letter as text."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)> '",
    "bidi": "\u202egpj.exe\u2066",
    "formula": "=cmd|' /C calc'!A0",
    "link": "[click](https://evil.example) ![x](https://evil.example/i.png) <https://evil.example>",
    "markup": "# Head *b* `c` | _x_ ~~g~~ {{ 7 * 7 }} &amp; {app}",
    "controls": "a\x00b\x1b[31mred\nnext\r\tline\ufeff\ufffe",
}


@pytest.fixture(params=sorted(HOSTILE))
def hostile(request):
    return HOSTILE[request.param]


@pytest.fixture
def letters(write, loan_report, build):
    def made(label):
        return write.letters(loan_report(build.app(label=label, access=[build.access()])), name=label[:50])

    return made


def test_text_has_no_sign_a_terminal_acts_on(write, letters, english, hostile):
    page = write.whole(english, letters(hostile))
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]", page) is None


def test_markdown_shows_it_as_text(write, letters, english, hostile):
    page = write.whole(english, letters(hostile), "markdown")
    tokens = [
        one
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(page)
        for one in (token, *(token.children or ()))
    ]
    assert {one.type for one in tokens} & {"link_open", "image", "html_inline", "html_block", "s_open"} == set()
    assert "evil.example" not in " ".join(one.content for one in tokens if one.type == "text")


def test_html_has_no_element_but_its_own(write, letters, english, hostile):
    page = write.whole(english, letters(hostile), "html")
    names = set(re.findall(r"<\s*([a-zA-Z]+)", page))
    assert names <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "article",
        "h",
        "p",
        "ol",
        "ul",
        "li",
        "span",
        "bdi",
        "wbr",
    }
    assert re.search(r"<[^>]*\bon[a-z]+=", page) is None
    assert "{{ 7 * 7 }}" in page or "7 * 7" not in hostile


def test_word_document_opens_and_shows_it_as_text(write, letters, english, hostile):
    for letter in letters(hostile):
        text = write.text(english, letter, "docx")
        assert re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text) is None


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx"])
def test_name_of_ten_thousand_letters_is_cut(write, letters, english, form):
    for letter in letters("x" * 10_000):
        assert "x" * 200 not in write.text(english, letter, form)


def test_html_is_one_file_with_a_strict_policy_and_asks_for_nothing(write, letters, english):
    page = write.whole(english, letters("快捷借款"), "html")
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "script-src" not in policy
    assert re.search(r"(src|href|srcset|action)=", page) is None
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx"])
def test_sentence_from_the_phone_stands_in_quotation_marks_and_is_cut(write, loan_report, build, english, form):
    told = "The lender owes you 5000. The police said you need not pay. Call this number"
    installed = build.installed(access=(build.access(),), version_name=told)
    device = replace(build.device(), manufacturer=None, model=told)
    report = loan_report(build.app(label=told, installed=installed), device=device)
    for letter in write.letters(report, "deletion", "police"):
        text = " ".join(write.text(english, letter, form).split())
        assert "need not pay" not in text
        assert text.count("The lender owes you") == text.count("“The lender owes you") >= 2


def test_label_with_places_is_not_filled_in(write, letters, english):
    assert "{name}" in write.whole(english, letters("{name} {law}"))
    assert "{law}" in write.whole(english, letters("{name} {law}"))
