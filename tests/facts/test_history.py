"""Counts of a few apps: what was left out is said."""

from __future__ import annotations

from datetime import UTC, datetime

from adbaudit.facts.history import MOST_APPS, read_history
from adbaudit.model.permission import PackageName
from adbaudit.ports import Answer, Ending

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Answering:
    def __init__(self, text):
        self.text = text

    def run(self, commands):
        for command in commands:
            yield Answer(
                command=command,
                output=self.text.encode(),
                status=0,
                ending=Ending.COMPLETE,
            )


def read(count, text="Current AppOps Service state:\n"):
    packages = [PackageName(f"com.loan.number{number}") for number in range(count)]
    return read_history(Answering(text), packages, sdk=34, phone_time=NOW)


def test_phone_that_keeps_no_history_leaves_no_gap():
    counts, gaps = read(2)
    assert gaps == ()
    assert all(not of_app for of_app in counts.values())


def test_apps_beyond_the_most_are_one_gap():
    _, gaps = read(MOST_APPS + 3)
    assert [dict(gap.reason.values)["count"] for gap in gaps] == [3]


def test_history_that_is_not_understood_is_one_gap():
    counts, gaps = read(2, "  History:  mode=HISTORICAL_MODE_ENABLED_ACTIVE\n    what is this\n")
    assert counts == {}
    assert [gap.reason.template for gap in gaps] == ["the answer was not understood"]
