"""Whole apps: what the shell may do to them by version, and what happens to them at the phone itself."""

import pytest

APP = "com.example.app"
CONTACTS = "android.permission.READ_CONTACTS"


@pytest.mark.parametrize(("sdk", "may"), [(24, False), (27, False), (28, True), (36, True)])
def test_shell_may_suspend_from_9(a_phone, sdk, may):
    asked = a_phone(sdk)
    told = asked(f"pm suspend --user 0 {APP}") + asked.error(f"pm suspend --user 0 {APP}")
    assert ("new suspended state: true" in told, "MANAGE_USERS" in told) == (may, not may)


@pytest.mark.parametrize(("sdk", "may"), [(28, False), (29, False), (30, True)])
def test_shell_may_suspend_for_another_user_from_11(a_phone, an_app, sdk, may):
    asked = a_phone(sdk, an_app(users=(0, 10)), users=(0, 10))
    assert (asked.status(f"pm suspend --user 10 {APP}") == 0) is may


@pytest.mark.parametrize(("sdk", "told"), [(23, False), (24, True)])
def test_android_6_has_no_word_for_it(a_phone, sdk, told):
    assert ("suspended=" in a_phone(sdk)(f"dumpsys package {APP}")) is told


def test_what_is_suspended_or_off_cannot_be_opened(a_phone):
    asked = a_phone(34)
    asked(f"am force-stop --user 0 {APP}")
    assert "stopped=true" in asked(f"dumpsys package {APP}")
    for off, on in (("suspend", "unsuspend"), ("disable-user", "enable")):
        asked(f"pm {off} --user 0 {APP}")
        assert not asked.android.open_app(APP)
        asked(f"pm {on} --user 0 {APP}")
    assert asked.android.open_app(APP)
    assert "stopped=false" in asked(f"dumpsys package {APP}")


def test_update_keeps_grants_and_drops_what_is_not_asked_for_any_more(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True, "READ_SMS": True}))
    asked.android.update_app(APP, target_sdk=35, requests=(CONTACTS,))
    dump = asked(f"dumpsys package {APP}")
    assert (f"{CONTACTS}: granted=true" in dump, "READ_SMS: granted" in dump, "targetSdk=35" in dump) == (
        True,
        False,
        True,
    )


def test_new_install_begins_without_a_grant(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}))
    asked.android.reinstall_app(APP)
    assert f"{CONTACTS}: granted=false" in asked(f"dumpsys package {APP}")
