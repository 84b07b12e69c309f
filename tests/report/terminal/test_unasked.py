"""What Android 6 to 9 would give without a question is not told as something that will be asked."""

import pytest

from adbaudit.model.access import Effective
from adbaudit.report.json_reading.document import read_reports
from adbaudit.report.render import render


@pytest.fixture
def report(build):
    """A loan app that may take the call log unasked, and must ask for messages."""
    access = (
        build.access("READ_CALL_LOG", Effective.ASKS, comes_unasked=True),
        build.access("READ_SMS", Effective.ASKS),
    )
    return build.report(build.app(access=access))


@pytest.mark.parametrize("format_name", ["terminal", "markdown"])
def test_both_are_told_apart_in_every_line(report, english, format_name):
    said = " ".join(render(report, format_name, english).split())
    assert "unasked" in said
    if format_name == "terminal":
        assert "can take this without asking: call log." in said
        assert "it may ask again: messages." in said


def test_saved_report_keeps_it(report, english):
    (again,) = read_reports(render(report, "json", english), "a.json")
    assert [access.comes_unasked for access in again.apps[0].installed.access] == [True, False]
