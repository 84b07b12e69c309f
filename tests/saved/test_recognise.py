import pytest

from adbaudit.ports import Ending

WHOLE = """\
Database versions:
  Internal:
    sdkVersion=25 databaseVersion=3
    fingerprint=maker/phone/phone:7.1.2/NHG47K/1:user/release-keys

Packages:
  Package [com.x] (1a2b3c):
    userId=10100
    User 0: ceDataInode=1 installed=true hidden=false
    User 10: ceDataInode=1 installed=true hidden=false

Shared users:
  SharedUser [android.uid.system] (4d5e6f):
    userId=1000
"""
ONE = """\
Packages:
  Package [com.y] (1a2b3c):
    userId=10101
    User 0: ceDataInode=1 installed=true hidden=false
"""
OPS = "Current AppOps Service state:\n  Uid u0a100:\n    Package com.x:\n      READ_SMS (allow): \n"
PROPERTIES = "[ro.build.version.sdk]: [34]\n[ro.serialno]: [ABC]\n[persist.sys.timezone]: [Asia/Shanghai]\n"
PACKAGES = ("dumpsys", "-t", "60", "package", "permission", "android.permission.READ_SMS")
ACCESSIBILITY = ("settings", "get", "--user", "0", "secure", "enabled_accessibility_services")


def test_whole_dump_answers_whatever_the_package_service_is_asked(asked):
    assert asked(WHOLE, *PACKAGES) == (WHOLE, Ending.COMPLETE)


def test_dump_of_one_package_is_only_part_of_the_answer(asked):
    assert asked(ONE, *PACKAGES) == (ONE, Ending.NOT_SAVED)


def test_dumps_of_single_packages_are_read_together(asked, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE)
    (folder / "b.txt").write_text(ONE.replace("com.y", "com.z"))
    text, ending = asked(folder, *PACKAGES)
    assert ("[com.y]" in text, "[com.z]" in text, ending) == (True, True, Ending.NOT_SAVED)


def test_android_version_comes_from_the_dump_when_nobody_saved_properties(asked):
    text, ending = asked(WHOLE, "getprop")
    assert text == "[ro.build.version.sdk]: [25]\n[ro.build.version.release]: [7.1.2]\n"
    assert ending is Ending.NOT_SAVED


def test_dump_of_one_package_tells_no_version(asked):
    assert asked(ONE, "getprop") == ("", Ending.NOT_SAVED)


def test_users_come_from_the_dump_when_nobody_saved_the_list(asked):
    text, ending = asked(WHOLE, "pm", "list", "users")
    assert text == "Users:\n\tUserInfo{0::0} running\n\tUserInfo{10::0}\n"
    assert ending is Ending.NOT_SAVED


def test_user_dump_becomes_the_list(asked):
    dump = (
        "DUMP OF SERVICE user:\nUsers:\n  UserInfo{0:A:B:c13} serialNo=0 isPrimary=true\n    State: RUNNING_UNLOCKED\n"
        "  UserInfo{10:Work:1030} serialNo=10 isPrimary=false\n    State: -1\n"
    )
    listed = "Users:\n\tUserInfo{0:A:B:c13} running\n\tUserInfo{10:Work:1030}\n"
    assert asked(dump, "pm", "list", "users") == (listed, Ending.COMPLETE)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("sdm660_64:/ # dumpsys appops", ("dumpsys", "appops")),
        ("127|qssi:/ $dumpsys appops", ("dumpsys", "appops")),
        ("shell@android:/ $ dumpsys appops", ("dumpsys", "appops")),
        ("$ adb -s R58 shell dumpsys appops", ("dumpsys", "appops")),
        ("C:\\Users\\me>adb.exe shell dumpsys appops", ("dumpsys", "appops")),
        ("PS C:\\> adb shell dumpsys appops > f.txt", ("dumpsys", "appops")),
        ("me@host:~$ adb shell 'dumpsys appops'", ("dumpsys", "appops")),
        ("DUMP OF SERVICE appops:", ("dumpsys", "appops")),
        ("DUMP OF SERVICE HIGH appops:", ("dumpsys", "appops")),
        ("DUMP OF SERVICE appops", ("dumpsys", "appops")),
        ("------ APP OPS (dumpsys appops) ------", ("dumpsys", "appops")),
        ("$ cmd package list users", ("pm", "list", "users")),
    ],
)
def test_line_above_names_the_command(asked, line, command):
    assert asked(f"{PROPERTIES}{line}\nwhat it printed\n", *command) == ("what it printed\n", Ending.COMPLETE)


@pytest.mark.parametrize(
    "change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"    {text}".replace("\n", "\n    ")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_line_ends_and_indentation_do_not_matter(asked, change, encoding):
    saved = change(OPS + PROPERTIES).encode(encoding)
    assert asked(saved, "getprop")[0].strip() == PROPERTIES.strip()
    assert asked(saved, "dumpsys", "appops")[0] == OPS


def test_colour_of_a_terminal_goes(asked):
    assert asked(f"\x1b[32mphone:/ $ \x1b[0mgetprop\n{PROPERTIES}", "getprop") == (PROPERTIES, Ending.COMPLETE)


@pytest.mark.parametrize("order", [1, -1])
def test_outputs_one_after_another_are_told_apart(asked, order):
    saved = "".join([PROPERTIES, OPS, "package:com.x\npackage:com.y\n", WHOLE][::order])
    assert asked(saved, "getprop") == (PROPERTIES, Ending.COMPLETE)
    assert asked(saved, "dumpsys", "appops") == (OPS, Ending.COMPLETE)
    assert asked(saved, *PACKAGES) == (WHOLE, Ending.COMPLETE)


def test_trailer_ends_an_output(asked):
    saved = f"{OPS}--------- 0.1s was the duration of dumpsys appops, ending at: 2026-11-20 10:12:00\nthank you\n"
    assert asked(saved, "dumpsys", "appops") == (OPS, Ending.COMPLETE)


def test_cut_end_stays_visible(asked):
    assert asked(OPS + "      READ_CON", "dumpsys", "appops")[0].endswith("READ_CON")


def test_filtered_output_is_only_part(asked):
    assert asked(f"$ adb shell getprop | grep ro\n{PROPERTIES}", "getprop") == (PROPERTIES, Ending.NOT_SAVED)


def test_two_outputs_that_differ_are_none(asked):
    assert asked(OPS + PROPERTIES + OPS.replace("allow", "ignore"), "dumpsys", "appops") == ("", Ending.NOT_SAVED)


def test_properties_that_differ_are_left_out(asked):
    saved = f"$ getprop\n{PROPERTIES}$ getprop\n{PROPERTIES.replace('ABC', 'DEF')}"
    assert asked(saved, "getprop") == (PROPERTIES.replace("[ro.serialno]: [ABC]\n", ""), Ending.NOT_SAVED)


def test_refusal_is_passed_on(asked):
    refusal = "Permission Denial: can't dump AppOpsService from pid=1, uid=2000\n"
    assert asked(f"phone:/ $ dumpsys appops\n{refusal}{PROPERTIES}", "dumpsys", "appops")[0].startswith(refusal)


def test_named_list_of_packages_answers_the_same_question(asked):
    saved = "$ adb shell pm list packages -f -i -U\npackage:/d/b.apk=com.x  installer=null uid:10100\n$ getprop\n"
    asked_for = ("pm", "list", "packages", "-f", "-i", "--show-versioncode", "--user", "0")
    assert asked(saved, *asked_for) == ("package:/d/b.apk=com.x  installer=null\n", Ending.COMPLETE)
    assert asked(saved, *asked_for[:-1], "10") == ("", Ending.NOT_SAVED)
    assert asked(saved, "pm", "list", "packages", "-s", "--user", "0") == ("", Ending.NOT_SAVED)


def test_list_that_nobody_named_may_be_filtered(asked):
    asked_for = ("pm", "list", "packages", "-f", "-i", "--user", "0")
    assert asked("package:com.x\n", *asked_for) == ("package:com.x\n", Ending.NOT_SAVED)
    assert asked(f"package:com.x\n{WHOLE}", *asked_for) == ("", Ending.NOT_SAVED)


SETTINGS = """\
SECURE SETTINGS (user 0)
version: -1
_id:63 name:enabled_accessibility_services pkg:com.android.settings value:com.x/.Reader default:null
_id:64 name:default_input_method pkg:android value:a/b default:a/b defaultSystemSet:true

SYSTEM SETTINGS (user 0)
version: -1
"""


def test_settings_dump_answers_for_its_user_only(asked):
    assert asked(SETTINGS, *ACCESSIBILITY) == ("com.x/.Reader\n", Ending.COMPLETE)
    assert asked(SETTINGS, *ACCESSIBILITY[:3], "10", *ACCESSIBILITY[4:]) == ("", Ending.NOT_SAVED)


def test_key_that_a_whole_table_lacks_is_null(asked):
    assert asked(SETTINGS, *ACCESSIBILITY[:-1], "sms_default_application") == ("null\n", Ending.COMPLETE)


def test_key_that_a_cut_table_lacks_is_not_known(asked):
    cut = SETTINGS[: SETTINGS.index("_id:64")]
    assert asked(cut, *ACCESSIBILITY[:-1], "sms_default_application") == ("", Ending.NOT_SAVED)


def test_list_of_secure_settings_answers_for_the_owner(asked):
    saved = "accessibility_enabled=1\nandroid_id=0\nenabled_accessibility_services=com.x/.Reader\nlocation_mode=3\n"
    assert asked(saved, *ACCESSIBILITY) == ("com.x/.Reader\n", Ending.COMPLETE)
    assert asked(saved, *ACCESSIBILITY[:-1], "sms_default_application") == ("null\n", Ending.COMPLETE)


def test_list_of_other_settings_does_not_answer(asked):
    saved = "adb_enabled=1\nairplane_mode_on=0\nboot_count=3\n" + OPS
    assert asked(saved, *ACCESSIBILITY) == ("", Ending.NOT_SAVED)


def test_typed_setting_answers(asked):
    saved = "$ adb shell settings get secure enabled_accessibility_services\ncom.x/.Reader\n$ getprop\n"
    assert asked(saved, *ACCESSIBILITY) == ("com.x/.Reader\n", Ending.COMPLETE)


def test_accessibility_dump_tells_the_enabled_services(asked):
    saved = (
        "ACCESSIBILITY MANAGER (dumpsys accessibility)\n\ncurrentUserId=0\nUser state[\n     attributes:{id=0, x=1}\n"
        "     Enabled services:{{com.x/.Reader}, {com.y/com.y.Other}}\n     Binding services:{}]\n"
    )
    assert asked(saved, *ACCESSIBILITY) == ("com.x/.Reader:com.y/com.y.Other\n", Ending.COMPLETE)


def test_clock_is_the_header_in_the_zone_of_the_phone(asked):
    assert asked(f"== dumpstate: 2026-11-20 10:12:00\n{PROPERTIES}", "date", "+%s %z")[0] == "1795140720 +0800\n"


def test_clock_without_a_zone_is_not_known(asked):
    saved = f"== dumpstate: 2026-11-20 10:12:00\n{OPS}"
    assert asked(saved, "date", "+%s %z") == ("", Ending.NOT_SAVED)


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/passwd", "Nowhere/Land", "x" * 5000, "\x00"])
def test_hostile_zone_is_no_zone(asked, zone):
    saved = f"== dumpstate: 2026-11-20 10:12:00\n[persist.sys.timezone]: [{zone}]\n{OPS}"
    assert asked(saved, "date", "+%s %z") == ("", Ending.NOT_SAVED)


def test_section_that_an_app_wrote_into_a_dump_makes_the_output_doubtful(asked):
    forged = WHOLE.replace("userId=10100\n", "versionName=1\nDUMP OF SERVICE appops:\n" + OPS, 1)
    saved = f"DUMP OF SERVICE package:\n{forged}DUMP OF SERVICE appops:\n{OPS.replace('allow', 'ignore')}"
    assert asked(saved, "dumpsys", "appops") == ("", Ending.NOT_SAVED)
