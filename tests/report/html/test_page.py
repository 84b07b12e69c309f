"""What holds for every page: one file, no script, nothing from outside, in an order that can be read aloud."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from adbaudit.report.order import in_order
from adbaudit.report.render import render, render_many


@pytest.fixture(params=["phone", "files", "nothing", "several"])
def html(request, build, english):
    reports = {
        "phone": build.full_report(),
        "files": build.apk_run(),
        "nothing": build.report(gaps=(build.gap("pm list packages"),)),
    }
    if request.param == "several":
        return render_many([in_order(reports["phone"]), in_order(reports["nothing"])], "html", english)
    return render(in_order(reports[request.param]), "html", english)


def test_every_element_that_is_opened_is_closed(html, take_apart):
    assert take_apart(html).unclosed == []


def test_policy_lets_in_the_one_style_sheet_and_nothing_else(html, take_apart):
    page = take_apart(html)
    (style,) = page.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = [one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; base-uri 'none'"
    )


def test_policy_stands_before_anything_it_is_to_hold_for(html, take_apart):
    tags = [one.tag for one in take_apart(html).elements]
    assert tags[:4] == ["html", "head", "meta", "meta"]
    assert tags.index("style") > 3


def test_no_script_and_no_style_in_an_attribute(html, take_apart):
    page = take_apart(html)
    assert page.all("script", "iframe", "object", "embed", "form", "base", "audio", "video") == []
    assert not [one for one in page.elements for name in one.attributes if name == "style" or name.startswith("on")]


def test_nothing_points_outside_the_file(html, take_apart):
    page = take_apart(html)
    named = {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}
    targets = {value for one in page.elements for name, value in one.attributes.items() if name in named}
    assert {target for target in targets if not target.startswith("#")} <= {"data:,"}
    assert {target[1:] for target in targets if target.startswith("#")} <= set(page.ids())
    assert not re.search(r"url\(|@import", page.all("style")[0].text)


def test_no_two_places_have_one_name(html, take_apart):
    ids = take_apart(html).ids()
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_step_at_a_time_from_the_only_first_one(html, take_apart):
    levels = [int(one.tag[1]) for one in take_apart(html).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_head_of_a_table_says_what_it_is_the_head_of(html, take_apart):
    page = take_apart(html)
    assert all(one.attributes.get("scope") in {"col", "row"} for one in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.text.strip() for one in page.all("caption"))


def test_every_drawing_says_what_it_shows(html, take_apart):
    page = take_apart(html)
    for drawing in page.all("svg"):
        title, description = drawing.attributes["aria-labelledby"].split()
        assert drawing.attributes["role"] == "img"
        assert {title, description} <= set(page.ids())
    assert len(page.all("desc")) == len(page.all("svg"))


def test_page_has_landmarks_and_a_language(html, take_apart):
    page = take_apart(html)
    assert {one.tag: one.attributes.get("lang") for one in page.all("html")} == {"html": "en"}
    assert [len(page.all(tag)) for tag in ("header", "nav", "main")] == [1, 1, 1]


def test_page_in_chinese_says_so(build, chinese):
    html = render(in_order(build.full_report()), "html", chinese)
    assert '<html lang="zh-CN">' in html
    assert "通讯录" in html


def test_page_says_the_same_twice(build, english):
    assert render(build.full_report(), "html", english) == render(build.full_report(), "html", english)


def test_what_to_do_comes_right_after_the_answer_and_each_points_title_keeps_to_its_text(build, english):
    html = render(in_order(build.full_report()), "html", english)
    places = [html.index(f'id="{anchor}"') for anchor in ("answer", "next", "overview", "apps")]
    assert places == sorted(places)
    assert '<li class="strong"><span class="head">' in html
    assert ".head { display: block; }" in html


def test_full_page_reads_as_its_golden_file(build, golden, page):
    text = re.sub(r"[ \t]+", " ", page(build.full_report()).text)
    golden("html.full.en.txt", re.sub(r"\s*\n\s*", "\n", text).strip() + "\n")
