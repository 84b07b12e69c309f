"""The comparison as people and programs read it."""

import json
from dataclasses import replace
from datetime import UTC
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from adbaudit.model.access import Effective
from adbaudit.model.difference import Turn
from adbaudit.model.identity import Verdict
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.difference.compare import compare
from adbaudit.report.difference.document import difference_json
from adbaudit.report.difference.text import difference_text
from adbaudit.report.render import render
from adbaudit.report.sheet import Sheet

ALLOWED, ASKS, BLOCKED, UNKNOWN = Effective.ALLOWED, Effective.ASKS, Effective.BLOCKED, Effective.UNKNOWN


@pytest.fixture
def two_visits(build, later, loan):
    """Every turn that a comparison knows."""
    overlay = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.ON)
    chat = {"package": "com.chatter.messenger", "label": "Chatter", "verdict": Verdict.NO}
    first = build.report(
        loan(ALLOWED, ALLOWED, ALLOWED),
        loan(BLOCKED, package="com.qihoo.loan", label="360借条"),
        loan(ALLOWED, package="com.pinjamkilat.dana", label="Pinjam Kilat", used=build.time(day=10)),
        loan(ALLOWED, package="com.sunrise.lend", label="Sunrise", verdict=Verdict.MAYBE),
        loan(ALLOWED, package="com.old.loan", label="Old Loan"),
        loan(BLOCKED, **chat),
    )
    second = later(
        first,
        apps=(
            loan(BLOCKED, BLOCKED, BLOCKED),
            loan(ASKS, package="com.qihoo.loan", label="360借条", special=[overlay]),
            loan(ALLOWED, package="com.pinjamkilat.dana", label="Pinjam Kilat", used=build.time(day=21)),
            loan(UNKNOWN, package="com.sunrise.lend", label="Sunrise", verdict=Verdict.MAYBE),
            loan(ALLOWED, package="com.new.loan", label="新借款"),
            loan(ALLOWED, **chat),
        ),
        gaps=(build.gap("dumpsys appops"),),
    )
    return compare(first, second)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_two_visits_in_the_terminal(two_visits, golden, request, language):
    translator = request.getfixturevalue({"en": "english", "zh-CN": "chinese"}[language])
    text = difference_text(two_visits, translator, Sheet())
    golden(f"diff.{language}.txt", text)
    assert all(cell_len(line) <= 80 for line in text.splitlines())


def test_nothing_different_is_said_in_one_sentence(build, later, loan, english):
    first = build.report(loan(BLOCKED))
    assert "Nothing that these two reports show is different." in difference_text(
        compare(first, later(first)), english, Sheet()
    )


def test_two_phones_and_the_wrong_order_are_told(build, later, english):
    first = build.report()
    second = later(first, device=build.device(id="another"))
    text = " ".join(difference_text(compare(second, first), english, Sheet()).split())
    assert "names of two phones" in text
    assert "older than the first" in text


def test_json_is_as_the_schema_says(two_visits, english):
    schema = json.loads(files("adbaudit.report").joinpath("schema/diff-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    value = json.loads(difference_json(two_visits, english))
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    assert (value["worse"], value["complete"]) == (True, False)


def test_hostile_names_move_nothing(build, later, loan, english):
    first = build.report(loan(ALLOWED, label="\x1b[31mLoan\u202e"))
    text = difference_text(compare(first, later(first)), english, Sheet())
    assert "\x1b" not in text
    assert "<U+202E>" in text


def test_who_can_read_is_told_as_a_scan_tells_it(build, later, loan, english):
    sees = loan(BLOCKED, special=[build.special(SpecialAccessKind.ACCESSIBILITY)], label="Helper")
    larger = loan(ALLOWED, package="com.eg.pay", label="Pay", verdict=Verdict.CREDIT_INSIDE)
    report = build.report(sees, larger)
    told = " ".join(difference_text(compare(report, later(report)), english, Sheet()).split())
    scan = " ".join(render(report, "terminal", english).split())
    for sentence in (
        "the screen or notifications right now: Helper (the screen).",
        "One larger app with credit inside can read contacts, messages or the call log right now: Pay (contacts).",
    ):
        assert sentence in told
        assert sentence in scan


def test_credit_inside_is_not_counted_among_loan_apps(build, later, loan, english):
    pay = {"package": "com.eg.pay", "label": "Pay", "verdict": Verdict.CREDIT_INSIDE}
    first = build.report(loan(ALLOWED), loan(ALLOWED, **pay))
    second = later(first, apps=(loan(BLOCKED), loan(BLOCKED, **pay)))
    told = " ".join(difference_text(compare(first, second), english, Sheet()).split())
    assert "BETTER: one loan app can do less than before: 快捷借款 (contacts)." in told
    assert "BETTER: apps with credit inside, or that may be loan apps, can do less than before: Pay (contacts)." in told


def test_other_ways_stand_in_the_table(build, later, loan, english):
    on = build.special(SpecialAccessKind.ACCESSIBILITY)
    first = build.report(loan(BLOCKED, special=[on]))
    told = difference_text(compare(first, later(first, apps=(loan(BLOCKED),))), english, Sheet())
    assert "SEES the screen → none" in " ".join(told.split())


def test_app_that_is_switched_off_sees_nothing(build, later, loan):
    on = build.special(SpecialAccessKind.ACCESSIBILITY)
    first = build.report(loan(BLOCKED, special=[on]))
    off = replace(first.apps[0], installed=replace(first.apps[0].installed, enabled=False))
    assert [one.turn for one in compare(first, later(first, apps=(off,))).apps[0].special_access] == [Turn.LOST]


def test_work_profile_and_phone_are_named(build, later, loan, english):
    first = build.report(loan(ALLOWED), loan(ALLOWED, user=10))
    second = later(first, apps=(loan(ALLOWED), loan(BLOCKED, user=10)))
    told = difference_text(compare(first, second), english, Sheet())
    assert "[com.kuaijie.cashloan] [work profile (10)]" in told
    assert "Google Pixel 7, Android 14" in told


def test_times_are_the_phones_own(build, later, loan, english):
    first = build.report(loan(ALLOWED))
    utc = replace(first, provenance=replace(first.provenance, captured_at=first.provenance.captured_at.astimezone(UTC)))
    assert "Before: 2026-11-20 10:12 (UTC+08:00)" in difference_text(compare(utc, utc), english, Sheet())


def test_question_that_is_no_longer_needed_is_a_change(build, later, english):
    first = build.report(build.app(access=(build.access(effective=Effective.ASKS),)))
    second = later(first, apps=(build.app(access=(build.access(effective=Effective.ASKS, comes_unasked=True),)),))
    told = " ".join(difference_text(compare(first, second), english, Sheet()).split())
    assert "Changed: contacts, READ_CONTACTS: not now, may ask → not now, takes it unasked" in told
