"""The report people read: golden files first, then what must hold whatever the phone says."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from adbaudit.errors import UsageFault
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserKind
from adbaudit.report.order import in_order
from adbaudit.report.render import FORMATS, render, render_many

FORBIDDEN = re.compile(r"\b(safe|clean|fraud|illegal app)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_report_reads_as_its_golden_file(case, golden, case_name, language):
    golden(f"{case_name}.{language}.txt", render(case(case_name), "terminal", load_translator(language)))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_report_at_length_reads_as_its_golden_file(case, golden, language):
    golden(f"full.{language}.details.txt", render(case("full"), "terminal", load_translator(language), details=True))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_report_that_scrolls_ends_with_the_answer(case, golden, language):
    text = render(case("full"), "terminal", load_translator(language), scrolls=True)
    golden(f"full.{language}.last-lines.txt", "\n".join(text.splitlines()[-14:]) + "\n")


def test_short_report_is_not_told_twice(build, english):
    report = build.report(device=build.device(users=()), countries=())
    text = render(report, "terminal", english, scrolls=True)
    assert "In short" not in text


def test_bracket_never_stands_alone_in_a_table(build, chinese):
    users = tuple(build.secure_folder(UserKind.WORK, user) for user in (10, 11))
    rows = [build.app("a.b.c", "一个名字很长的应用程序啊", user=user) for user in (10, 11)]
    text = render(build.report(*rows, device=build.device(users=users)), "terminal", chinese, width=60)
    assert not [line for line in text.splitlines() if re.match(r"^\s*）", line)]


def test_narrow_report_reads_as_its_golden_file(case, golden, english):
    golden("full.en.40.txt", render(case("full"), "terminal", english, width=40))


def test_coloured_report_reads_as_its_golden_file(case, golden, english):
    golden("full.en.color.txt", render(case("full"), "terminal", english, color=True))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_sheet(case, chinese, case_name, width):
    text = render(case(case_name), "terminal", chinese, width=width)
    assert max(map(cell_len, text.splitlines())) <= width


def test_without_colour_there_is_no_escape(case, chinese, case_name):
    assert "\x1b" not in render(case(case_name), "terminal", chinese)


def test_colour_changes_no_word(case, english):
    plain = render(case("full"), "terminal", english)
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render(case("full"), "terminal", english, color=True))
    assert [line.rstrip() for line in coloured.splitlines()] == [line.rstrip() for line in plain.splitlines()]


def test_report_never_promises_or_judges(case, english, case_name):
    assert FORBIDDEN.search(render(case(case_name), "terminal", english)) is None


def test_markup_in_a_label_is_only_text(build, english):
    text = render(build.report(build.app(label="[bold red]Loan[/] :smile:")), "terminal", english, color=True)
    assert "[bold red]Loan[/] :smile:" in text


def test_braces_in_a_label_are_only_text(build, english):
    assert "{names.__class__}" in render(build.report(build.app(label="{names.__class__}")), "terminal", english)


def test_unknown_format_is_a_fault_that_names_the_others(build, english):
    with pytest.raises(UsageFault) as raised:
        render(build.report(), "xml", english)
    assert dict(raised.value.next_step.values)["names"] == ", ".join(FORMATS)


def test_several_phones_stand_one_after_the_other(build, english):
    text = render_many([build.report(), build.report()], "terminal", english)
    assert text.count("Where this comes from") == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    label=st.text(alphabet=st.characters(), max_size=60),
    package=st.text(alphabet=st.characters(), max_size=40),
    width=st.sampled_from([40, 80, 101]),
)
def test_no_label_breaks_the_sheet(build, english, label, package, width):
    app = build.app(package, label, access=(build.access(last_access=build.time()),))
    finding = build.finding(package=PackageName(package), title=message("{app} can read", app=label))
    report = in_order(build.report(app, findings=(finding,), gaps=(build.gap(label, package=PackageName(package)),)))
    text = render(report, "terminal", english, width=width, details=len(label) % 2 == 0)
    assert all(character == "\n" or character.isprintable() for character in text)
    assert max(map(cell_len, text.splitlines())) <= width
