"""What a row of an app's table says of the phone's records."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.appop import OpCount
from adbaudit.report.order import in_order
from adbaudit.report.render import render


def test_refusal_that_the_phone_noted_stands_in_the_row_and_no_use_is_counted(build, english):
    count = OpCount(accesses=0, rejects=1, begin=build.time(day=1), end=build.time(day=2))
    access = build.access(effective=Effective.BLOCKED, last_reject=build.time(), count=count)
    page = render(in_order(build.report(build.app(access=[access]))), "html", english)
    assert "last refusal noted 2026-11-19 21:40; one refusal noted from" in page
    assert "noted 0 times" not in page
