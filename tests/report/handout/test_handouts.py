"""One page for each situation, with numbers that somebody looked up."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import product

import pytest

from adbaudit.errors import UsageFault
from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.translator import load_translator
from adbaudit.locations import rules_folder
from adbaudit.model.channel import ChannelKind
from adbaudit.model.message import message
from adbaudit.report.handout.compose import POLICE
from adbaudit.report.handout.render import render_handout
from adbaudit.report.handout.type_size import SIZES
from adbaudit.rules.load import load_rules
from adbaudit.workflow.handout import handout_for

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SITUATIONS = ("can-read-now", "was-harassed", "threatened-now", "before-a-loan", "paid-helper")
FORMATS = ("text", "markdown", "html")
BIG = 12.0
"""Points: as large as a book for people who read badly asks for at least."""


@pytest.fixture(scope="module")
def pack():
    return load_rules(rules_folder())


def countries(pack):
    """Every country with an office on file."""
    return sorted({one.country.code for one in pack.channels} - {"ANY"})


@pytest.fixture(scope="module")
def page(pack):
    def made(situation, code="CN", language="en", form="html"):
        return render_handout(handout_for(pack, situation, code, language), form, load_translator(language))

    return made


@pytest.fixture(scope="module")
def pages_printed(tmp_path_factory):
    """How many pages Chromium prints of a document."""
    folder = tmp_path_factory.mktemp("print")

    def count(text):
        (folder / "page.html").write_text(text, encoding="utf-8")
        subprocess.run(
            [
                *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
                *(f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"),
                (folder / "page.html").as_uri(),
            ],
            capture_output=True,
            check=True,
            timeout=60,
        )
        return len(re.findall(rb"/Type\s*/Page\b", (folder / "page.pdf").read_bytes()))

    return count


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to print")
@pytest.mark.parametrize(("situation", "language"), tuple(product(SITUATIONS, LANGUAGES)))
def test_hand_out_prints_on_one_page(page, pages_printed, situation, language):
    assert pages_printed(page(situation, language=language)) == 1


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to print")
def test_printing_would_show_a_second_page(page, pages_printed):
    text = page("can-read-now")
    assert pages_printed(text.replace("</ol>", "<li>more</li>" * 60 + "</ol>")) > 1


def test_every_country_gets_big_type(pack, page):
    codes = countries(pack)
    for situation, code, language in product(SITUATIONS, codes, LANGUAGES):
        size = float(re.search(r"font: ([0-9.]+)pt", page(situation, code, language))[1])
        assert (situation, code, language, size >= BIG) == (situation, code, language, True)
        assert size in SIZES


def test_situations_are_those_that_people_are_told(pack):
    assert tuple(one.id for one in pack.handouts) == SITUATIONS


@pytest.mark.parametrize("form", FORMATS)
def test_every_office_stands_with_the_day_it_was_looked_up_or_with_the_doubt(pack, page, form):
    for situation, code in product(SITUATIONS, countries(pack)):
        handout = handout_for(pack, situation, code, "en")
        text = page(situation, code, form=form).replace("\\", "").replace("`", "")
        text = " ".join(text.split())
        dated = sum(one.verified for one in handout.offices)
        doubted = len(handout.offices) - dated
        assert len(re.findall(r"Looked up on \d{4}-\d\d-\d\d\.", text)) == dated
        assert text.count("Not verified") == doubted


@pytest.mark.parametrize("form", FORMATS)
def test_no_heading_stands_over_nothing(pack, page, form):
    for situation, code in product(SITUATIONS, (*countries(pack), None)):
        text = page(situation, code, form=form).replace("\\", "")
        offices = handout_for(pack, situation, code, "en").offices
        told = "no office" in text.lower()
        assert (situation, code, told) == (situation, code, not offices)
        assert "<ul>\n</ul>" not in text


@pytest.mark.parametrize(("code", "name"), [("CO", "SIC"), ("TZ", "Personal Data"), ("GH", "Bank of Ghana")])
def test_office_without_number_or_address_stands_by_its_name(page, code, name):
    told = " ".join(page("can-read-now", code, form="text").split())
    assert name in told
    assert "its number and address are not on file here" in told
    assert "no office of" not in told


def test_page_for_somebody_in_danger_names_the_police_or_says_where_to_go(pack, page):
    for situation, code in product(("threatened-now", "was-harassed"), countries(pack)):
        has_police = any(one.kind in POLICE for one in handout_for(pack, situation, code, "en").offices)
        told = "In danger call them, or go to any police station." in " ".join(
            page(situation, code, form="text").split()
        )
        assert (situation, code, told) == (situation, code, not has_police)


def test_what_nobody_verified_is_left_out_where_something_verified_fits_but_for_police_and_what_is_named(pack):
    for template, code in product(pack.handouts, countries(pack)):
        offices = handout_for(pack, template.id, code, "en").offices
        doubtful = [one for one in offices if not one.verified and one.kind not in POLICE]
        others = [one for one in offices if one.verified and one.id not in template.offices]
        assert not (doubtful and others), (template.id, code)


def test_chinese_page_on_threats_ends_with_the_number_of_legal_aid_and_its_doubt(page):
    text = " ".join(page("threatened-now", "CN", form="text").split())
    assert "12348 For free legal advice and legal aid. Not verified" in text


def test_access_that_could_undo_the_rest_is_switched_off_first(page):
    text = page("can-read-now", form="text")
    assert text.index("notification access") < text.index("Call log")


def test_every_office_can_be_called_or_opened(pack):
    for situation in SITUATIONS:
        offices = handout_for(pack, situation, "CN", "en").offices
        assert offices
        assert all(one.number or one.url for one in offices)


def test_police_stand_first_under_a_threat(pack):
    for code in ("CN", "IN", "MX", "VN"):
        assert handout_for(pack, "threatened-now", code, "en").offices[0].kind is ChannelKind.EMERGENCY


def test_law_of_one_country_stands_only_there(page):
    assert "国信办秘字〔2021〕14号" in page("before-a-loan", "CN")
    assert "国信办秘字〔2021〕14号" not in page("before-a-loan", "IN")


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_country_no_office_is_named_and_that_is_said(page, form):
    text = page("can-read-now", None, form=form)
    assert "no country was chosen" in text
    assert "Looked up on" not in text


def test_letters_from_right_to_left_are_kept_apart(pack):
    handout = replace(handout_for(pack, "can-read-now", "CN", "en"), title=message("{name}", name="دين"))
    text = render_handout(handout, "html", load_translator("en"))
    assert "<bdi>دين</bdi>" in text


def test_reader_of_simplified_chinese_gets_the_offices_of_china_and_is_told_so(pack):
    assert handout_for(pack, "can-read-now", None, "zh-CN").country.code == "CN"
    assert handout_for(pack, "can-read-now", "IN", "zh-CN").country.code == "IN"


def test_member_of_a_union_gets_the_offices_of_the_union(pack):
    assert handout_for(pack, "can-read-now", "DE", "en").country.code == "EU"


@pytest.mark.parametrize(("situation", "code"), [("can-read", "CN"), ("can-read-now", "XX")])
def test_what_is_not_on_file_is_wrong_usage(pack, situation, code):
    with pytest.raises(UsageFault):
        handout_for(pack, situation, code, "en")


def test_html_has_a_strict_policy_and_asks_for_nothing(page):
    text = page("can-read-now")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in html.unescape(text)
    assert re.search(r"<script|(src|href)=|url\(|@import", text) is None


def test_steps_never_promise_that_anything_is_gone(page):
    for situation in SITUATIONS:
        text = page(situation, form="text")
        assert re.search(r"\b(safe|guaranteed|erased|for good|will stop)\b", text, re.IGNORECASE) is None
