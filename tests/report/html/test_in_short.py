"""A page about more apps than anybody reads: each is told, and what is left out is said."""

from __future__ import annotations

import pytest

from adbaudit.report.chapters import MOST_AT_LENGTH
from adbaudit.report.order import in_order
from adbaudit.report.render import render

MORE = 3


def many(build):
    packages = [f"com.loan.n{number:03}" for number in range(MOST_AT_LENGTH + MORE)]
    apps = [build.app(package, f"Loan {package[-3:]}", access=(build.access(),)) for package in packages]
    findings = tuple(
        build.finding(package=package, fingerprint=f"{number:032x}") for number, package in enumerate(packages)
    )
    return build.report(*apps, findings=findings)


@pytest.fixture
def whole(build, english, take_apart):
    return take_apart(render(in_order(many(build)), "html", english, details=True))


def test_every_app_is_named(build, page):
    text = page(many(build)).text
    assert all(f"Loan {number:03}" in text for number in range(MOST_AT_LENGTH + MORE))


def test_it_is_said_how_many_stand_in_short_and_where_the_rest_is(build, page):
    text = page(many(build)).text
    assert f"{MOST_AT_LENGTH} apps are told at length above" in text
    assert f"{MORE} more stand here in short" in text
    assert "--details" in text


def test_each_table_without_them_leads_to_them(build, page):
    links = [one.attributes["href"] for one in page(many(build)).all("a")]
    assert links.count("#short") == 3  # contents, overview, every app


def test_nothing_leads_to_a_place_that_is_not_there(build, page):
    shown = page(many(build))
    places = {one.attributes["href"][1:] for one in shown.all("a")}
    assert places <= set(shown.ids())


def test_finding_of_an_app_in_short_stands_in_no_table_of_the_appendix(build, page):
    text = page(many(build)).text
    assert (f"{0:032x}" in text.replace("\n", ""), f"{MOST_AT_LENGTH + 1:032x}" in text) == (True, False)


def test_whole_page_has_an_article_for_each_and_nothing_in_short(whole):
    assert len(whole.all("article")) == MOST_AT_LENGTH + MORE
    assert "in short" not in whole.text


def test_page_of_few_apps_says_nothing_of_it(build, page):
    assert "in short" not in page(build.full_report()).text
