import pytest

CONTACTS = "android.permission.READ_CONTACTS"


@pytest.mark.parametrize(
    ("sdk", "line"),
    [
        (26, "      READ_CONTACTS: mode=0; time=+13h8m48s518ms ago\n"),
        (27, "      READ_CONTACTS: mode=0; time=+13h8m48s518ms ago\n"),
        (28, "      READ_CONTACTS (allow): \n          Access: bg = 2026-11-19 21:03:11.482 (-13h8m48s518ms)\n"),
        (29, "      READ_CONTACTS (allow): \n          Access: [bg-tpd] 2026-11-19 21:03:11.482 (-13h8m48s518ms)\n"),
        (
            34,
            "        null=[\n          Access: [bg-tpd] 2026-11-19 21:03:11.482 (-13h8m48s518ms)\n        ]\n",
        ),
    ],
)
def test_a_last_access_is_printed_in_the_versions_form(a_phone, an_app, an_op, sdk, line):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, ops={"READ_CONTACTS": an_op()}))
    assert line in asked("dumpsys appops")


def test_no_blank_follows_the_bracket_of_a_rejection(a_phone, an_app, an_op):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}, ops={"READ_CONTACTS": an_op(rejected=True)}))
    assert "          Reject: [bg-tpd]2026-11-19 21:03:11.482 (-13h8m48s518ms)\n" in asked("dumpsys appops")


@pytest.mark.parametrize(("sdk", "tag"), [(29, ""), (30, ", attributionTag=null")])
def test_a_proxy_is_named(phone, a_phone, an_app, a_use, sdk, tag):
    from adbaudit.practice.android.blueprint import OpBlueprint  # noqa: PLC0415  # only this test builds one

    op = OpBlueprint(accesses=(a_use(proxy="com.example.app", milliseconds=1502),))
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, ops={"READ_CONTACTS": op}))
    assert f" duration=+1s502ms proxy[uid=10123, pkg=com.example.app{tag}]\n" in asked("dumpsys appops")


@pytest.mark.parametrize(("sdk", "mode"), [(27, "1"), (28, "ignore"), (34, "ignore")])
def test_uid_modes_are_numbers_to_8_1(a_phone, an_app, sdk, mode):
    asked = a_phone(sdk, an_app(uid_modes={"RUN_IN_BACKGROUND": "ignore"}))
    assert f"\n      RUN_IN_BACKGROUND: mode={mode}\n" in asked("dumpsys appops")


def test_android_8_prints_a_stopped_op_as_mode_1(phone):
    assert "      READ_CALL_LOG: mode=1; rejectTime=" in phone("legacy-8")("dumpsys appops")


def test_makers_ops_have_a_number_for_a_name(phone):
    assert "      MIUIOP(10021) (ignore): \n" in phone("xiaomi-11")("dumpsys appops")


def test_lines_of_watchers_look_like_ops_and_stand_before(phone):
    text = phone("pixel-14")("dumpsys appops")
    assert "  Op mode watchers:\n" in text
    assert "      CAMERA: WATCHER\n" in text


def test_users_beside_the_owner_have_their_own_uids(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": False}, users=(10,)), users=(0, 10))
    assert "  Uid u10a123:\n" in asked("dumpsys appops")


@pytest.mark.parametrize("sdk", [26, 27])
def test_to_8_1_the_dump_takes_no_words(a_phone, sdk):
    asked = a_phone(sdk)
    assert asked("dumpsys appops --package com.example.app") == "Unknown option: --package\n"
    assert asked("dumpsys appops x") == "Unknown command: x\n"


def test_the_dump_can_be_cut_to_one_op(phone):
    text = phone("pixel-14")("dumpsys appops --op READ_SMS")
    assert "READ_SMS (allow)" in text
    assert "READ_CONTACTS" not in text


def test_a_permission_that_is_not_granted_has_the_uid_mode_ignore_from_11_on(a_phone, an_app):
    app = an_app(grants={"READ_CONTACTS": False})
    assert "      READ_CONTACTS: mode=ignore\n" in a_phone(30, app)("dumpsys appops")
    assert "READ_CONTACTS: mode" not in a_phone(29, app)("dumpsys appops")


def test_only_modes_that_are_not_the_default_are_listed(a_phone, an_app):
    assert "READ_CONTACTS: mode" not in a_phone(34, an_app(grants={"READ_CONTACTS": True}))("dumpsys appops")


@pytest.mark.parametrize(("sdk", "kept"), [(28, True), (29, True), (30, False), (34, False)])
def test_a_package_mode_on_a_granted_permission_goes_again_from_11_on(a_phone, an_app, sdk, kept):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}))
    asked("appops set com.example.app READ_CONTACTS ignore")
    assert ("READ_CONTACTS: ignore" in asked("appops get com.example.app READ_CONTACTS")) is kept


def test_a_uid_mode_sticks_and_marks_the_grant_from_11_on(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}))
    asked("appops set --uid com.example.app READ_CONTACTS ignore")
    assert asked("appops get com.example.app READ_CONTACTS") == "Uid mode: READ_CONTACTS: ignore\n"
    assert f"{CONTACTS}: granted=true, flags=[ REVOKED_COMPAT|" in asked("dumpsys package com.example.app")


def test_default_does_not_undo_an_ignore_but_allow_does(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}))
    asked("appops set --uid com.example.app READ_CONTACTS ignore")
    asked("appops set --uid com.example.app READ_CONTACTS default")
    assert asked("appops get --uid com.example.app READ_CONTACTS") == "Uid mode: READ_CONTACTS: ignore\n"
    asked("appops set --uid com.example.app READ_CONTACTS allow")
    assert asked("appops get --uid com.example.app READ_CONTACTS") == ("No operations.\nDefault mode: allow\n")
    assert "REVOKED_COMPAT" not in asked("dumpsys package com.example.app")


def test_in_another_user_a_uid_mode_goes_again_unless_the_owner_holds_the_grant(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}, users=(10,)), users=(0, 10))
    asked("appops set --user 10 --uid com.example.app READ_CONTACTS ignore")
    assert asked("appops get --user 10 com.example.app READ_CONTACTS") == "No operations.\nDefault mode: allow\n"


def test_special_ops_keep_their_package_mode(phone):
    asked = phone("pixel-14")
    asked("appops set com.rupeeguard.helper SYSTEM_ALERT_WINDOW ignore")
    assert asked("appops query-op SYSTEM_ALERT_WINDOW allow") == ""
    assert asked("appops query-op SYSTEM_ALERT_WINDOW") == "com.rupeeguard.helper\n"


def test_the_prefix_of_uid_modes_is_printed_once(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": False, "READ_SMS": False}))
    assert asked("appops get com.example.app") == "Uid mode: READ_CONTACTS: ignore\nREAD_SMS: ignore\n"


@pytest.mark.parametrize(("sdk", "text"), [(26, "No operations.\n"), (28, "No operations.\nDefault mode: allow\n")])
def test_nothing_to_tell_is_told_in_the_versions_words(a_phone, sdk, text):
    assert a_phone(sdk)("appops get com.example.app READ_CONTACTS") == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("appops get com.no", "Error: No UID for com.no in user 0\n"),
        ("appops get com.example.app READ_MINDS", "Error: Unknown operation string: READ_MINDS\n"),
        ("appops set com.example.app READ_SMS perhaps", "Error: Mode perhaps is not valid,\n"),
        ("appops set", "Error: Package not specified.\n"),
    ],
)
def test_what_was_asked_wrongly_is_complained_about(a_phone, line, text):
    asked = a_phone(34)
    assert asked.error(line) == text
    assert asked.status(line) == 255
