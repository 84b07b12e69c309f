"""What a phone or a file says stays text, whatever it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.model.identity import Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.report.render import render

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)",
    "closing": "</title></style></svg></textarea><iframe src=//evil.example>",
    "template": "{{ 7*7 }}{% raw %}${7*7}",
    "entity": "&lt;b&gt; &#x202e; &amp;amp;",
    "bidi": "Bank\u202eknaB\u2066",
    "long": "x" * 10_000,
    "controls": "\x00\x1b[31m\ud800\ufffe]]>",
    "right to left": 'قرض "><b>سريع',
}
TAGS = (
    {"html", "head", "meta", "link", "title", "style", "body", "header", "nav", "main", "section", "article", "div"}
    | {"h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody"}
    | {"tr", "th", "td", "b", "a", "code", "small", "span", "bdi", "wbr", "details", "summary", "figure"}
    | {"svg", "desc", "g", "line", "text", "path", "circle", "rect"}
)


@pytest.fixture
def told(build):
    """A phone on which every text from outside is this one."""

    def of(text):
        installed = build.installed(text, version_name=text, installer=text, paths=(text,))
        access = build.access(because=message("{text}", text=text), last_access=build.time())
        apk = replace(build.apk_app(text, text, text).apks[0], sha256=text, signers=(text,))
        app = build.app(label=text, installed=replace(installed, access=(access,)), access=(access,), apks=(apk,))
        other = build.app(text + "2", text, verdict=Verdict.NO, access=(build.access(),))
        finding = build.finding(title=message("{text}", text=text), package=PackageName(text), rule=text)
        step = build.step(step=message("{text}", text=text), actions=build.actions((text,)))
        finding = replace(finding, remedy=(step,), fingerprint=text)
        device = build.device(manufacturer=text, model=text, android=text, skin=text, security_patch=text)
        gap = build.gap(text, reason=message("{text}", text=text), package=PackageName(text))
        return build.report(app, other, findings=(finding,), gaps=(gap,), device=device, countries=(text,))

    return of


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_makes_no_element_and_no_attribute(told, page, text):
    found = page(told(text))
    assert {one.tag for one in found.elements} <= TAGS
    assert not [name for one in found.elements for name in one.attributes if name.startswith("on")]
    assert found.unclosed == []


@pytest.mark.parametrize("name", ["script", "image", "attribute", "closing", "template", "entity"])
def test_hostile_text_is_read_as_it_was_written(told, page, name):
    heading = next(one for one in page(told(HOSTILE[name])).all("h3") if one.attributes.get("id") == "app-1")
    assert HOSTILE[name] in heading.text


def test_long_text_is_cut_on_the_page(told, english):
    """A command is the longest that is shown of it."""
    assert "x" * 401 not in render(told(HOSTILE["long"]), "html", english)


def test_direction_marks_are_shown_and_not_obeyed(told, english):
    html = render(told(HOSTILE["bidi"]), "html", english)
    assert "Bank&lt;U+202E&gt;knaB" in html
    assert not {"\u202e", "\u2066"} & set(html)


def test_name_from_right_to_left_is_kept_apart(build, page):
    apart = page(build.report(build.app(label="قرض سريع 24", access=(build.access(),)))).all("bdi")
    assert {one.text for one in apart} == {"قرض سريع"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_leaves_the_page_whole(told, page, text):
    found = page(told(text))
    assert ({one.tag for one in found.elements} <= TAGS, found.unclosed) == (True, [])
