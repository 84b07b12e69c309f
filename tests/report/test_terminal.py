"""The report people read: golden files first, then what must hold whatever the phone says."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from adbaudit.errors import UsageFault
from adbaudit.locale.translator import load_translator
from adbaudit.model.access import Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.identity import Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.report.order import in_order
from adbaudit.report.render import FORMATS, render, render_many

CASES = ("full", "gaps", "empty", "nothing-read", "loan-without-access", "apk")
FORBIDDEN = re.compile(r"\b(safe|clean|fraud|illegal app)\b", re.IGNORECASE)


@pytest.fixture
def case(build):
    def of(name):
        return in_order(_case(build, name))

    return of


def _case(build, name):
    match name:
        case "full":
            return build.full_report()
        case "gaps":
            access = (build.access(effective=Effective.UNKNOWN, op_mode=OpMode.UNKNOWN),)
            cut = build.gap(wanted=message("the permissions of all apps"), user=10, source="dumpsys package")
            many = tuple(
                build.gap(
                    "base.apk", wanted=message("the app's APK file"), package=PackageName(f"com.app.number{number}")
                )
                for number in range(9)
            )
            return build.report(build.app(access=access), gaps=(build.gap(), cut, *many), advice=(build.advice(),))
        case "empty":
            return build.report(build.app("com.sunrise.calendar", "Sunrise Calendar", verdict=Verdict.NO))
        case "nothing-read":
            return build.report(gaps=(build.gap("pm list packages", wanted=message("the list of apps")),))
        case "loan-without-access":
            blocked = build.access(effective=Effective.BLOCKED)
            return build.report(build.app(access=(blocked,)), device=build.device(users=()))
        case "apk":
            asking = build.apk_app(access=(build.access(effective=Effective.ASKS),))
            broken = build.apk_app("samples/broken.apk", "broken.apk", None, verdict=Verdict.UNKNOWN)
            finding = build.finding(
                "loan-contacts-asks",
                Severity.MEDIUM,
                package=PackageName("com.sincere.plainloan"),
                user=None,
                path="samples/plain-loan.apk",
                remedy=(build.step(commands=(), screens=(), notes=(message("as the example says"),)),),
            )
            return build.apk_report(asking, broken, findings=(finding,))
        case _:
            raise ValueError(name)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_report_reads_as_its_golden_file(case, golden, name, language):
    golden(f"{name}.{language}.txt", render(case(name), "terminal", load_translator(language)))


def test_narrow_report_reads_as_its_golden_file(case, golden, english):
    golden("full.en.40.txt", render(case("full"), "terminal", english, width=40))


def test_coloured_report_reads_as_its_golden_file(case, golden, english):
    golden("full.en.color.txt", render(case("full"), "terminal", english, color=True))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_sheet(case, chinese, name, width):
    text = render(case(name), "terminal", chinese, width=width)
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("name", CASES)
def test_without_colour_there_is_no_escape(case, chinese, name):
    assert "\x1b" not in render(case(name), "terminal", chinese)


def test_colour_changes_no_word(case, english):
    plain = render(case("full"), "terminal", english)
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render(case("full"), "terminal", english, color=True))
    assert [line.rstrip() for line in coloured.splitlines()] == [line.rstrip() for line in plain.splitlines()]


@pytest.mark.parametrize("name", CASES)
def test_report_never_promises_or_judges(case, english, name):
    assert FORBIDDEN.search(render(case(name), "terminal", english)) is None


@pytest.mark.parametrize("name", ["gaps", "nothing-read"])
def test_gaps_are_said_before_anything_else(case, english, name):
    first = render(case(name), "terminal", english).split("\n\n")[0]
    assert "could not be read" in first or "No list of apps could be read" in first


def test_no_loan_app_and_gaps_is_no_all_clear(build, english):
    report = build.report(build.app(verdict=Verdict.NO), gaps=(build.gap(),))
    assert render(report, "terminal", english).startswith("No loan app was found, but the phone was not fully read.")


def test_no_record_of_a_read_is_not_told_as_none(build, english):
    text = render(build.report(build.app(access=(build.access(),))), "terminal", english, width=200)
    assert "That does not mean that none did." in text


def test_records_that_were_not_read_are_told(build, english):
    access = build.access(op_mode=OpMode.UNKNOWN)
    text = render(build.report(build.app(access=(access,))), "terminal", english)
    assert "could not be seen on this phone" in text


def test_app_that_was_not_read_is_not_known_rather_than_never_asking(build, english):
    installed = build.installed(version_code=None, target_sdk=None)
    text = render(build.report(build.app(installed=installed)), "terminal", english)
    assert "not known" in text


def test_sending_messages_alone_is_no_reading(build, english):
    text = render(build.report(build.app(access=(build.access("SEND_SMS"),))), "terminal", english)
    assert text.startswith("One loan app was found. It cannot read")


def test_app_that_may_be_a_loan_app_and_can_read_is_named_in_the_answer(build, english):
    text = render(build.report(build.app(verdict=Verdict.MAYBE, access=(build.access(),))), "terminal", english)
    assert "may be a loan app and can read right now: 快捷借款 (contacts)" in text.split("\n\n")[0]


def test_the_same_reason_is_given_once(build, english):
    findings = (build.finding(), build.finding(package=PackageName("com.qihoo.loan")))
    report = in_order(build.report(build.app(), build.app("com.qihoo.loan", "360借条"), findings=findings))
    assert render(report, "terminal", english).count("Collectors who hold an address book") == 1


def test_a_step_of_several_findings_is_told_once(build, english):
    report = build.report(build.app(), findings=(build.finding(), build.finding("loan-contacts-used")))
    assert render(report, "terminal", english).count("Take away the permission") == 1


def test_finding_of_no_app_is_told(build, english):
    finding = build.finding("phone-not-fully-read", Severity.INFO, package=None, user=None, remedy=())
    assert "About this audit as a whole" in render(build.report(findings=(finding,)), "terminal", english)


def test_finding_of_an_app_that_is_no_loan_app_has_a_page(build, english):
    app = build.app("com.other.thing", "Other", verdict=Verdict.NO)
    finding = build.finding(package=PackageName("com.other.thing"))
    assert "Other [com.other.thing]" in render(build.report(app, findings=(finding,)), "terminal", english)


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
    text = render(report, "terminal", english, width=width)
    assert all(character == "\n" or character.isprintable() for character in text)
    assert max(map(cell_len, text.splitlines())) <= width
