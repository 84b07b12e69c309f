import pytest


def test_getprop_prints_all_in_brackets(phone):
    assert "[ro.product.model]: [Pixel 7]\n" in phone("pixel-14")("getprop")


def test_getprop_keeps_values_of_several_lines(phone):
    assert "[reboot,shell,1763000000\nreboot,userrequested,1762000000]\n" in phone("pixel-14")("getprop")


def test_getprop_of_an_unknown_name_is_an_empty_line(phone):
    assert phone("pixel-14")("getprop ro.nothing") == "\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("+%s", "1795140720"),
        ("+%z", "+0800"),
        ("+%Y-%m-%dT%H:%M:%S%z", "2026-11-20T10:12:00+0800"),
        ("+%F_%T_%j_%%_%Q", "2026-11-20_10:12:00_324_%_%Q"),
        ("", "Fri Nov 20 10:12:00 CST 2026"),
        ("-u", "Fri Nov 20 02:12:00 UTC 2026"),
    ],
)
def test_date_prints_the_phones_standing_time(phone, form, text):
    assert phone("pixel-14")(f"date {form}") == f"{text}\n"


def test_id_is_the_shells(phone):
    assert phone("pixel-14")("id").startswith("uid=2000(shell) gid=2000(shell) groups=2000(shell),")


@pytest.mark.parametrize("name", ["su", "frobnicate", "/system/xbin/su"])
def test_a_program_the_phone_lacks_is_none(phone, name):
    assert phone("pixel-14").android.run((name, "-c", "id"), b"") is None


def test_a_program_may_be_named_with_its_path(phone):
    assert phone("pixel-14")("/system/bin/getprop ro.product.model") == "Pixel 7\n"


def test_cmd_is_missing_before_android_7(a_phone):
    assert a_phone(23).android.run(("cmd", "package", "list"), b"") is None


def test_settings_that_were_never_set_are_null(phone):
    assert phone("pixel-14")("settings get secure no_such_key") == "null\n"


def test_settings_are_kept_for_each_user(phone):
    asked = phone("pixel-14")
    asked("settings put --user 10 secure colour green")
    assert asked("settings get --user 10 secure colour") == "green\n"
    assert asked("settings get --user 0 secure colour") == "null\n"


def test_deleting_a_setting_says_how_many_rows_went(phone):
    asked = phone("pixel-14")
    assert asked("settings delete secure accessibility_enabled") == "Deleted 1 rows\n"
    assert asked("settings delete secure accessibility_enabled") == "Deleted 0 rows\n"


def test_an_unknown_namespace_is_refused(phone):
    assert phone("pixel-14").error("settings get private key") == "Error: Invalid namespace 'private'\n"


def test_starting_a_page_says_which_intent_was_sent(phone):
    line = "am start -a android.settings.APPLICATION_DETAILS_SETTINGS -d package:com.qihoo.loan"
    intent = "act=android.settings.APPLICATION_DETAILS_SETTINGS dat=package:com.qihoo.loan"
    assert phone("pixel-14")(line) == f"Starting: Intent {{ {intent} }}\n"


def test_starting_a_missing_component_is_an_error_on_standard_output(phone):
    text = phone("pixel-14")("am start -n com.miui.securitycenter/.Permissions")
    assert "Error: Activity class {com.miui.securitycenter/.Permissions} does not exist.\n" in text


def test_force_stop_stops_the_app_for_the_named_user_only(phone):
    asked = phone("pixel-14")
    asked("am force-stop --user 10 com.chatter.messenger")
    block = asked("dumpsys package com.chatter.messenger").split("Packages:")[1]
    first, second = [line for line in block.splitlines() if line.startswith("    User ")]
    assert "stopped=false" in first
    assert "stopped=true" in second


def test_every_command_that_could_change_the_phone_is_kept_in_order(phone):
    asked = phone("pixel-14")
    lines = [
        "cmd package revoke com.kuaijie.cashloan android.permission.READ_SMS",
        "pm revoke com.kuaijie.cashloan android.permission.INTERNET",
        "appops set --uid com.qihoo.loan READ_SMS ignore",
        "settings put secure a b",
        "cmd notification disallow_listener a/b",
    ]
    for line in [lines[0], "pm list packages", "dumpsys appops", *lines[1:], "settings get secure a"]:
        asked(line)
    assert asked.android.changes == tuple(tuple(line.split()) for line in lines)
