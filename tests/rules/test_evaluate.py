"""Findings and open questions."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.model.access import Effective
from adbaudit.model.apk import Declarations
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import message
from adbaudit.model.severity import Severity
from adbaudit.rules.evaluate import evaluate


def findings_of(pack, *apps, on_phone=True):
    return evaluate(pack, apps, (), on_phone=on_phone).findings


def the_finding(pack, app, rule, *, on_phone=True):
    (found,) = [one for one in findings_of(pack, app, on_phone=on_phone) if one.rule == rule]
    return found


def test_severity_follows_who_the_app_is(pack, an_app, an_access):
    severities = [
        the_finding(pack, an_app(an_access("READ_CONTACTS"), verdict=verdict), "loan-contacts").severity
        for verdict in (Verdict.LOAN, Verdict.MAYBE, Verdict.CREDIT_INSIDE)
    ]
    assert severities == [Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM]


def test_app_that_is_no_loan_app_gives_nothing(pack, an_app, an_access):
    found = evaluate(pack, [an_app(an_access("READ_CONTACTS"), verdict=Verdict.NO)], (), on_phone=True)
    assert (found.findings, found.unknown) == ((), ())


def test_app_nobody_could_identify_leaves_the_question_open(pack, an_app, an_access):
    found = evaluate(pack, [an_app(an_access("READ_CONTACTS"), verdict=Verdict.UNKNOWN)], (), on_phone=True)
    question = next(one for one in found.unknown if one.rule == "loan-contacts")
    assert (found.findings, question.missing) == ((), message("whether it is a loan app"))


def test_lesser_power_of_an_app_nobody_could_identify_leaves_no_question(pack, an_app, an_access):
    app = an_app(an_access("ACCESS_FINE_LOCATION"), verdict=Verdict.UNKNOWN, target_sdk=22, is_sideloaded=True)
    found = evaluate(pack, [app], (), on_phone=True)
    assert (found.findings, found.unknown) == ((), ())


def test_unread_permission_of_an_app_nobody_could_identify_is_told_by_its_gap_alone(pack, an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", Effective.UNKNOWN), verdict=Verdict.UNKNOWN)
    assert evaluate(pack, [app], (), on_phone=True).unknown == ()


def test_unread_signature_of_a_file_is_what_is_missing_whoever_the_app_is(pack, an_app, an_apk):
    found = evaluate(pack, [an_app(apks=(an_apk(),), verdict=Verdict.UNKNOWN)], (), on_phone=True)
    assert [one.missing for one in found.unknown] == [message("who signed the app")]


def test_unread_permission_of_a_loan_app_is_an_open_question_with_what_is_missing(pack, an_app, an_access):
    found = evaluate(pack, [an_app(an_access("READ_CONTACTS", Effective.UNKNOWN))], (), on_phone=True)
    question = next(one for one in found.unknown if one.rule == "loan-contacts")
    assert question.missing == message("whether {permission} is allowed", permission="READ_CONTACTS")


def test_app_that_asks_for_nothing_gives_neither_finding_nor_question_about_contacts(pack, an_app):
    found = evaluate(pack, [an_app(is_sideloaded=False, target_sdk=34)], (), on_phone=True)
    assert (found.findings, found.unknown) == ((), ())


def test_label_fills_the_title(pack, an_app, an_access):
    title = the_finding(pack, an_app(an_access("READ_CONTACTS"), label="Pinjam"), "loan-contacts").title
    assert title == message("{app} can read the contacts", app="Pinjam")


def test_package_stands_in_for_a_label_that_was_not_read(pack, an_app, an_access):
    title = the_finding(pack, an_app(an_access("READ_CONTACTS"), label=None), "loan-contacts").title
    assert dict(title.values) == {"app": "com.example.loan"}


def test_time_of_use_fills_the_title(pack, an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", last_access="2026-11-19T21:40:00+08:00"))
    assert dict(the_finding(pack, app, "loan-contacts-used").title.values)["time"] == "2026-11-19 21:40 +08:00"


def test_evidence_says_what_was_seen(pack, an_app, an_access):
    access = an_access("READ_CONTACTS", flags=("USER_SET", "USER_SENSITIVE_WHEN_GRANTED"))
    (evidence,) = the_finding(pack, an_app(access), "loan-contacts").evidence
    assert (evidence.source, evidence.detail) == (
        "dumpsys package",
        message(
            "{permission}: {because} ({flags})", permission="READ_CONTACTS", because=access.because, flags="USER_SET"
        ),
    )


def test_finding_names_the_permissions_that_made_it(pack, an_app, an_access):
    app = an_app(an_access("READ_SMS"), an_access("RECEIVE_SMS"), an_access("SEND_SMS"))
    assert the_finding(pack, app, "loan-sms").permissions == (
        "android.permission.READ_SMS",
        "android.permission.RECEIVE_SMS",
    )


def test_finding_is_no_surer_than_who_the_app_is(pack, an_app, an_access):
    app = an_app(an_access("READ_CONTACTS"), confidence=Confidence.LOW)
    assert the_finding(pack, app, "loan-contacts").confidence is Confidence.LOW


def test_findings_come_worst_first_then_by_package_user_and_rule(pack, an_app, an_access):
    apps = [
        an_app(an_access("GET_ACCOUNTS"), package="a.a"),
        an_app(an_access("READ_SMS"), an_access("READ_CONTACTS"), package="b.b", user=10),
        an_app(an_access("READ_CONTACTS"), package="b.b", user=0),
    ]
    order = [(one.severity.value, one.package, one.user, one.rule) for one in findings_of(pack, *apps)]
    assert order == [
        ("critical", "b.b", 0, "loan-contacts"),
        ("critical", "b.b", 10, "loan-contacts"),
        ("critical", "b.b", 10, "loan-sms"),
        ("medium", "a.a", 0, "loan-accounts"),
    ]


def test_fingerprint_stays_when_only_the_label_changes(pack, an_app, an_access):
    prints = {
        the_finding(pack, an_app(an_access("READ_CONTACTS"), label=label), "loan-contacts").fingerprint
        for label in ("One", "Other", None)
    }
    assert len(prints) == 1


def test_fingerprint_tells_users_apart(pack, an_app, an_access):
    prints = {
        the_finding(pack, an_app(an_access("READ_CONTACTS"), user=user), "loan-contacts").fingerprint
        for user in (0, 10)
    }
    assert len(prints) == 2


def test_fingerprint_is_32_hex_digits(pack, an_app, an_access):
    found = the_finding(pack, an_app(an_access("READ_CONTACTS")), "loan-contacts").fingerprint
    assert (len(found), int(found, 16) > 0) == (32, True)


def test_file_has_a_path_and_no_user(pack, an_app, an_apk, an_access):
    app = an_app(an_access("READ_CONTACTS", Effective.ASKS), apks=(an_apk(),), in_phone=False)
    found = the_finding(pack, app, "loan-contacts-asks", on_phone=False)
    assert (found.path, found.user, found.evidence[0].source) == ("loan.apk", None, "loan.apk")


def test_rules_about_a_phone_are_not_asked_of_files(pack, an_app, an_apk):
    app = an_app(apks=(an_apk(signers=("0" * 64,), declares=Declarations()),), in_phone=False, target_sdk=34)
    found = evaluate(pack, [app], [a_gap()], on_phone=False)
    assert (found.findings, found.unknown) == ((), ())


def test_gap_is_one_finding_for_the_whole_phone(pack):
    (found,) = evaluate(pack, (), [a_gap()], on_phone=True).findings
    assert (found.rule, found.package, found.user, found.evidence[0].source) == (
        "phone-not-fully-read",
        None,
        None,
        "dumpsys appops",
    )


def test_same_input_gives_the_same_findings_in_any_order_of_apps(pack, an_app, an_access):
    apps = [an_app(an_access("READ_CONTACTS"), package=package) for package in ("c.c", "a.a", "b.b")]
    assert findings_of(pack, *apps) == findings_of(pack, *reversed(apps))


def test_legacy_file_says_its_target(pack, an_app, an_apk):
    app = an_app(apks=(an_apk(),), in_phone=False, target_sdk=22)
    found = the_finding(pack, app, "loan-legacy-target", on_phone=False)
    assert found.evidence[0].detail == message("built for Android API level {sdk}", sdk=22)


def test_predatory_listing_shows_the_list(pack, an_app):
    listed = next(row for row in pack.catalogue.by_package.values() if row.loan_class.value == "reported_predatory")
    app = an_app()
    app = replace(app, identity=replace(app.identity, loan_class=listed.loan_class))
    assert the_finding(pack, app, "loan-listed-predatory").severity is Severity.HIGH


def a_gap():
    return Gap(source="dumpsys appops", wanted=message("app operations"), reason=message("it did not answer"))


def test_file_is_told_to_ask_and_not_that_it_may_ask_again(pack, an_app, an_access, an_apk):
    app = an_app(an_access("READ_CONTACTS", Effective.ASKS), apks=(an_apk(),), in_phone=False)
    assert the_finding(pack, app, "loan-contacts-asks", on_phone=False).title.template == "{app} asks for the contacts"


def test_open_question_says_what_it_was_about(pack, an_app, an_access):
    app = an_app(an_access("READ_CONTACTS", Effective.UNKNOWN))
    (question,) = [one for one in evaluate(pack, [app], (), on_phone=True).unknown if one.rule == "loan-contacts"]
    assert (question.subject, question.missing.template) == ("contacts", "whether {permission} is allowed")


def test_special_access_is_told_in_words(pack, an_app):
    evidence = the_finding(pack, an_app(special={"overlay": "on"}), "loan-overlay").evidence[0]
    assert dict(evidence.detail.values)["access"].template == "showing itself over other apps"


def test_installer_nobody_knows_is_neither_a_finding_nor_an_open_question(pack, an_app):
    app = an_app(installer="com.never.heard.of", is_installer_read=True, system=False)
    told = evaluate(pack, [app], (), on_phone=True)
    assert "loan-sideloaded" not in {one.rule for one in (*told.findings, *told.unknown)}


def test_question_that_android_would_not_ask_is_not_promised(pack, an_app, an_access):
    asks = an_access("READ_CALL_LOG", Effective.ASKS)
    told = [
        str(the_finding(pack, an_app(access), "loan-call-log-asks").title)
        for access in (asks, replace(asks, comes_unasked=True))
    ]
    assert ["may ask again" in title for title in told] == [True, False]
    assert "without asking" in told[1]
