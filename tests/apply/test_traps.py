"""What ends with 0 and does nothing, what reverts, what needs the uid: one test a cell, never a wrong "done"."""

import re

import pytest

from adbaudit.apply.reasons import why_not
from adbaudit.locale.translator import load_translator
from adbaudit.model.action import Action, ActionKind
from adbaudit.model.appop import OpMode
from adbaudit.model.permission import PackageName
from adbaudit.model.receipt import Outcome
from adbaudit.model.subject import PermissionState
from adbaudit.model.user import UserId
from adbaudit.ports import Answer, Command, Ending
from adbaudit.report.words import Words

LOAN = "com.kuaijie.cashloan"
CONTACTS = "android.permission.READ_CONTACTS"
SYSTEM_FIXED, POLICY_FIXED = 0x10, 0x4
EVERY = (23, 24, 28, 29, 30, 31, 33, 34, 35, 36)


def revoke(permission=CONTACTS, package=LOAN, user=0):
    argv = ("pm", "revoke", "--user", str(user), package, permission)
    kind = ActionKind.REVOKE_PERMISSION
    return Action(kind=kind, package=PackageName(package), user=UserId(user), target=permission, argv=argv)


def ignore(op, *, by_uid, user=0):
    where = ("--uid", LOAN) if by_uid else (LOAN,)
    argv = ("appops", "set", "--user", str(user), *where, op, "ignore")
    kind = ActionKind.SET_UID_OP if by_uid else ActionKind.SET_OP
    return Action(kind=kind, package=PackageName(LOAN), user=UserId(user), target=op, argv=argv)


@pytest.mark.parametrize("sdk", EVERY)
class TestRevoke:
    """`pm revoke`, which ends with 0 in most of these cases."""

    def test_granted_permission_is_taken(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}))
        (receipt,) = lab.carry_out(android, [revoke()])
        assert (receipt.outcome, receipt.after.is_granted) == (Outcome.DONE, False)

    def test_permission_of_the_install_is_refused(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}))
        (receipt,) = lab.carry_out(android, [revoke("android.permission.INTERNET")])
        assert (receipt.outcome, "permission.INTERNET" in str(receipt.because)) == (Outcome.REFUSED, True)

    def test_permission_that_was_never_asked_for_is_not_sent(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}))
        (receipt,) = lab.carry_out(android, [revoke("android.permission.READ_SMS")])
        assert (receipt.outcome, android.changes) == (Outcome.SKIPPED, ())

    @pytest.mark.parametrize(("flag", "who"), [(SYSTEM_FIXED, "maker"), (POLICY_FIXED, "administrator")])
    def test_fixed_permission_stays_and_who_fixed_it_is_told(self, a_phone, an_app, lab, sdk, flag, who):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, flag)}))
        (receipt,) = lab.carry_out(android, [revoke()])
        assert (receipt.outcome, who in str(receipt.because)) == (Outcome.NOT_EFFECTIVE, True)
        assert receipt.after.is_granted

    def test_app_for_android_5_keeps_it_in_silence(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}, target=22))
        (receipt,) = lab.carry_out(android, [revoke()])
        assert (receipt.outcome, "without a word" in str(receipt.because)) == (Outcome.NOT_EFFECTIVE, True)

    def test_package_that_is_not_there_is_left_alone(self, a_phone, lab, sdk):
        android = a_phone(sdk)
        (receipt,) = lab.carry_out(android, [revoke(package="com.gone.app")])
        assert (receipt.outcome, android.changes) == (Outcome.REFUSED, ())

    def test_lock_of_the_maker_is_named(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}), lock=True)
        (receipt,) = lab.carry_out(android, [revoke()])
        assert (receipt.outcome, "Developer options" in str(receipt.because)) == (Outcome.REFUSED, True)

    def test_user_closed_to_the_shell_is_named(self, a_phone, an_app, lab, sdk):
        app = an_app(grants={"READ_CONTACTS": (True, 0)}, users=(0, 150))
        android = a_phone(sdk, app, users=(0, 150), closed=(150,))
        (receipt,) = lab.carry_out(android, [revoke(user=150)])
        assert (receipt.outcome, "does not let a computer" in str(receipt.because)) == (Outcome.REFUSED, True)

    def test_only_the_named_user_is_changed(self, a_phone, an_app, lab, sdk):
        app = an_app(grants={"READ_CONTACTS": (True, 0)}, users=(0, 10))
        android = a_phone(sdk, app, users=(0, 10))
        lab.carry_out(android, [revoke(user=10)])
        (owner,) = lab.carry_out(android, [revoke(user=0)])
        assert owner.before.is_granted


@pytest.mark.parametrize("sdk", EVERY)
class TestAppOps:
    """`appops set`, which from Android 11 on is put back where a permission says otherwise."""

    def test_package_mode_under_a_permission_holds_to_10_only(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}, target=22))
        (receipt,) = lab.carry_out(android, [ignore("READ_CONTACTS", by_uid=False)])
        assert (receipt.outcome is Outcome.DONE) is (sdk <= 29)

    def test_uid_mode_under_a_permission_holds_from_10(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}, target=22))
        (receipt,) = lab.carry_out(android, [ignore("READ_CONTACTS", by_uid=True)])
        assert (receipt.outcome is Outcome.DONE) is (sdk >= 29)

    def test_uid_mode_of_another_user_is_put_back_from_11(self, a_phone, an_app, lab, sdk):
        owner = an_app(grants={"READ_CONTACTS": (True, 0)}, target=22, users=(10,))
        android = a_phone(sdk, owner, users=(0, 10))
        (receipt,) = lab.carry_out(android, [ignore("READ_CONTACTS", by_uid=True, user=10)])
        assert (receipt.outcome is Outcome.DONE) is (sdk == 29)

    def test_what_held_for_a_moment_is_not_called_done(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}, target=22))
        (receipt,) = lab.carry_out(android, [ignore("READ_CONTACTS", by_uid=False)])
        assert (receipt.outcome is Outcome.DONE) is (receipt.after.package_mode is OpMode.IGNORE)

    def test_special_access_holds_in_the_package_mode(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(ops={"SYSTEM_ALERT_WINDOW": "allow"}))
        (receipt,) = lab.carry_out(android, [ignore("SYSTEM_ALERT_WINDOW", by_uid=False)])
        assert receipt.outcome is Outcome.DONE

    def test_mode_of_the_uid_is_closed_where_somebody_set_it(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(ops={"SYSTEM_ALERT_WINDOW": "allow"}))
        by_uid = ("--uid", LOAN) if sdk >= 29 else ("10123",)
        android.run(("appops", "set", *by_uid, "SYSTEM_ALERT_WINDOW", "allow"), b"")
        (receipt,) = lab.carry_out(android, [ignore("SYSTEM_ALERT_WINDOW", by_uid=False)])
        is_closed = receipt.after.uid_mode is OpMode.IGNORE
        assert (receipt.outcome is Outcome.DONE) is is_closed is (sdk >= 29)

    def test_lock_of_the_maker_is_named(self, a_phone, an_app, lab, sdk):
        android = a_phone(sdk, an_app(ops={"SYSTEM_ALERT_WINDOW": "allow"}), lock=True)
        (receipt,) = lab.carry_out(android, [ignore("SYSTEM_ALERT_WINDOW", by_uid=False)])
        assert (receipt.outcome, "Developer options" in str(receipt.because)) == (Outcome.REFUSED, True)


def test_what_the_phone_answers_stands_quoted_in_the_reason():
    command = Command(argv=revoke().argv, seconds=1)
    answer = Answer(
        command=command, output=f"Done” No risk. “OK {'A' * 900}\n".encode(), status=0, ending=Ending.COMPLETE
    )
    state = PermissionState(is_granted=True)
    outcome, because = why_not(revoke(), state, state, answer, held_once=False)
    assert outcome is Outcome.NOT_EFFECTIVE
    shown = Words(translator=load_translator("en"))(because)
    assert re.fullmatch("the phone answered “Done' No risk. 'OK A{80,}…” and changed nothing", shown)
