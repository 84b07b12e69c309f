"""The page in a real browser: it asks for nothing, logs nothing, fits every screen, everybody can read it, prints."""

from __future__ import annotations

import io
import os
import re
import shutil
import unicodedata
from dataclasses import replace

import pytest

from adbaudit.model.identity import Verdict
from adbaudit.report.difference.compare import compare
from adbaudit.report.difference.html import difference_html
from adbaudit.report.order import in_order
from adbaudit.report.render import render

pypdf = pytest.importorskip("pypdf", reason="reads the printed page; it comes with the development extras")
playwright = pytest.importorskip("playwright.sync_api", reason="opens the page; it comes with the development extras")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with the development extras")

CHROMIUM = os.environ.get("ADBAUDIT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium)")
LONG = "W" * 10_000


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as tool:
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        chromium = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if as_root else [])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """A page opened from the disk, and everything that the browser says about it."""
    contexts = []

    def open_it(html, **wishes):
        path = tmp_path / "visit.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(**wishes)
        contexts.append(context)
        page, said = context.new_page(), []
        page.on("request", lambda request: said.append(request.url))
        page.on("console", lambda line: said.append(line.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.goto(path.as_uri())
        return page, [one for one in said if one != path.as_uri()]

    yield open_it
    for context in contexts:
        context.close()


def _phone(build, language):
    return render(in_order(build.full_report()), "html", language)


def _files(build, language):
    return render(in_order(build.apk_run()), "html", language)


def _difference(build, language):
    fewer = replace(build.full_report(), apps=build.full_report().apps[2:], gaps=(build.gap(),))
    return difference_html(compare(build.full_report(), fewer), language)


def _odd(build, language):
    """Long and hostile names, many apps, gaps."""
    apps = [build.app(f"com.{LONG}.n{number}", LONG, access=(build.access(),)) for number in range(3)]
    trick = build.app("com.trick", "<script>alert(1)</script><img src=//evil.example/x.png>", access=(build.access(),))
    return render(in_order(build.report(*apps, trick, gaps=(build.gap(LONG),))), "html", language)


PAGES = {"phone": _phone, "files": _files, "difference": _difference, "odd": _odd}


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_for_nothing_and_logs_nothing(build, english, opened, name):
    _, said = opened(PAGES[name](build, english))
    assert said == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_no_wider_than_the_screen(build, english, opened, name):
    page, _ = opened(PAGES[name](build, english))
    widths = {}
    for width in (390, 800, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == {390: 390, 800: 800, 1280: 1280}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["phone", "difference"])
def test_everybody_can_read_the_page(build, english, opened, name, scheme):
    page, _ = opened(PAGES[name](build, english), color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    faults = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["impact"], [node["html"] for node in one["nodes"]][:3]) for one in faults] == []


def test_everybody_can_read_the_page_on_a_phone_in_chinese(build, chinese, opened):
    page, _ = opened(_phone(build, chinese), viewport={"width": 390, "height": 800}, bypass_csp=True)
    assert axe.Axe().run(page).response["violations"] == []


def test_style_sheet_of_the_page_is_let_in(build, english, opened):
    page, _ = opened(_phone(build, english), color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "992px"


def test_no_row_is_cut_and_none_is_lost_on_paper(build, english, opened):
    apps = [
        build.app(
            f"com.sunrise.n{number:03}",
            f"Sunrise {number:03} with a name that takes two lines on paper",
            verdict=Verdict.NO,
            access=(build.access(),),
        )
        for number in range(120)
    ]
    report = build.full_report()
    page, _ = opened(render(in_order(replace(report, apps=(*report.apps, *apps))), "html", english))
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map(row => row.textContent)")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [_without_blanks(sheet.extract_text()) for sheet in sheets]
    cut = [row for row in rows if not any(_without_blanks(row) in text for text in texts)]
    assert len(rows) > 120
    assert cut == []
    assert {tuple(round(float(side), -1) for side in sheet.mediabox[2:]) for sheet in sheets} == {(590, 840)}


def test_head_of_a_table_stands_on_every_sheet(build, english, opened):
    apps = [build.app(f"com.sunrise.n{number}", verdict=Verdict.NO, access=(build.access(),)) for number in range(150)]
    page, _ = opened(render(in_order(build.report(*apps)), "html", english))
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [_without_blanks(sheet.extract_text()) for sheet in sheets]
    assert all("AppIsContacts" in text for text in texts if "com.sunrise.n" in text)


def _without_blanks(text):
    """Letters that a font draws as one are told apart again."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
