from datetime import UTC, datetime, timedelta, timezone

import pytest

from adbaudit.facts.probes import device_policy, package_list, phone_clock, properties, roles, secure_settings, users
from adbaudit.facts.probes.numbers import number_of
from adbaudit.model.user import UserKind


def test_property_values_may_run_over_lines_and_end_with_blanks():
    text = "[a.b]: [one,\ntwo]   \n]stray]: [x\n[c.d]: [e]\n"
    assert properties.parse(text)["a.b"].startswith("one,\ntwo")
    assert properties.parse(text)["c.d"] == "e"


def test_no_properties_is_empty():
    assert properties.parse("sh: getprop: not found\n") == {}


def test_users_are_read_with_blanks_or_tabs_and_names_in_any_language():
    text = (
        "\nUsers:\n\tUserInfo{0:机主:c13} running\n        UserInfo{999:XSpace:801010} running\n"
        "  UserInfo{150:Secure Folder:10061030}\n"
    )
    found = users.parse(text).users
    assert [(user.id, user.kind, user.running) for user in found] == [
        (0, UserKind.OWNER, True),
        (150, UserKind.SECURE, False),
        (999, UserKind.CLONE, True),
    ]


def test_user_name_may_hold_colons_and_is_not_kept():
    """People put their own name and number there."""
    found = users.parse("UserInfo{11:Li:Na 13912345678:410} running").users[0]
    assert (found.id, found.kind, "139" in str(found)) == (11, UserKind.SECONDARY, False)


def test_managed_profile_is_known_by_its_flag():
    assert users.parse("UserInfo{10:Arbeitsprofil:1030} running").users[0].kind is UserKind.WORK


def test_path_with_equals_signs_is_split_at_the_last_one():
    line = "package:/data/app/~~bt-Gw==/com.x-Vg==/base.apk=com.x versionCode:35  installer=com.android.vending\n"
    row = package_list.parse(line).packages["com.x"]
    assert (row.path, row.version_code, row.installer) == (
        "/data/app/~~bt-Gw==/com.x-Vg==/base.apk",
        35,
        "com.android.vending",
    )


def test_installer_null_is_none():
    assert package_list.parse("package:/a/b.apk=com.x  installer=null\n").packages["com.x"].installer is None


def test_list_with_byte_order_mark_keeps_its_first_line():
    assert set(package_list.parse("\ufeffpackage:com.a\npackage:com.b\n").packages) == {"com.a", "com.b"}


def test_hostile_package_name_is_not_taken_and_the_list_not_whole():
    read = package_list.parse("package:com.x;reboot\npackage:com.ok\n")
    assert (set(read.packages), read.is_whole) == ({"com.ok"}, False)


@pytest.mark.parametrize("rest", ["UserInfo{10:Work", "profile:1030} running", "UserInfo{9999999999999:x:1}"])
def test_line_of_users_that_is_not_understood_is_told(rest):
    assert not users.parse(f"Users:\n\tUserInfo{{0:Owner:13}} running\n\t{rest}\n").is_whole


@pytest.mark.parametrize("text", ["²", "9" * 5000, "-1", "", None, "1e3"])
def test_what_is_no_plain_number_is_none(text):
    assert number_of(text) is None


def test_no_package_line_is_not_an_empty_phone():
    assert package_list.parse("\n") is None


def test_clock_keeps_the_phones_zone():
    assert phone_clock.parse("1763604720 +0530\n").utcoffset() == timedelta(hours=5, minutes=30)


def test_clock_that_says_nonsense_is_unknown():
    assert phone_clock.parse("+%s +%z\n") is None


def test_never_is_not_a_date_of_1970():
    assert phone_clock.local_time("1969-12-31 19:00:00", datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_local_time_stands_in_the_phones_zone():
    zone = timezone(timedelta(hours=8))
    assert phone_clock.local_time("2026-01-02 03:04:05", datetime(2026, 5, 1, tzinfo=zone)).isoformat() == (
        "2026-01-02T03:04:05+08:00"
    )


def test_components_are_split_and_null_is_empty():
    assert secure_settings.parse_components("a.b/.C:d.e/d.e.F\n") == ("a.b/.C", "d.e/d.e.F")
    assert secure_settings.parse_components("null\n") == ()


def test_class_of_another_script_hides_no_service_and_is_told_by_its_package():
    text = "a.b/.C:com.loan.x/com.loan.服务:d.e/d.e.F\n"
    assert secure_settings.parse_components(text) == ("a.b/.C", "com.loan.x", "d.e/d.e.F")
    assert not secure_settings.odd_parts(text)


def test_part_that_is_no_component_is_odd_and_hides_no_other():
    assert secure_settings.parse_components("a.b/.C:??:d.e/.F") == ("a.b/.C", "d.e/.F")
    assert secure_settings.odd_parts("a.b/.C:??:d.e/.F")


def test_setting_that_is_no_component_list_is_not_understood():
    assert secure_settings.parse_components("usage: settings get\n") is None


def test_admins_are_listed_by_user():
    text = """\
Current Device Policy Manager state:
  Enabled Device Admins (User 0, provisioningState: 0):
    com.loan.one/.Admin:
      uid=10150
      policies:
        force-lock

  Enabled Device Admins (User 10, provisioningState: 3):
    com.work.agent/com.work.agent.Owner:
"""
    assert device_policy.parse(text) == {0: ("com.loan.one/.Admin",), 10: ("com.work.agent/com.work.agent.Owner",)}


def test_device_policy_help_is_not_an_answer():
    assert device_policy.parse("usage: dpm\n") is None


def test_role_holders_are_read_by_user():
    text = """\
ROLE MANAGER STATE (dumpsys role):
{
  user_states={
    user_id=0
    version=6
    roles=[
      {
        name=android.app.role.SMS
        holders=com.maker.messages
      }
      {
        name=android.app.role.DIALER
      }
    ]
  }
  user_states={
    user_id=10
  }
}
"""
    assert roles.parse(text) == {0: {"android.app.role.SMS": ("com.maker.messages",)}, 10: {}}
