"""A revoke as a whole, on every practice phone: what is told is what a second audit finds."""

import json

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.locations import apks_folder, phones_folder
from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.model.plan import LastResort
from adbaudit.model.receipt import Outcome
from adbaudit.ports import Answer, Ending
from adbaudit.practice.android import Android
from adbaudit.practice.profile import load_profile
from adbaudit.report.changes.after import after_text
from adbaudit.report.render import render
from adbaudit.report.sheet import Sheet
from adbaudit.workflow.after import look_again
from adbaudit.workflow.audit import Wishes, World, rules, scan
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.phone_apks import ApkReading
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.revoke import Choice, journal_of, keep_proof, prepare, revoke
from adbaudit.workflow.saved_reports import open_reports

PROFILES = ("pixel-14", "samsung-15", "legacy-8", "xiaomi-11")
OPEN = {Effective.ALLOWED, Effective.WHILE_USING}
NOT_DONE = {Outcome.REFUSED, Outcome.NOT_EFFECTIVE, Outcome.MANUAL}


class MachineShell:
    """A shell without a cable; `sleep` takes no time."""

    def __init__(self, android):
        self.android = android

    def run(self, commands):
        return [self._answer(command) for command in commands]

    def _answer(self, command):
        output = self.android.run(command.argv, b"")
        if output is None:
            status = 0 if command.argv[0] == "sleep" else 127
            return Answer(command=command, output=b"", status=status, ending=Ending.COMPLETE)
        whole = output.stdout + output.stderr
        return Answer(command=command, output=whole, status=output.status, ending=Ending.COMPLETE)


class Silent:
    def step(self, doing):
        pass


@pytest.fixture(scope="module")
def world():
    return World(rules=rules(), clock=SystemClock(), progress=Silent())


@pytest.fixture
def revoked(world, tmp_path):
    """Revoke on a fresh phone; gives the results, the phone, and a fresh audit of it."""

    def carry_out(profile, **choice):
        android = Android(load_profile(profile, folder=phones_folder()), apks_folder())
        phone = OpenPhone(shell=MachineShell(android), device_id="f00d")
        wishes, environ = Wishes(apk=ApkReading.NONE), {"ADBAUDIT_HOME": str(tmp_path)}
        prepared = prepare(phone, world, wishes, Choice(keeps_proof=False, **choice))
        visit = keep_proof(phone, world, wishes, prepared, load_translator("en"), environ)
        results = revoke(phone, world, prepared, (), journal_of(visit, environ))
        return results, android, scan(phone.shell, world, wishes, device_id="f00d")

    return carry_out


@pytest.mark.parametrize("profile", PROFILES)
def test_what_loan_apps_can_still_read_is_told_with_its_reason(revoked, profile):
    results, _, after = revoked(profile)
    still_open = {
        (app.installed.package, app.installed.user)
        for app in after.apps
        if app.identity.verdict is Verdict.LOAN
        for access in app.installed.access
        if access.group in MAIN_GROUPS and access.effective in OPEN
    }
    told = {(one.planned.package, one.planned.user) for one in results if one.outcome in NOT_DONE and str(one.because)}
    assert still_open <= told


@pytest.mark.parametrize("profile", PROFILES)
def test_other_apps_stand_as_before(revoked, world, profile):
    before = scan(
        MachineShell(Android(load_profile(profile, folder=phones_folder()), apks_folder())),
        world,
        Wishes(apk=ApkReading.NONE),
        device_id="f00d",
    )
    _, _, after = revoked(profile)
    loans = {app.installed.package for app in before.apps if app.identity.verdict is Verdict.LOAN}
    others = [
        {(app.installed.package, app.installed.user): app.installed.access for app in report.apps}
        for report in (before, after)
    ]
    left = [{place: access for place, access in one.items() if place[0] not in loans} for one in others]
    assert left[0] == left[1]


def test_larger_app_with_credit_inside_is_left_alone_unless_named(revoked):
    results, android, _ = revoked("pixel-14")
    assert "com.eg.android.AlipayGphone" not in {one.planned.package for one in results}
    assert not any("com.eg.android.AlipayGphone" in argv for argv in android.changes)
    named, _, _ = revoked("pixel-14", packages=frozenset({"com.eg.android.AlipayGphone"}))
    assert {one.planned.package for one in named} == {"com.eg.android.AlipayGphone"}


def test_one_group_alone_is_changed(revoked):
    results, android, _ = revoked("pixel-14", subjects=frozenset({"sms"}))
    assert {one.planned.subject for one in results} == {"sms"}
    assert not any("READ_CONTACTS" in word for argv in android.changes for word in argv)


def test_what_is_off_and_may_be_asked_for_is_left_to_a_person_and_is_no_failure(revoked):
    results, _, _ = revoked("legacy-8", packages=frozenset({"com.qihoo.loan"}))
    (messages,) = [one for one in results if one.planned.subject == "sms"]
    assert (messages.outcome, messages.took_effect) == (Outcome.MANUAL, True)
    assert "it is off now" in str(messages.because)


def test_permission_fixed_by_the_maker_is_not_called_done(revoked):
    results, android, _ = revoked("samsung-15", packages=frozenset({"com.qihoo.loan"}))
    (contacts,) = [one for one in results if one.planned.subject == "contacts"]
    assert (contacts.outcome, "maker" in str(contacts.because)) == (Outcome.NOT_EFFECTIVE, True)
    assert not any("disable-user" in argv for argv in android.changes)


class LateShell(MachineShell):
    """A phone that grants the contacts anew while it is read for the last report."""

    is_late = False

    def _answer(self, command):
        if self.is_late and command.argv[0] == "getprop":
            self.android.run(("pm", "grant", "--user", "0", LOAN, "android.permission.READ_CONTACTS"), b"")
        return super()._answer(command)


LOAN = "com.kuaijie.cashloan"


@pytest.fixture
def after_a_revoke(world, tmp_path):
    """What the last report gives of a phone that behaves from then on as its shell says."""

    def look(shell):
        phone, say = OpenPhone(shell=shell, device_id="f00d"), load_translator("en")
        wishes, environ = Wishes(apk=ApkReading.NONE), {"ADBAUDIT_HOME": str(tmp_path)}
        wanted = Choice(packages=frozenset({LOAN}), subjects=frozenset({"contacts", "sms"}))
        prepared = prepare(phone, world, wishes, wanted)
        visit = keep_proof(phone, world, wishes, prepared, say, environ)
        results = revoke(phone, world, prepared, (), journal_of(visit, environ))
        assert {one.outcome for one in results} == {Outcome.DONE}
        shell.is_late = True
        after = look_again(phone, world, wishes, prepared, visit, results, say)
        told = after_text(after.difference, (), say, Sheet(), put_back=after.put_back, unseen=after.unseen)
        return after, " ".join(told.split()), visit

    return look


def a_pixel():
    return Android(load_profile("pixel-14", folder=phones_folder()), apks_folder())


def test_what_comes_back_while_the_last_report_is_made_is_not_left_as_done(after_a_revoke):
    after, text, visit = after_a_revoke(LateShell(a_pixel()))
    assert [one.planned.subject for one in after.put_back] == ["contacts"]
    assert {one.outcome for one in after.results if one.planned.subject == "sms"} == {Outcome.DONE}
    assert ("it was back" in text, after.unseen) == (True, ())
    kept = json.loads(visit.report_after.read_text(encoding="utf-8"))["receipts"]
    told = {(line["user"], line["target"]): line["outcome"] for line in kept if line["step"] == "revoke-permission"}
    assert told[0, "android.permission.READ_CONTACTS"] == "not-effective"


class GoneShell(MachineShell):
    """A phone whose cable is pulled before the last report."""

    is_late = False

    def _answer(self, command):
        if self.is_late:
            return Answer(command=command, output=b"", status=None, ending=Ending.NOT_RUN)
        return super()._answer(command)


class RefusingShell(MachineShell):
    """A phone that answers the last audit, and nothing about single apps."""

    is_late = False

    def _answer(self, command):
        if self.is_late and command.argv == ("dumpsys", "package", LOAN):
            return Answer(command=command, output=b"", status=None, ending=Ending.TIMEOUT)
        return super()._answer(command)


def test_cable_that_is_pulled_before_the_last_look_is_told(after_a_revoke):
    after, text, visit = after_a_revoke(GoneShell(a_pixel()))
    assert {one.outcome for one in after.results} == {Outcome.DONE}
    assert [one.planned.subject for one in after.unseen] == ["contacts", "sms"]
    assert "2 steps were read back as done. The last look at them failed: the connection to the phone was gone." in text
    assert not visit.report_after.exists()


def test_look_that_fails_alone_is_told_and_stands_in_the_receipts(after_a_revoke, world):
    after, text, visit = after_a_revoke(RefusingShell(a_pixel()))
    assert ("The last look at them failed" in text, len(after.unseen)) == (True, 2)
    (report,) = open_reports(visit.report_after, world.rules).reports
    kept = json.loads(visit.report_after.read_text(encoding="utf-8"))["receipts"]
    unseen = {(line["outcome"], line["not_seen_again"] is None) for line in kept}
    assert ("done", False) in unseen
    assert ("done", True) not in unseen
    assert "The last look at it failed: " in " ".join(render(report, "terminal", load_translator("en")).split())


def test_part_of_the_phone_is_left_as_it_is_whatever_is_named(revoked):
    named = {"packages": frozenset({"com.android.systemui"}), "last_resorts": frozenset(LastResort)}
    results, android, _ = revoked("pixel-14", **named)
    assert {one.outcome for one in results} == {Outcome.SKIPPED}
    assert not any("com.android.systemui" in argv for argv in android.changes)
