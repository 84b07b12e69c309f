import pytest


def test_users_are_listed_with_name_flags_and_whether_they_run(phone):
    assert phone("pixel-14")("pm list users") == (
        "Users:\n\tUserInfo{0:机主:4c13} running\n\tUserInfo{10:Work profile:1030} running\n"
    )


def test_a_line_carries_path_version_installer_and_uid_in_this_order(a_phone, an_app):
    asked = a_phone(34, an_app(version_code=410, installer="com.android.vending", users=(10,)), users=(0, 10))
    listing = asked("pm list packages -f -i -U --show-versioncode --user 10 com.example")
    assert listing.startswith("package:/data/app/~~")
    assert listing.endswith("/base.apk=com.example.app versionCode:410  installer=com.android.vending uid:1010123\n")


@pytest.mark.parametrize(("sdk", "uids"), [(30, "10123"), (33, "10123,1010123"), (35, "10123,1010123")])
def test_without_a_user_13_and_newer_join_the_uids_of_all(a_phone, an_app, sdk, uids):
    asked = a_phone(sdk, an_app(users=(0, 10)), users=(0, 10))
    assert asked("pm list packages -U") == f"package:com.example.app uid:{uids}\n"


def test_third_party_and_system_together_are_all(phone):
    asked = phone("pixel-14")
    third, system, everything = (
        set(asked(f"pm list packages {filters} --user 0").splitlines()) for filters in ("-3", "-s", "")
    )
    assert third.isdisjoint(system)
    assert third | system == everything


def test_disabled_apps_are_listed_by_d_and_left_out_by_e(phone):
    asked = phone("pixel-14")
    assert asked("pm disable-user --user 0 com.qihoo.loan") == "Package com.qihoo.loan new state: disabled-user\n"
    assert asked("pm list packages -d --user 0") == "package:com.qihoo.loan\n"
    assert "com.qihoo.loan" not in asked("pm list packages -e --user 0")


@pytest.mark.parametrize(("sdk", "option"), [(28, "--show-versioncode"), (25, "-U"), (34, "--bananas")])
def test_an_option_the_version_does_not_know_is_an_error(a_phone, sdk, option):
    asked = a_phone(sdk)
    assert asked(f"pm list packages {option}") == f"Error: Unknown option: {option}\n"
    assert asked.status(f"pm list packages {option}") == 255


def test_cmd_package_answers_as_pm_does(phone):
    asked = phone("pixel-14")
    assert asked("cmd package list packages -3") == asked("pm list packages -3")


@pytest.mark.parametrize(
    ("sdk", "start"),
    [
        (34, "/data/app/~~"),
        (30, "/data/app/~~"),
        (28, "/data/app/com.example.app-"),
        (25, "/data/app/com.example.app-1/"),
    ],
)
def test_apps_lie_where_the_version_puts_them(a_phone, sdk, start):
    path = a_phone(sdk)("pm path com.example.app")
    assert path.startswith(f"package:{start}")
    assert path.endswith("/base.apk\n")


def test_the_path_of_an_app_the_user_lacks_is_status_1_without_a_word(phone):
    asked = phone("pixel-14")
    assert asked("pm path --user 10 com.qihoo.loan") == ""
    assert asked.status("pm path --user 10 com.qihoo.loan") == 1


def test_suspending_is_seen_in_the_dump(phone):
    asked = phone("pixel-14")
    assert asked("pm suspend com.qihoo.loan") == "Package com.qihoo.loan new suspended state: true\n"
    assert "suspended=true" in asked("dumpsys package com.qihoo.loan")
    asked("pm unsuspend com.qihoo.loan")
    assert "suspended=true" not in asked("dumpsys package com.qihoo.loan")


def test_plain_disable_is_refused_to_the_shell(phone):
    assert "Shell cannot change component state for com.qihoo.loan/null to 2" in phone("pixel-14").error(
        "pm disable com.qihoo.loan"
    )


@pytest.mark.parametrize(("sdk", "text"), [(30, "Unknown command: fly\n"), (26, "")])
def test_an_unknown_pm_command_is_said_in_the_versions_words(a_phone, sdk, text):
    asked = a_phone(sdk)
    assert asked("pm fly") == text
    assert asked.error("pm fly") == ("Error: unknown command 'fly'\n" if sdk == 26 else "")
