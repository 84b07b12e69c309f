"""The answer: short, the worst first, never more than was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.appop import OpCount, OpMode
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.render import render


def test_answer_is_about_ten_lines(case, chinese, english, case_name):
    for translator in (chinese, english):
        assert len(render(case(case_name), "terminal", translator).split("\n\n")[0].splitlines()) <= 10


def test_answer_stays_short_however_many_apps_there_are(build, english):
    apps = [
        build.app(f"com.loan.number{number}", f"A Loan App {number}", access=(build.access(last_access=build.time()),))
        for number in range(40)
    ]
    first = render(build.report(*apps), "terminal", english).split("\n\n")[0]
    assert len(first.splitlines()) <= 10
    assert "and 34 more" in first


def test_app_that_sees_the_screen_is_never_said_to_be_unable(case, english):
    answer = render(case("other-ways"), "terminal", english).split("\n\n")[0]
    assert "cannot" not in answer
    assert "Rupee Loan Helper (the screen, notifications)" in " ".join(answer.split())


def test_special_access_that_was_not_read_leaves_it_open(build, english):
    unread = build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.UNKNOWN)
    installed = build.installed(special_access=(unread,))
    answer = render(build.report(build.app(installed=installed)), "terminal", english).split("\n\n")[0]
    assert "Whether these can read them is not known: 快捷借款" in answer


def test_apps_of_which_only_the_package_name_was_looked_at_are_told_in_the_answer(build, english):
    app = build.app("a.b.c", None, verdict=Verdict.UNKNOWN)
    assert "Of one app only the package name" in render(build.report(app), "terminal", english).split("\n\n")[0]


def test_lost_phone_opens_the_answer(case, english):
    assert render(case("phone-lost"), "terminal", english).startswith("The phone stopped answering while it was read")


def test_maybe_alone_is_one_sentence(case, english):
    answer = render(case("apk-maybe"), "terminal", english).split("\n\n")[0]
    assert answer.startswith("One file may be a loan app: Quick Cash (asks for contacts).")
    assert "does not look like" not in answer


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


def test_finding_of_an_app_that_is_no_loan_app_has_a_page(build, english):
    app = build.app("com.other.thing", "Other", verdict=Verdict.NO)
    finding = build.finding(package=PackageName("com.other.thing"))
    assert "Other [com.other.thing]" in render(build.report(app, findings=(finding,)), "terminal", english)


def test_larger_app_with_credit_inside_is_no_loan_app_that_reads(build, english):
    loan = build.app(access=(build.access(effective=Effective.BLOCKED),))
    larger = build.app("com.big.pay", "支付宝", verdict=Verdict.CREDIT_INSIDE, access=(build.access(),))
    text = " ".join(render(build.report(loan, larger), "terminal", english).split())
    assert "One loan app was found. It cannot read contacts, messages or the call log right now: 快捷借款." in text
    assert "One larger app with credit inside can read contacts, messages or the call log right now: 支付宝" in text
    assert "loan app can read" not in text


def test_use_that_was_only_counted_is_told_as_a_use(build, english):
    count = OpCount(accesses=3, rejects=0, begin=build.time(day=1), end=build.time(day=2))
    app = build.app(access=(build.access(op_mode=OpMode.UNKNOWN, last_access=None, access_state=None, count=count),))
    answer = render(build.report(app), "terminal", english, width=200).split("\n\n")[0]
    assert "The phone recorded reads by 快捷借款; when could not be read." in answer


@pytest.mark.parametrize("label", ["", "  ", "\u3000"])
def test_app_with_an_empty_name_is_named_by_its_package(build, english, label):
    files = (ApkFacts(path="x.apk", manifest=ManifestState.READ, label=label),)
    app = replace(build.app("com.loan.e", label, verdict=Verdict.UNKNOWN), apks=files)
    answer = render(build.report(app), "terminal", english, width=200).split("\n\n")[0]
    assert "One app has no name on the screen; whether it lends money is not known: com.loan.e." in answer
    assert "--apk all" not in answer


def test_not_everything_could_be_read_where_an_answer_is_unknown(build, english):
    unread = build.access(effective=Effective.UNKNOWN)
    answer = render(build.report(build.app(access=(unread,))), "terminal", english).split("\n\n")[0]
    assert "Everything that was asked for could be read" not in answer
