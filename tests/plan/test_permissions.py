"""The way out of a permission, for each Android, app and user."""

from __future__ import annotations

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.permission import GrantState
from adbaudit.model.plan import Disposition
from adbaudit.plan import remedies, with_remedies

PACKAGE = "com.kuaijie.cashloan"
CONTACTS = "android.permission.READ_CONTACTS"
FINAL = ("user-set", "user-fixed")


@pytest.fixture
def commands(build):
    def of(installed, sdk=34, subject="contacts", **fields):
        steps = remedies(build.finding(subject, **fields), build.device(sdk), installed, [])
        return [command for step in steps for command in step.commands]

    return of


def test_grant_is_revoked_for_its_user(build, commands):
    assert commands(build.installed(build.access(), user=10), sdk=31) == [
        ("pm", "revoke", "--user", "10", PACKAGE, CONTACTS)
    ]


def test_from_android_13_the_denial_is_made_final(build, commands):
    assert commands(build.installed(build.access()), sdk=33) == [
        ("pm", "revoke", "--user", "0", PACKAGE, CONTACTS),
        ("pm", "set-permission-flags", "--user", "0", PACKAGE, CONTACTS, *FINAL),
    ]


def test_permission_that_may_be_asked_for_again_is_only_made_final(build, commands):
    assert commands(build.installed(build.access(effective=Effective.ASKS))) == [
        ("pm", "set-permission-flags", "--user", "0", PACKAGE, CONTACTS, *FINAL)
    ]


def test_final_denial_needs_nothing(build, commands):
    blocked = build.access(effective=Effective.BLOCKED, flags=frozenset({"USER_FIXED"}))
    assert commands(build.installed(blocked)) == []


@pytest.mark.parametrize("fields", [{}, {"target": 22}])
def test_what_is_closed_already_has_no_step(build, fields):
    blocked = build.access(effective=Effective.BLOCKED, flags=frozenset({"USER_FIXED"}))
    assert remedies(build.finding("contacts"), build.device(34), build.installed(blocked, **fields), []) == ()


def test_denial_that_the_maker_fixed_is_nothing_to_do(build):
    blocked = build.access(effective=Effective.BLOCKED, flags=frozenset({"SYSTEM_FIXED"}))
    assert remedies(build.finding("contacts"), build.device(34), build.installed(blocked), []) == ()


def test_unknown_grant_is_revoked_to_be_sure(build, commands):
    unknown = build.access(effective=Effective.UNKNOWN, grant=GrantState.UNKNOWN)
    assert commands(build.installed(unknown), sdk=31) == [("pm", "revoke", "--user", "0", PACKAGE, CONTACTS)]


def test_whole_group_goes_so_that_no_mate_gives_it_back(build, commands):
    installed = build.installed(*(build.access(name) for name in ("READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS")))
    named = [command[-1].rpartition(".")[2] for command in commands(installed, sdk=31)]
    assert named == ["READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS"]


def test_mates_of_contacts_have_the_same_step(build):
    installed = build.installed(build.access(), build.access("GET_ACCOUNTS"))
    contacts, accounts = (
        remedies(build.finding(subject), build.device(), installed, [build.guide()])
        for subject in ("contacts", "accounts")
    )
    assert contacts == accounts


def test_call_log_belonged_to_phone_before_android_9(build, commands):
    installed = build.installed(build.access("READ_CALL_LOG"), build.access("READ_PHONE_STATE"))
    assert [len(commands(installed, sdk, "call-log")) for sdk in (27, 28)] == [2, 1]


def test_permission_that_is_not_requested_is_left_alone(build, commands):
    assert commands(build.installed(build.access(requested=False))) == []


def test_legacy_app_has_its_package_op_closed_up_to_android_10(build, commands):
    assert commands(build.installed(build.access(), target=22), sdk=29) == [
        ("appops", "set", "--user", "0", PACKAGE, "READ_CONTACTS", "ignore")
    ]


def test_legacy_app_has_its_uid_op_closed_from_android_11(build, commands):
    assert commands(build.installed(build.access(), target=22), sdk=30) == [
        ("appops", "set", "--user", "0", "--uid", PACKAGE, "READ_CONTACTS", "ignore")
    ]


def test_legacy_app_that_is_blocked_already_is_left_alone(build, commands):
    blocked = build.access(effective=Effective.BLOCKED, grant=GrantState.GRANTED)
    assert commands(build.installed(blocked, target=22)) == []


def test_legacy_app_of_another_user_may_get_it_back(build):
    (step,) = remedies(build.finding(), build.device(), build.installed(build.access(), target=22, user=10), [])
    assert any("may put it back" in note.template for note in step.notes)


def test_permission_an_administrator_holds_is_told_with_its_reason(build):
    installed = build.installed(build.access(flags=frozenset({"POLICY_FIXED"})))
    (step,) = remedies(build.finding(), build.device(), installed, [])
    assert (step.disposition, step.commands) == (Disposition.MANUAL, ())
    assert "administrator" in step.step.template


def test_app_whose_permissions_the_maker_fixed_can_be_switched_off_whole(build):
    fixed = (build.access(name, flags=frozenset({"SYSTEM_FIXED"})) for name in ("READ_CONTACTS", "GET_ACCOUNTS"))
    guides = [build.guide("disable", path="Settings › {app} › Disable")]
    (step,) = remedies(build.finding(), build.device(), build.installed(*fixed, user=10), guides)
    assert (step.disposition, step.commands) == (
        Disposition.CONFIRM,
        (("pm", "disable-user", "--user", "10", PACKAGE),),
    )
    assert [screen.in_language("en") for screen in step.screens] == [f"Settings › {PACKAGE} › Disable"]


def test_app_that_may_only_ask_is_kept_from_asking_and_shows_no_switch_that_is_off(build):
    asks = build.installed(build.access(effective=Effective.ASKS))
    (step,) = remedies(build.finding(), build.device(), asks, [build.guide()])
    assert (step.step.template, step.screens) == ("Keep it from asking again for {what}.", ())
    assert step.commands == (("pm", "set-permission-flags", "--user", "0", PACKAGE, CONTACTS, *FINAL),)


def test_app_that_asks_before_android_13_can_only_be_answered(build):
    asks = build.installed(build.access(effective=Effective.ASKS))
    (step,) = remedies(build.finding(), build.device(32), asks, [build.guide()])
    assert (step.disposition, step.commands) == (Disposition.MANUAL, ())


def test_phone_and_call_log_had_one_switch_before_android_9(build):
    installed = build.installed(build.access("READ_CALL_LOG"), build.access("READ_PHONE_STATE"))
    call_log, phone = (
        remedies(build.finding(subject), build.device(27), installed, [build.guide()])
        for subject in ("call-log", "phone")
    )
    assert call_log == phone


def test_step_whose_commands_another_step_holds_gives_way_to_it(build):
    installed = build.installed(build.access(), build.access("READ_SMS"))
    names = tuple(access.permission for access in installed.access)
    findings = [build.finding(), build.finding(rule="loan-both", permissions=names)]
    narrow, wide = with_remedies(findings, build.device(31), [(installed, None)], [])
    assert narrow.remedy == wide.remedy
    assert len(wide.remedy[0].commands) == 2


def test_same_access_in_two_copies_is_to_be_taken_from_each(build):
    rows = [(build.installed(build.access(), user=user), None) for user in (0, 10)]
    both = with_remedies([build.finding(user=user) for user in (0, 10)], build.device(), rows, [])
    alone = with_remedies([build.finding()], build.device(), rows, [])
    said = [any("in each copy" in note.template for note in one.remedy[0].notes) for one in (*both, *alone)]
    assert said == [True, True, False]


def test_step_for_the_owner_names_the_owner_where_there_are_other_copies(build):
    rows = [(build.installed(build.access(), user=user), None) for user in (0, 10)]
    several, only = (
        with_remedies([build.finding()], build.device(), known, [])[0].remedy[0].step for known in (rows, rows[:1])
    )
    assert (several.template, only.template) == ("{place}: {step}", "Take away its access to {what}.")


@pytest.mark.parametrize(
    ("kind", "place"), [("work", "Work profile"), ("clone", "Dual apps"), ("secure", "Secure Folder")]
)
def test_step_for_another_user_begins_with_the_place_of_that_copy(build, kind, place):
    device = build.device(users={0: "owner", 10: kind})
    (step,) = remedies(build.finding(), device, build.installed(build.access(), user=10), [])
    assert dict(step.step.values)["place"].template == place


def test_free_mate_of_a_fixed_permission_is_still_revoked(build, commands):
    fixed = build.access(flags=frozenset({"POLICY_FIXED"}))
    assert commands(build.installed(fixed, build.access("WRITE_CONTACTS")), sdk=31) == [
        ("pm", "revoke", "--user", "0", PACKAGE, "android.permission.WRITE_CONTACTS")
    ]


def test_list_of_apps_ends_only_with_uninstalling(build):
    installed = build.installed(build.access("QUERY_ALL_PACKAGES"))
    (step,) = remedies(build.finding("query-all-packages"), build.device(), installed, [])
    assert (step.disposition, step.commands, step.screens) == (Disposition.MANUAL, (), ())


def test_list_of_apps_has_a_switch_where_the_maker_gives_one(build):
    installed = build.installed(build.access("QUERY_ALL_PACKAGES"))
    own = build.guide("query-all-packages", skin="miui", path="Apps › {app} › Installed apps")
    (step,) = remedies(build.finding("query-all-packages"), build.device(skin="MIUI 14"), installed, [own])
    assert [screen.in_language("en") for screen in step.screens] == [f"Apps › {PACKAGE} › Installed apps"]


def test_app_that_came_with_the_phone_is_switched_off_where_others_are_uninstalled(build):
    installed = build.installed(build.access("QUERY_ALL_PACKAGES"), system=True)
    (step,) = remedies(build.finding("query-all-packages"), build.device(), installed, [])
    assert step.commands == (("pm", "disable-user", "--user", "0", PACKAGE),)


def test_old_android_and_unknown_android_get_screens_only(build):
    for sdk in (22, None):
        (step,) = remedies(build.finding(), build.device(sdk), build.installed(build.access()), [build.guide()])
        assert (step.disposition, step.commands) == (Disposition.MANUAL, ())


@pytest.mark.parametrize(
    "package", ["a;reboot", "com.a b", "$(x).y", "nodots", "com.`id`.x", "com.a\nb.c", "-r.x", "", "x." * 200]
)
def test_odd_package_name_never_reaches_a_command(build, package):
    installed = build.installed(build.access(), package=package)
    (step,) = remedies(build.finding(), build.device(), installed, [build.guide()])
    assert step.commands == ()
    assert step.screens


def test_odd_permission_name_never_reaches_a_command(build, commands):
    assert commands(build.installed(build.access(permission="android.permission.X;reboot"))) == []


def test_denial_by_revoking_alone_warns_that_it_may_ask_again(build):
    def warned(sdk):
        (step,) = remedies(build.finding(), build.device(sdk), build.installed(build.access()), [])
        return any("may ask again" in note.template for note in step.notes)

    assert (warned(32), warned(33)) == (True, False)


@pytest.mark.parametrize(
    ("skin", "word"), [("HyperOS 2.0", "Security settings"), ("ColorOS 14", "permission monitoring")]
)
def test_makers_lock_is_named(build, skin, word):
    (step,) = remedies(build.finding(), build.device(skin=skin), build.installed(build.access()), [])
    assert any(word in note.template for note in step.notes)


def test_file_on_no_phone_gets_a_word_of_warning_and_no_command(build):
    (step,) = remedies(build.finding(), None, build.installed(build.access()), [build.guide()])
    assert (step.disposition, step.commands, step.screens) == (Disposition.MANUAL, (), ())


@pytest.mark.parametrize("subject", [None, "something-new"])
def test_finding_with_nothing_to_switch_has_no_step(build, subject):
    assert remedies(build.finding(subject), build.device(), build.installed(build.access()), []) == ()


def test_app_that_is_not_known_has_no_step(build):
    assert remedies(build.finding(), build.device(), None, []) == ()


def test_findings_get_the_steps_of_their_own_user(build):
    rows = [(build.installed(build.access(), user=user), "快捷借款") for user in (0, 10)]
    findings = [build.finding(user=user) for user in (10, 0)]
    told = with_remedies(findings, build.device(31), rows, [])
    assert [finding.remedy[0].commands[0][3] for finding in told] == ["10", "0"]


def test_finding_of_no_package_stays_as_it_is(build):
    finding = build.finding(package=None, user=None)
    assert with_remedies([finding], build.device(), [], []) == (finding,)
