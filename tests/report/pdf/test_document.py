"""The page as PDF: tagged, nameless, the same twice; and what is said where it cannot be made."""

from __future__ import annotations

import functools
import io
import re
import sys

import pytest

from adbaudit.errors import UsageFault
from adbaudit.model.identity import Verdict
from adbaudit.report.order import in_order
from adbaudit.report.pdf.document import check_is_there, pdf_of
from adbaudit.report.render import render

pypdf = pytest.importorskip("pypdf", reason="reads PDF; it comes with the development extras")


PAGE = '<html lang="en"><title>t</title><p>words</p></html>'


@pytest.fixture
def needs_pango():
    try:
        check_is_there()
    except UsageFault as fault:
        pytest.skip(str(fault))


@pytest.fixture
def pdf(needs_pango, english):
    def of(report, language=english):
        return _made_once(render(in_order(report), "html", language))

    return of


_made_once = functools.cache(pdf_of)
"""Fonts take seconds, and several tests look at one page."""


def _read(data):
    return pypdf.PdfReader(io.BytesIO(data))


def _text(page):
    return re.sub(r"\s+", "", page.extract_text())


def test_pdf_is_tagged_and_knows_its_language_and_title(build, chinese, pdf):
    read = _read(pdf(build.report(), chinese))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
    assert "adbaudit" in read.metadata.title


def test_pdf_carries_no_person_and_no_time_of_its_own(build, pdf):
    found = _read(pdf(build.full_report())).metadata
    assert set(found) <= {"/Title", "/Creator", "/Producer"}


def test_same_page_gives_the_same_bytes(needs_pango):
    assert pdf_of(PAGE) == pdf_of(PAGE)


def test_pdf_has_the_names_of_apps_in_their_own_letters(build, pdf):
    assert "快捷借款" in "".join(_text(page) for page in _read(pdf(build.full_report())).pages)


def test_no_row_is_cut_by_the_end_of_a_sheet(build, pdf):
    apps = [
        build.app(f"com.sunrise.n{number:03}", f"Sunrise {number:03}", verdict=Verdict.NO, access=(build.access(),))
        for number in range(80)
    ]
    texts = [_text(page) for page in _read(pdf(build.report(*apps))).pages]
    rows = [f"Sunrise{number:03}com.sunrise.n{number:03}" for number in range(80)]
    assert [row for row in rows if not any(row in text for text in texts)] == []


def test_page_that_would_ask_for_something_outside_gets_nothing(needs_pango, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"no picture")
    assert b"secret" not in pdf_of(PAGE.replace("words", f'<img alt="" src="{secret.as_uri()}">'))


def test_missing_part_is_told_with_two_ways_out(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageFault) as told:
        pdf_of("<p>words</p>")
    assert "pip install weasyprint" in str(told.value.next_step)
    assert "--format html" in str(told.value.next_step)
