"""`am start` says what phones say: opened, unknown, guarded."""

import pytest

DETAILS = "am start --user 0 -a android.settings.APPLICATION_DETAILS_SETTINGS -d package:com.kuaijie.cashloan"
LIST = "am start -a android.intent.action.MANAGE_APP_PERMISSIONS --es android.intent.extra.PACKAGE_NAME com.x"


@pytest.mark.parametrize("profile", ["pixel-14", "xiaomi-11", "samsung-15", "legacy-8"])
def test_apps_own_page_opens_on_every_phone(phone, profile):
    text = phone(profile)(DETAILS)
    assert text.startswith("Starting: Intent { act=android.settings.APPLICATION_DETAILS_SETTINGS dat=package:com")
    assert "Error" not in text


def test_action_that_no_activity_has_is_not_resolved(phone):
    assert "unable to resolve Intent { act=com.example.NOTHING }" in phone("pixel-14").error(
        "am start -a com.example.NOTHING"
    )


def test_action_of_a_newer_android_is_not_resolved(phone):
    line = "am start -a android.settings.MANAGE_APP_ALL_FILES_ACCESS_PERMISSION -d package:com.kuaijie.cashloan"
    assert "unable to resolve" in phone("legacy-8").error(line)


def test_permission_pages_are_guarded_where_the_maker_locks_the_shell(phone):
    assert "requires android.permission.GRANT_RUNTIME_PERMISSIONS" in phone("xiaomi-11").error(LIST)
    assert phone("pixel-14")(LIST).startswith("Starting: Intent")


def test_makers_editor_is_on_the_makers_phone_only(phone):
    line = (
        "am start -a miui.intent.action.APP_PERM_EDITOR "
        "-n com.miui.securitycenter/com.miui.permcenter.permissions.PermissionsEditorActivity --es extra_pkgname com.x"
    )
    assert "Error" not in phone("xiaomi-11")(line)
    assert "does not exist" in phone("pixel-14")(line)


def test_class_that_an_installed_app_lacks_does_not_exist(phone):
    assert "does not exist" in phone("pixel-14")("am start -n com.android.settings/.NoSuchPage")


def test_screen_is_on_and_open(phone):
    asked = phone("pixel-14")
    assert "mWakefulness=Awake" in asked("dumpsys power")
    assert "showing=false" in asked("dumpsys window policy")


@pytest.mark.parametrize("profile", ["pixel-14", "xiaomi-11"])
def test_opening_a_page_changes_no_setting(phone, profile):
    asked = phone(profile)
    before = [asked(line) for line in ("dumpsys package", "dumpsys appops")]
    asked(DETAILS)
    asked(LIST)
    assert [asked(line) for line in ("dumpsys package", "dumpsys appops")] == before
