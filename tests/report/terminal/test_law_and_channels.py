"""Law and offices as people read them in a terminal."""

from __future__ import annotations

import pytest

from adbaudit.model.channel import ChannelKind
from adbaudit.model.message import message
from adbaudit.report.order import in_order
from adbaudit.report.render import render


@pytest.fixture
def printed(build, english):
    def of(report, translator=english):
        return render(in_order(report), "terminal", translator, details=True)

    return of


def test_law_is_told_once_for_all_apps(build, printed):
    law = (build.law(verified=True),)
    report = build.report(
        build.app(access=(build.access(),)),
        build.app("com.other.loan", "Other Loan"),
        findings=(build.finding(law=law), build.finding(package="com.other.loan", law=law)),
    )
    assert printed(report).count("You may ask for deletion.") == 1


def test_country_is_always_told(build, printed):
    assert "Country: CN" in printed(build.report())
    assert "Country: China (CN)" in printed(build.report(findings=(build.finding(law=(build.law(),)),)))
    assert "Country: not known; choose one with --country" in printed(build.report(countries=()))


@pytest.mark.parametrize(
    ("countries", "how"), [(("CN",), "as the SIM card"), (("IN",), "as chosen"), (("CN", "IN"), "as chosen")]
)
def test_how_the_country_came_about_is_told(build, printed, countries, how):
    text = printed(build.report(countries=countries, findings=(build.finding(law=(build.law(),)),)))
    assert how in " ".join(text.split())


def test_country_without_data_is_said_and_not_an_error(build, printed):
    text = printed(build.report(countries=("XX",), findings=(build.finding(),)))
    assert "For XX adbaudit has neither law nor offices on file." in text


def test_unverified_law_says_so(build, printed):
    text = printed(build.report(findings=(build.finding(law=(build.law(verified=False),)),)))
    assert "Not verified (2026-11-21): flk.npc.gov.cn" in text


def test_law_names_its_limits_and_its_day(build, printed):
    law = build.law(notes=(message("A guide, not a law."),), in_force="2020-01-01")
    assert "A guide, not a law. In force since 2020-01-01." in printed(
        build.report(findings=(build.finding(law=(law,)),))
    )


def test_sixth_office_is_told_by_its_case_only(build, printed):
    channels = tuple(build.channel(id=f"cn-{number}") for number in range(7))
    text = printed(build.report(advice=(build.advice(channels=channels),)))
    assert (text.count("When the lender is a bank"), text.count("Time: 15 days")) == (7, 5)
    assert text.index("1.1 The office") < text.index("1.7 The office")


def test_same_evidence_is_not_repeated(build, printed):
    text = printed(build.report(advice=(build.advice(channels=(build.channel(), build.channel(id="cn-b"))),)))
    assert (text.count("the contract"), text.count("Bring the same.")) == (1, 1)


def test_unverified_office_asks_to_check_first(build, printed):
    text = printed(build.report(advice=(build.advice(channels=(build.channel(verified=False),)),)))
    assert "Not verified: check the number or address first." in text
    assert "take no fee" not in text


def test_court_is_not_called_free(build, printed):
    text = printed(build.report(advice=(build.advice(channels=(build.channel(is_free=False),)),)))
    assert "take no fee" not in text


def test_emergency_number_stands_in_the_first_lines_too(build, printed):
    police = build.channel(kind=ChannelKind.EMERGENCY, number="110")
    danger = build.advice(id="danger-now", channel_kinds=(ChannelKind.EMERGENCY,), channels=(police,))
    text = printed(build.report(advice=(danger,)))
    assert "Call the police first (110)" in text
    assert "- The office (某局): 110" in text


def test_unverified_number_does_not_stand_in_the_first_lines(build, printed):
    police = build.channel(kind=ChannelKind.EMERGENCY, number="113", verified=False)
    danger = build.advice(id="danger-now", channel_kinds=(ChannelKind.EMERGENCY,), channels=(police,))
    assert "first (113)" not in printed(build.report(advice=(danger,)))


def test_offices_of_several_countries_say_which(build, printed, chinese):
    other = build.channel(id="in-office", country=build.channel().country.__class__(code="IN", name=build.law().text))
    text = printed(build.report(advice=(build.advice(channels=(build.channel(), other)),)), chinese)
    assert "CN: 某局：12378" in text
    assert "IN: 某局：12378" in text


def test_hostile_source_of_a_foreign_pack_is_made_visible(build, printed):
    text = printed(build.report(findings=(build.finding(law=(build.law(source="a\x1b[31mb\u202ec"),)),)))
    assert "\x1b" not in text
    assert "<U+202E>" in text
