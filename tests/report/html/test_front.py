"""The first page: the answer, who can read now, what to do first."""

from __future__ import annotations

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.report.html.frame import frame_of
from adbaudit.report.html.front import front_of
from adbaudit.report.html.speech import speech_of
from adbaudit.report.order import in_order
from adbaudit.report.outline import outline


@pytest.fixture
def front(english):
    def of(report):
        return front_of(frame_of(speech_of(english), outline(in_order(report)), is_whole=False))

    return of


def test_answer_has_three_lines_on_a_phone_with_a_loan_app(build, front):
    told = front(build.full_report())
    assert [one.question for one in told.answers] == ["Who can read now?", "Was anything read?", "Was everything seen?"]
    assert told.answers[0].tone == "now"


def test_gaps_colour_the_answer_and_are_told(build, front):
    told = front(build.report(build.app(), gaps=(build.gap(),)))
    assert told.answers[-1].tone == "unknown"
    assert "could not be read" in told.answers[-1].sentences[0]


def test_phone_without_loan_apps_has_no_colour_of_good_news(build, front):
    told = front(build.report(build.app("com.sunrise.calendar", "Sunrise", verdict=Verdict.NO)))
    assert {one.tone for one in told.answers} == {""}
    assert told.cards == ()


def test_only_what_can_read_now_has_a_card(build, front):
    asking = build.app("com.qihoo.loan", "360借条", access=(build.access(effective=Effective.ASKS),))
    told = front(build.report(build.app(access=(build.access(), build.access("READ_SMS"))), asking))
    assert [(card.name, card.reads) for card in told.cards] == [("快捷借款", ("contacts", "messages"))]


def test_app_that_sees_the_screen_has_a_card_without_any_permission(build, front):
    sees = build.installed(special_access=(build.special(SpecialAccessKind.ACCESSIBILITY),))
    told = front(build.report(build.app(installed=sees)))
    assert [card.reads for card in told.cards] == [("the screen",)]


def test_card_leads_to_the_section_of_its_app(build, front, page):
    report = build.full_report()
    heads = {one.attributes["id"]: one.text for one in page(report).all("h3") if "id" in one.attributes}
    cards = front(report).cards
    assert len(cards) == 3
    assert all(heads[card.anchor].startswith(card.name) for card in cards)


def test_files_that_ask_have_cards(build, front):
    asking = build.apk_app(access=(build.access(effective=Effective.ASKS),))
    told = front(build.apk_report(asking))
    assert [(card.name, card.reads) for card in told.cards] == [("Plain Loan", ("contacts",))]


@pytest.mark.parametrize(("label", "letter"), [("快捷借款", "快"), ("cash", "C"), ("💰 loan", "L"), ("💰", "?")])
def test_tile_carries_the_first_letter(build, front, label, letter):
    told = front(build.report(build.app(label=label, access=(build.access(),))))
    assert told.cards[0].face.letter == letter
