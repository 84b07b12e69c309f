"""One report, one answer: what a format says of an access, every other says too."""

import html
import re
from dataclasses import replace

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.render import render


@pytest.fixture
def unasked(build):
    """A loan app that Android would give the call log without a question."""
    return build.report(build.app(access=(build.access("READ_CALL_LOG", Effective.ASKS, comes_unasked=True),)))


@pytest.fixture
def file_with_services(build):
    """A file whose manifest was read whole and brings two services."""
    app = build.apk_app(access=(build.access(effective=Effective.ASKS),))
    kinds = (SpecialAccessKind.ACCESSIBILITY, SpecialAccessKind.NOTIFICATION_LISTENER)
    special = tuple(build.special(kind, SpecialAccessState.UNKNOWN, component="a.b/.Service") for kind in kinds)
    installed = build.installed("com.sincere.plainloan", access=app.installed.access, special_access=special)
    return build.apk_report(replace(app, installed=installed))


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_what_comes_unasked_is_nowhere_a_question(unasked, english, format_name):
    said = _said(unasked, format_name, english)
    assert "not now, takes it unasked" in said
    assert "not now, may ask" not in said
    assert "it may ask again" not in said


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_what_a_file_brings_was_read(file_with_services, english, format_name):
    said = _said(file_with_services, format_name, english)
    assert "asks for the screen and notifications" in said or "asks for the screen, notifications" in said
    assert "could not be read" not in said
    assert "not known" not in said.replace("Country: not known", "")


def test_nobody_saw_how_a_special_access_was_switched_on(build, english):
    special = (build.special(SpecialAccessKind.ACCESSIBILITY, component="a.b/.Service"),)
    report = build.report(build.app(installed=build.installed(special_access=special)))
    assert re.search(r"a\.b/\.Service ON – –", _said(report, "html", english))


def _said(report, format_name, translator):
    """All words in one line, as somebody reads them."""
    text = render(report, format_name, translator, details=True)
    shown = html.unescape(re.sub(r"<[^>]*>", " ", text.replace("<wbr>", ""))) if format_name == "html" else text
    return " ".join(shown.split())


def settings_with(build, count):
    """A step that leaves this many other services on, as one command."""
    rest = ":".join(f"com.helper.n{number}/com.helper.n{number}.Service" for number in range(count))
    line = ("settings", "put", "--user", "0", "secure", "enabled_accessibility_services", rest)
    step = build.step(actions=build.actions(line))
    return rest, build.report(build.app(), findings=(build.finding(remedy=(step,)),))


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_command_is_never_cut(build, english, format_name):
    rest, report = settings_with(build, 20)
    assert f"enabled_accessibility_services {rest}" in _said(report, format_name, english)
    _, report = settings_with(build, 200)
    said = _said(report, format_name, english)
    assert "enabled_accessibility_services" not in said
    assert "A command of this step cannot be shown whole here" in said
