"""Receipts in a report: kept in JSON, told on the terminal, and what is regained afterwards."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from adbaudit.model.access import Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.message import message
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.regained import Regained
from adbaudit.model.subject import AppState, ListState, OpState, PermissionState, RoleState
from adbaudit.report.changes.after import after_text
from adbaudit.report.difference.compare import compare
from adbaudit.report.json_reading.document import read_reports
from adbaudit.report.render import render
from adbaudit.report.sheet import Sheet

CONTACTS = "android.permission.READ_CONTACTS"
STATES = [
    PermissionState(is_granted=True, flags=frozenset({"user-set"}), uid_mode=OpMode.ALLOW, package_mode=None),
    OpState(uid_mode=OpMode.DEFAULT, package_mode=OpMode.ALLOW),
    RoleState(holders=("com.a",)),
    ListState(components=("com.a/.B",), is_on=True),
    AppState(enabled=0, is_stopped=False),
    None,
]


@pytest.fixture
def line(build):
    """A permission that was taken away."""

    def of(**fields):
        known = {
            "package": "com.kuaijie.cashloan",
            "user": 0,
            "step": "revoke-permission",
            "target": CONTACTS,
            "outcome": Outcome.DONE,
            "because": message("read back"),
            "commands": (("pm", "revoke", "--user", "0", "com.kuaijie.cashloan", CONTACTS),),
            "before": PermissionState(is_granted=True),
            "after": PermissionState(is_granted=False),
            "at": build.time(),
        }
        return ReceiptLine(**{**known, **fields})

    return of


@pytest.mark.parametrize("state", STATES, ids=lambda state: type(state).__name__)
def test_receipts_come_back_from_json_as_they_were(build, english, line, state):
    report = build.report(receipts=(line(before=state, after=state),))
    text = render(report, "json", english)
    schema = json.loads(files("adbaudit.report").joinpath("schema/report-1.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(json.loads(text))) == []
    (again,) = read_reports(text, "a.json")
    assert again.receipts[0].before == state
    assert render(again, "json", english) == text


def test_terminal_tells_what_was_changed_once(build, english, line):
    app = build.app(access=(build.access(effective=Effective.BLOCKED),))
    lines = (line(), line(step="set-flags"), line(target="android.permission.READ_SMS", outcome=Outcome.REFUSED))
    text = render(build.report(app, receipts=lines), "terminal", english)
    assert text.count("DONE: 快捷借款: READ_CONTACTS") == 1
    assert "granted → not granted, read back from the phone at 2026-11-19 21:40." in text
    assert "REFUSED: 快捷借款: READ_SMS" in text


def test_step_that_was_not_tried_is_told_in_words(build, english, line):
    by_hand = line(step="by-hand", target="notification-listener", outcome=Outcome.MANUAL, at=None, commands=())
    text = render(build.report(receipts=(by_hand,)), "terminal", english)
    assert "BY HAND: com.kuaijie.cashloan: reading all notifications" in text


def test_report_without_receipts_has_no_such_part(build, english):
    assert "What was changed" not in render(build.report(), "terminal", english)


@pytest.mark.parametrize(("outcome", "is_regained"), [(Outcome.DONE, True), (Outcome.REFUSED, False)])
def test_what_was_switched_off_and_is_on_again_is_regained(build, line, outcome, is_regained):
    blocked = build.app(access=(build.access(effective=Effective.BLOCKED),))
    first = build.report(blocked, receipts=(line(outcome=outcome),))
    second = replace(first, apps=(build.app(access=(build.access(),)),), receipts=())
    (change,) = compare(first, second).apps[0].access
    assert change.is_regained is is_regained


def test_end_of_a_revoke_has_the_table_and_the_list_for_afterwards(build, english):
    before = build.report(build.app(access=(build.access(),)))
    after = build.report(build.app(access=(build.access(effective=Effective.BLOCKED),)))
    points = (build.advice(1), replace(build.advice(2), id="after-the-visit"))
    text = after_text(compare(before, after), points, english, Sheet())
    assert "CAN READ → blocked" in text
    assert text.count("Save proof before you change anything") == 1
    assert max(map(len, text.splitlines())) <= 80


def test_contacts_come_first_once_the_access_is_closed(build, english):
    report = build.report(build.app(access=(build.access(effective=Effective.BLOCKED),)))
    points = (build.advice(1, id="tell-contacts"), build.advice(2, id="after-the-visit"))
    text = after_text(compare(report, report), points, english, Sheet())
    assert "1. " in text.split("letters --kind contacts")[0].split("Before you go")[1]


def test_what_came_back_stands_among_the_first_lines_and_in_saved_reports(build, english):
    app = build.app(access=(build.access(),))
    back = [
        Regained(package=package, user=0, subject=subject, off_since=build.time())
        for package, subject in (
            (app.installed.package, "contacts"),
            (app.installed.package, "whole-app"),
            *((f"com.other.app{number}", "overlay") for number in range(5)),
        )
    ]
    report = build.report(app, regained=tuple(back))
    said = " ".join(render(report, "terminal", english).split())
    assert "On again since adbaudit switched it off at 2026-11-19 21:40: 快捷借款 (contacts, the app itself)." in said
    assert "One more app got something back." in said
    (again,) = read_reports(render(report, "json", english), "a.json")
    assert again.regained == report.regained
