"""A run that is compared with an earlier one says so on the page, too."""

from __future__ import annotations


def test_page_of_a_run_with_a_baseline_tells_what_is_new_and_what_is_gone(build, page):
    text = page(build.apk_run()).text
    assert "Since the baseline" in text
    assert "old/gone.apk" in text


def test_each_finding_says_how_it_stands_with_the_baseline(build, page):
    heads = [one.text for one in page(build.apk_run()).all("th") if one.attributes["scope"] == "col"]
    assert "Stands" in heads


def test_page_without_a_baseline_speaks_of_none(build, page):
    text = page(build.full_report()).text
    assert "baseline" not in text
    assert "Stands" not in text
