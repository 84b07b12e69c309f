import pytest

CONTACTS = "android.permission.READ_CONTACTS"
SMS = "android.permission.READ_SMS"


@pytest.mark.parametrize(("sdk", "times"), [(26, 1), (28, 2), (34, 2)])
def test_from_9_on_the_heading_comes_again_after_every_gap(a_phone, sdk, times):
    assert a_phone(sdk)(f"dumpsys package permission {CONTACTS} {SMS}").count("Permissions:\n") == times


def test_only_packages_with_state_for_the_names_are_shown(phone):
    text = phone("pixel-14")(f"dumpsys package permission {CONTACTS}")
    assert "Package [com.kuaijie.cashloan]" in text
    assert "Package [com.rupeeguard.helper]" not in text


def test_lists_are_cut_to_the_names(phone):
    text = phone("pixel-14")(f"dumpsys package permission {CONTACTS}")
    assert "android.permission.INTERNET" not in text
    assert "android.permission.READ_SMS" not in text


def test_what_was_asked_for_and_never_touched_is_listed_as_a_request(phone):
    text = phone("pixel-14")(f"dumpsys package permission {SMS}")
    block = text.split("Package [xkq.wfbd.rtyp]")[1].split("  Package [")[0]
    assert f"    requested permissions:\n      {SMS}\n" in block
    assert f"        {SMS}: granted=false, flags=[ USER_SENSITIVE" in block


@pytest.mark.parametrize(("sdk", "heading"), [(30, True), (31, False)])
def test_to_11_the_heading_of_install_permissions_may_stand_over_nothing(a_phone, an_app, sdk, heading):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}))
    text = asked(f"dumpsys package permission {CONTACTS}")
    assert ("    install permissions:\n    User 0: " in text) is heading


def test_apps_for_android_5_hold_everything_from_the_install_on_to_9(phone):
    text = phone("legacy-8")(f"dumpsys package permission {CONTACTS} {SMS}")
    block = text.split("Package [com.loan.cash.credit.easy.dhan.quick.udhaar]")[1].split("  Package [")[0]
    assert f"      {CONTACTS}: granted=true\n" in block
    assert "      runtime permissions:" not in block


def test_apps_for_android_5_hold_runtime_permissions_from_10_on(a_phone, an_app):
    asked = a_phone(29, an_app(grants={"READ_CONTACTS": True}, target_sdk=22))
    assert f"      runtime permissions:\n        {CONTACTS}: granted=true" in asked(
        f"dumpsys package permission {CONTACTS}"
    )


def test_to_9_a_permission_nobody_touched_has_no_state(a_phone, an_app):
    asked = a_phone(28, an_app(requests=("READ_CONTACTS",)))
    assert "Package [com.example.app]" not in asked(f"dumpsys package permission {CONTACTS}")


def test_without_a_name_it_is_an_error(phone):
    assert phone("pixel-14")("dumpsys package permission") == "Error: permission requires permission name\n"


def test_declarations_are_no_grants(phone):
    text = phone("pixel-14")("dumpsys package permissions")
    assert "prot=dangerous" in text
    assert "granted=" not in text
    assert "  AppOp Permission android.permission.SYSTEM_ALERT_WINDOW:\n    com.rupeeguard.helper\n" in text
