"""Pages of apps, gaps, and where all this comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.identity import LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Disposition
from adbaudit.model.report import SourceKind
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.naming import verdict_sentence
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
    assert "can read contacts, messages or the call log right now: com.chatter.messenger (contacts)." in text


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


def read_at(build, english, **provenance):
    moved = replace(build.report().provenance, captured_at=datetime(2026, 11, 20, 2, 12, tzinfo=UTC), **provenance)
    return render(build.report(build.app(), provenance=moved), "terminal", english, width=200)


def test_time_of_the_reading_is_the_computers_in_the_phones_zone(build, english):
    text = read_at(build, english)
    assert "Read on 2026-11-20 10:12 by the computer’s clock, in the phone’s time zone (UTC+08:00), from a ph" in text
    assert "The phone’s clock said" not in text


def test_time_of_a_bug_report_is_the_phones_own(build, english):
    text = read_at(build, english, source=SourceKind.BUGREPORT, phone_time=datetime(2026, 11, 19, tzinfo=UTC))
    assert "all times are the phone's own" in text
    assert "computer’s" not in text


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        (datetime(2026, 11, 18, 2, 12, tzinfo=UTC), "said 2026-11-18 02:12 then: 2 days behind the computer’s."),
        (datetime(2026, 11, 20, 3, 12, tzinfo=UTC), "said 2026-11-20 03:12 then: one hour ahead of the computer’s."),
    ],
)
def test_phones_clock_is_told_where_it_was_off(build, english, phone, words):
    assert words in read_at(build, english, phone_time=phone)


def test_phones_clock_that_was_right_is_not_told(build, english):
    assert "clock said" not in read_at(build, english, phone_time=datetime(2026, 11, 20, 2, 13, 30, tzinfo=UTC))


def test_time_of_the_reading_stays_the_computers_where_the_phone_told_none(build, english):
    installed = build.installed(installed_at=None, updated_at=None)
    text = render(build.report(build.app(installed=installed)), "terminal", english, width=200)
    assert "Read on 2026-11-20 10:12 +0800 from a phone over adb" in text


def test_class_that_no_list_gives_has_no_sentence(build, english):
    identity = build.identity(loan_class=LoanClass.UNCLASSIFIED)
    assert (
        "list"
        not in render(build.report(build.app(identity=identity)), "terminal", english, details=True).split("Because")[0]
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ReasonKind.CATALOGUE, "A named list calls it a loan app (very sure)."),
        (ReasonKind.SIGNER, "It carries the signature of a listed loan app (very sure)."),
        (ReasonKind.PACKAGE, "Its names say that it lends money (very sure)."),
        (ReasonKind.LABEL, "Its names say that it lends money (very sure)."),
        (ReasonKind.HASH, "A named report lists this very file as a loan app (very sure)."),
        (ReasonKind.SDK, "Parts built into it are those of loan apps (very sure)."),
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
    assert render(report, "terminal", english, details=True).count("Collectors who hold an address book") == 1


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


def test_every_kind_of_reason_has_a_sentence_of_its_own_where_names_say_nothing(build):
    told = {
        kind: verdict_sentence(
            build.identity(reasons=(Reason(kind=kind, detail=message("{name}", name="so"), source="a.csv"),))
        )
        for kind in ReasonKind
    }
    names = message("Its names say that it lends money")
    assert {kind for kind, sentence in told.items() if sentence == names} == {ReasonKind.LABEL, ReasonKind.PACKAGE}


@pytest.mark.parametrize(
    ("package", "name"), [("com.android.vending", "Google Play"), ("com.xiaomi.market", "the Xiaomi app store")]
)
def test_store_that_everybody_knows_is_called_by_its_name(build, english, package, name):
    app = build.app(installed=build.installed(installer=package))
    assert f"Installed by {name}." in render(build.report(app), "terminal", english)


def test_revoke_is_named_with_what_it_can_do_on_a_connected_phone(build, english):
    step = build.step(disposition=Disposition.AUTOMATIC)
    report = build.report(build.app(access=(build.access(),)), findings=(build.finding(remedy=(step,)),))
    told = "“adbaudit revoke” can do one of these steps"
    saved = replace(report, provenance=replace(report.provenance, source=SourceKind.CAPTURE))
    assert told in render(report, "terminal", english)
    assert told not in render(saved, "terminal", english)


def test_accessibility_is_the_first_switch(case, english):
    text = render(case("other-ways"), "terminal", english, width=200)
    assert "- Then switch off accessibility first, as it could undo the rest: Rupee Loan Helper." in text


def test_without_details_no_command_no_reason_and_three_offices(build, english):
    text = render(in_order(build.full_report()), "terminal", english)
    assert "adb shell" not in text
    assert "Because:" not in text
    assert "Seen:" not in text
    assert "one more office" in text
    assert "--details" in text


def test_use_without_a_time_is_told_by_its_finding(build, english):
    finding = build.finding("loan-contacts-used", title=message("It used the contacts"))
    timed = build.app(access=(build.access(last_access=build.time()),))
    untimed = build.app(access=(build.access(),))
    assert "It used the contacts" in render(build.report(untimed, findings=(finding,)), "terminal", english)
    assert "It used the contacts" not in render(build.report(timed, findings=(finding,)), "terminal", english)


def test_once_all_is_closed_contacts_come_next_and_nothing_is_left_to_close(build, english):
    points = (build.advice(1, id="save-proof"), build.advice(2, id="tell-contacts"))
    closed = build.app(access=[build.access(effective=Effective.BLOCKED)])
    text = " ".join(render(build.report(closed, advice=points), "terminal", english).split())
    assert "Go on with your contacts: point 2 of" in text
    assert "app by app" not in text


def test_switch_that_a_maker_wants_first_is_told_beside_revoke(build, english):
    step = build.step(disposition=Disposition.AUTOMATIC)
    report = build.report(
        build.app(access=[build.access()]),
        findings=(build.finding(remedy=(step,)),),
        advice=(build.advice(1, id="after-miui"),),
    )
    assert "USB debugging (Security settings)" in render(report, "terminal", english, width=200)


def test_point_that_adbaudit_helps_with_names_its_command(build, english):
    report = build.report(advice=(build.advice(1, id="ask-for-deletion"),))
    for form in ("terminal", "markdown", "html"):
        assert "letters --kind deletion" in render(report, form, english).replace("\\", "")
