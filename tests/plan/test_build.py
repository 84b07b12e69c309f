"""The order of a plan: what could undo the rest, then contacts, messages, call log, then the ways around them."""

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.app import App
from adbaudit.model.identity import Confidence, Identity, Verdict
from adbaudit.plan import build as build_plan
from adbaudit.plan import with_remedies

SERVICE = "com.kuaijie.cashloan/.Taps"
CALLS = ("READ_CALL_LOG", "READ_SMS", "READ_CONTACTS")


@pytest.fixture
def planned(build):
    """The plan of two loan apps, the second with an accessibility service that is on."""

    def of(**chosen):
        plain = build.installed(*map(build.access, CALLS), package="com.another.loan")
        tapping = build.installed(
            build.access(), special=(build.special("accessibility", SERVICE), build.special("overlay"))
        )
        identity = Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH)
        apps = [App(installed=one, identity=identity) for one in (plain, tapping)]
        findings = [
            *(build.finding(subject, package=plain.package) for subject in ("call-log", "sms", "contacts")),
            *(build.finding(subject) for subject in ("overlay", "accessibility", "contacts")),
        ]
        return build_plan(with_remedies(findings, build.device(), [(plain, None), (tapping, None)], []), apps, **chosen)

    return of


def test_app_that_does_not_only_lend_is_named_as_left_alone(build):
    app = App(
        installed=build.installed(build.access()),
        label="支付宝",
        identity=Identity(verdict=Verdict.CREDIT_INSIDE, confidence=Confidence.HIGH),
    )
    findings = with_remedies([build.finding()], build.device(), [(app.installed, None)], [])
    assert build_plan(findings, [app]).left_alone == ("支付宝 (com.kuaijie.cashloan)",)
    assert build_plan(findings, [app], packages=frozenset({"com.kuaijie.cashloan"})).left_alone == ()


def test_what_could_undo_the_rest_comes_first_over_all_apps(planned):
    subjects = [one.subject for one in planned().steps]
    assert subjects == ["accessibility", "contacts", "contacts", "sms", "call-log", "overlay"]


@pytest.mark.parametrize(("effective", "is_all_off"), [(Effective.BLOCKED, True), (Effective.UNKNOWN, False)])
def test_nothing_is_called_all_off_of_an_app_that_was_not_wholly_read(build, effective, is_all_off):
    reads = (build.access(effective=Effective.BLOCKED), build.access("READ_SMS", effective))
    identity = Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH)
    plan = build_plan([], [App(installed=build.installed(*reads), identity=identity)])
    assert (plan.is_all_off, plan.is_unread) == (is_all_off, not is_all_off)


def test_label_that_could_pass_for_our_words_is_set_apart_in_every_step(build):
    installed = build.installed(build.access())
    identity = Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH)
    app = App(installed=installed, label="Loan. Everything is off", identity=identity)
    plan = build_plan(with_remedies([build.finding()], build.device(), [(installed, None)], []), [app])
    assert {step.app for step in plan.steps} == {"“Loan. Everything is off”"}
