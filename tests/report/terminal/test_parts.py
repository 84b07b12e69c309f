"""Pages of apps, gaps, and where all this comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.identity import LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.order import in_order
from adbaudit.report.render import render


def test_switched_off_app_says_so_on_its_page(build, english):
    app = build.app(installed=build.installed(enabled=False))
    assert "It is switched off on this phone" in render(build.report(app), "terminal", english)


def test_app_switched_off_for_one_user_names_that_user(build, english):
    rows = (build.app(), build.app(installed=build.installed(user=10, enabled=False)))
    text = render(build.report(*rows), "terminal", english, width=200)
    assert "It is switched off for some users: work profile (10)." in text


def test_who_installed_it_stands_on_the_page_unless_a_finding_says_it(build, english):
    app = build.app(installed=build.installed(installer="com.some.store"))
    finding = build.finding("loan-sideloaded", Severity.MEDIUM)
    line = "Installed by com.some.store."
    assert line in render(build.report(app), "terminal", english)
    assert line not in render(build.report(app, findings=(finding,)), "terminal", english)


def test_other_apps_that_can_read_are_named(build, english):
    app = build.app("com.chatter.messenger", None, verdict=Verdict.UNKNOWN, access=(build.access(),))
    text = render(build.report(app), "terminal", english, width=200)
    assert "can read right now: com.chatter.messenger (contacts)." in text


def test_apps_of_the_system_that_can_read_are_only_counted(build, english):
    installed = build.installed("com.android.dialer", system=True, access=(build.access(),))
    app = build.app("com.android.dialer", None, verdict=Verdict.NO, installed=installed)
    text = render(build.report(app), "terminal", english)
    assert "One more app that can read them came with the phone." in text
    assert "com.android.dialer" not in text


def test_refused_user_is_one_line_without_the_exception(case, english):
    text = render(case("closed-user"), "terminal", english)
    assert text.count("The Secure Folder could not be fully looked at.") == 1
    assert "Exception" not in text
    assert "One thing could not be read" in text


def test_refused_user_keeps_the_raw_text_in_json(case, english):
    assert "java.lang.SecurityException" in render(case("closed-user"), "json", english)


def test_refusal_for_the_owner_names_what_was_wanted(build, english):
    text = render(build.report(build.app(), gaps=build.refused_user(user=0)), "terminal", english, width=200)
    assert "- the list of apps, which apps have accessibility access: the phone refused: Shell does not have" in text


def test_time_of_the_reading_is_told_by_the_phones_clock(build, english):
    moved = replace(build.report().provenance, captured_at=datetime(2026, 11, 20, 2, 12, tzinfo=UTC))
    text = render(build.report(build.app(), provenance=moved), "terminal", english, width=200)
    assert "Read on 2026-11-20 10:12 from a phone over adb; all times are the phone's own (UTC+08:00)" in text


def test_time_of_the_reading_stays_the_computers_where_the_phone_told_none(build, english):
    installed = build.installed(installed_at=None, updated_at=None)
    text = render(build.report(build.app(installed=installed)), "terminal", english, width=200)
    assert "Read on 2026-11-20 10:12 +0800 from a phone over adb" in text


def test_class_that_no_list_gives_has_no_sentence(build, english):
    identity = build.identity(loan_class=LoanClass.UNCLASSIFIED)
    assert "list" not in render(build.report(build.app(identity=identity)), "terminal", english).split("Because")[0]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ReasonKind.CATALOGUE, "A named list calls it a loan app (very sure)."),
        (ReasonKind.SIGNER, "It carries the signature of a listed loan app (very sure)."),
        (ReasonKind.PACKAGE, "Its names say that it lends money (very sure)."),
    ],
)
def test_verdict_says_what_it_rests_on(build, english, kind, sentence):
    reason = Reason(kind=kind, detail=message("{name}", name="so"), source="rules/a.csv")
    app = build.app(identity=build.identity(reasons=(reason,)))
    text = render(build.report(app), "terminal", english)
    assert sentence in text
    assert "rules/a.csv" not in text


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


def test_file_that_carries_a_screen_reader_says_so_in_the_table(build, english):
    file = build.apk_app(access=(build.access(effective=Effective.ASKS),))
    asks = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.UNKNOWN)
    app = replace(file, installed=replace(file.installed, special_access=(asks,)))
    assert "asks for the screen" in render(build.apk_report(app), "terminal", english)


def test_run_over_files_has_no_first_step_on_a_phone(build, english):
    finding = build.finding(package=PackageName("com.sincere.plainloan"), user=None)
    report = build.apk_report(build.apk_app(access=(build.access(),)), findings=(finding,))
    text = render(report, "terminal", english, scrolls=True)
    assert "In short" in text
    assert "begin with" not in text
