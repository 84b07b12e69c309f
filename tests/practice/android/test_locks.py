import pytest

SMS = "android.permission.READ_SMS"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            f"pm revoke com.kuaijie.cashloan {SMS}",
            "Neither user 2000 nor current process has android.permission.REVOKE",
        ),
        (f"pm grant com.qihoo.loan {SMS}", "Neither user 2000 nor current process has android.permission.GRANT"),
        ("appops set --uid com.qihoo.loan READ_SMS ignore", "uid 2000 does not have android.permission.MANAGE_APP_OPS"),
        ("settings put secure a b", "android.permission.WRITE_SECURE_SETTINGS"),
        (
            "am start -a android.intent.action.MANAGE_APP_PERMISSIONS --es android.intent.extra.PACKAGE_NAME com.x",
            "requires android.permission.GRANT_RUNTIME_PERMISSIONS",
        ),
    ],
)
def test_a_locked_xiaomi_refuses_every_change_and_stays_as_it_is(phone, line, words):
    asked = phone("xiaomi-11")
    before = asked("dumpsys package") + asked("dumpsys appops") + asked("settings list secure")
    assert words in asked.error(line)
    assert asked.status(line) == 255
    assert asked("dumpsys package") + asked("dumpsys appops") + asked("settings list secure") == before


def test_the_refusal_is_led_in_as_on_android_11(phone):
    error = phone("xiaomi-11").error(f"pm revoke com.qihoo.loan {SMS}")
    assert error.startswith("\nException occurred while executing 'revoke':\njava.lang.SecurityException: ")


def test_after_the_switch_changes_are_made(phone):
    asked = phone("xiaomi-11")
    assert asked("getprop persist.security.adbinput") == "0\n"
    asked.android.flip_developer_switch(on=True)
    asked(f"pm revoke com.kuaijie.cashloan {SMS}")
    assert asked("getprop persist.security.adbinput") == "1\n"
    assert asked(f"dumpsys package check-permission {SMS} com.kuaijie.cashloan 0") == "-1\n"


def test_the_switch_changes_nothing_on_a_phone_without_the_lock(phone):
    asked = phone("pixel-14")
    asked.android.flip_developer_switch(on=False)
    assert asked.status(f"pm revoke com.kuaijie.cashloan {SMS}") == 0


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("pm list packages", "list"),
        ("pm list packages --user 150", "list"),
        ("pm path --user 150 com.qihoo.loan", "path"),
        (f"pm revoke --user 150 com.qihoo.loan {SMS}", "revoke"),
        ("settings get --user 150 secure a", "get"),
        ("appops get --user 150 com.qihoo.loan", "get"),
        ("cmd role get-role-holders --user 150 android.app.role.SMS", "get-role-holders"),
        ("cmd notification disallow_listener a/b 150", "disallow_listener"),
        ("am force-stop --user 150 com.qihoo.loan", "force-stop"),
    ],
)
def test_the_secure_folder_is_closed_to_the_shell(phone, line, command):
    asked = phone("samsung-15")
    assert asked.error(line).startswith(
        f"\nException occurred while executing '{command}':\n"
        "java.lang.SecurityException: Shell does not have permission to access user 150\n"
    )
    assert asked.status(line) == 255


def test_other_users_of_that_phone_can_be_read(phone):
    asked = phone("samsung-15")
    assert "package:com.chatter.messenger\n" in asked("pm list packages --user 95")
    assert "UserInfo{150:Secure Folder:10061030} running" in asked("pm list users")
