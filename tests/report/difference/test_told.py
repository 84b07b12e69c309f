"""The comparison as people and programs read it."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.difference.compare import compare
from adbaudit.report.difference.document import difference_json
from adbaudit.report.difference.text import difference_text
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
