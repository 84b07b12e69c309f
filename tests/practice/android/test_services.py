import pytest


def test_an_unknown_service_is_said_on_standard_error_with_status_0(phone):
    asked = phone("pixel-14")
    assert asked.error("dumpsys teapot") == "Can't find service: teapot\n"
    assert asked.status("dumpsys teapot") == 0


def test_a_timeout_may_stand_before_the_service(phone):
    asked = phone("pixel-14")
    assert asked("dumpsys -t 60 device_policy") == asked("dumpsys device_policy")


def test_all_dumps_stand_under_banners(phone):
    text = phone("legacy-8")("dumpsys")
    assert text.startswith("Currently running services:\n  accessibility\n")
    assert "\nDUMP OF SERVICE appops:\nCurrent AppOps Service state:\n" in text


def test_role_holders_can_be_asked_for_from_14_on(phone, a_phone):
    line = "cmd role get-role-holders --user 0 android.app.role.SMS"
    assert phone("pixel-14")(line) == "com.google.android.apps.messaging\n"
    assert a_phone(33)(line) == "Unknown command: get-role-holders\n"
    assert a_phone(28).error(line) == "cmd: Can't find service: role\n"


def test_a_role_nobody_holds_is_an_empty_line(phone):
    assert phone("pixel-14")("cmd role get-role-holders --user 10 android.app.role.SMS") == "\n"


def test_the_role_dump_names_each_users_holders(phone):
    text = phone("pixel-14")("dumpsys role")
    assert (
        "        {\n          name=android.app.role.SMS\n          holders=com.google.android.apps.messaging\n" in text
    )
    assert text.startswith("ROLE MANAGER STATE (dumpsys role):\n{\n  user_states=[\n    {\n      user_id=0\n")


def test_a_phone_with_one_user_has_no_list_of_users_in_the_role_dump(a_phone):
    assert "{\n  user_states={\n    user_id=0\n" in a_phone(34)("dumpsys role")


def test_there_is_no_role_service_before_10(a_phone):
    assert a_phone(28).error("dumpsys role") == "Can't find service: role\n"


def test_a_role_can_be_taken_away(phone):
    asked = phone("pixel-14")
    asked("cmd role remove-role-holder android.app.role.SMS com.google.android.apps.messaging")
    assert asked("cmd role get-role-holders android.app.role.SMS") == "\n"


def test_device_admins_stand_under_their_user(phone):
    text = phone("pixel-14")("dumpsys device_policy")
    work = text.split("  Enabled Device Admins (User 10, provisioningState: 0):\n")[1]
    assert work.startswith(
        "    com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver:\n      uid=10"
    )
    assert (
        "  Profile Owner (User 10): \n    admin=ComponentInfo{com.google.android.apps.work.clouddpc/com.google" in text
    )


def test_listeners_are_listed_and_can_be_switched_off(phone):
    asked = phone("pixel-14")
    component = "com.rupeeguard.helper/com.rupeeguard.helper.NoticeService"
    assert f"      ComponentInfo{{{component}}}\n" in asked("dumpsys notification")
    asked(f"cmd notification disallow_listener {component}")
    assert component not in asked("dumpsys notification")
    assert component not in asked("settings get secure enabled_notification_listeners")
    asked(f"cmd notification allow_listener {component}")
    assert component in asked("settings get secure enabled_notification_listeners")


@pytest.mark.parametrize(("sdk", "text"), [(26, "Unknown command: allow_listener\n"), (27, "")])
def test_switching_listeners_came_with_8_1(a_phone, sdk, text):
    assert a_phone(sdk)("cmd notification allow_listener a.b/c") == text


def test_enabled_accessibility_services_stand_in_double_braces(phone):
    text = phone("pixel-14")("dumpsys accessibility")
    assert "     Enabled services:{{com.rupeeguard.helper/com.rupeeguard.helper.ScreenService}}\n" in text
