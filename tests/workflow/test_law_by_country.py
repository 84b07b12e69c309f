"""Several countries are told apart, and what is not on file is said."""

from __future__ import annotations

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, scan
from adbaudit.workflow.practice import make_phone, plugged_in


@pytest.fixture(scope="module")
def page(world_of_tests):
    """The words of the report of a practice phone for some countries, on one line."""

    def of(*countries, form="terminal", details=True):
        wishes = Wishes(countries=countries, source=SourceKind.PRACTICE)
        with plugged_in(make_phone("pixel-14"), "pixel-14") as connected:
            report = scan(connected.shell, world_of_tests, wishes, device_id=connected.device_id)
        return " ".join(render(report, form, load_translator("en"), details=details).split())

    return of


def test_country_that_was_chosen_is_not_said_to_come_from_the_sim(page):
    assert "Country: China (CN), as chosen with --country." in page("CN")
    assert "as the SIM card or the language of the phone says" in page()


def test_laws_of_two_countries_stand_under_their_names_and_name_what_they_touch(page):
    told = page("IN", "CN")
    assert "everything found" not in told
    assert "You can cite, in China:" in told
    assert "You can cite, in India:" in told
    assert "adbaudit rules law IN CN" in told


def test_country_with_offices_and_no_law_is_told_so(page):
    told = page("GB")
    assert "For GB adbaudit has offices on file, and no law." in told
    assert "No law on deletion is on file for: United Kingdom." in told


def test_number_of_the_police_stands_beside_its_country_where_there_are_several(page):
    assert "Call the police first (IN 112, not verified, CN 110, or go to any police station)" in page("IN", "CN")


@pytest.mark.parametrize("details", [True, False])
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_number_of_the_police_that_nobody_verified_says_so_in_every_form(page, form, details):
    told = page("VN", form=form, details=details)
    assert told.count("Công an") == told.count("Not verified. If the number does not answer") >= 1
    assert "113, not verified" in told or "In danger now?" not in told


def test_country_without_offices_is_told_so_where_offices_are_spoken_of(page):
    assert "No office of XX is on file." in page("XX")


def test_nobody_in_danger_is_asked_to_check_a_number(page):
    told = page("IN").partition("If you are in danger now")[2].partition(" 2. ")[0]
    assert "112" in told
    assert "check the number" not in told
    assert "Not verified. If the number does not answer, go to any police station" in told
