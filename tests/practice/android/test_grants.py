import pytest

CONTACTS = "android.permission.READ_CONTACTS"


def granted(asked, permission=CONTACTS, user=0):
    return asked(f"dumpsys package check-permission {permission} com.example.app {user}") == "0\n"


@pytest.mark.parametrize("sdk", [26, 28, 29, 30, 33, 34, 35])
def test_a_revoke_is_silent_and_seen_in_the_next_dump(a_phone, an_app, sdk):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, flags=1))
    assert asked(f"pm revoke com.example.app {CONTACTS}") == ""
    assert f"{CONTACTS}: granted=false, flags=[ USER_SET" in asked("dumpsys package com.example.app")


def test_a_revoke_is_for_the_named_user_only(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": True}, users=(0, 10)), users=(0, 10))
    asked(f"pm revoke --user 10 com.example.app {CONTACTS}")
    assert granted(asked, user=0)
    assert not granted(asked, user=10)


@pytest.mark.parametrize("sdk", [26, 29, 34, 35])
def test_apps_for_android_5_keep_everything_and_the_status_is_0(a_phone, an_app, sdk):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, target_sdk=22))
    assert asked.status(f"pm revoke com.example.app {CONTACTS}") == 0
    assert granted(asked)


@pytest.mark.parametrize(
    ("sdk", "flag", "words"),
    [
        (26, 0x10, "Operation not allowed: java.lang.SecurityException: Cannot revoke system fixed permission"),
        (28, 0x10, "Security exception: Non-System UID cannot revoke system fixed permission"),
        (34, 0x10, "java.lang.SecurityException: Non-System UID cannot revoke system fixed permission"),
        (34, 0x4, "java.lang.SecurityException: Cannot revoke policy fixed permission"),
    ],
)
def test_fixed_permissions_are_refused_to_14(a_phone, an_app, sdk, flag, words):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, flags=flag))
    assert f"{words} {CONTACTS} for package com.example.app" in asked.error(f"pm revoke com.example.app {CONTACTS}")
    assert granted(asked)


@pytest.mark.parametrize("flag", [0x10, 0x4])
def test_fixed_permissions_are_left_in_silence_from_15_on(a_phone, an_app, flag):
    asked = a_phone(35, an_app(grants={"READ_CONTACTS": True}, flags=flag))
    assert asked.error(f"pm revoke com.example.app {CONTACTS}") == ""
    assert asked.status(f"pm revoke com.example.app {CONTACTS}") == 0
    assert granted(asked)


@pytest.mark.parametrize(("sdk", "is_silent"), [(28, False), (29, True), (34, True)])
def test_granting_a_fixed_permission_is_silent_from_10_on(a_phone, an_app, sdk, is_silent):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": False}, flags=0x10))
    assert (asked.error(f"pm grant com.example.app {CONTACTS}") == "") is is_silent
    assert not granted(asked)


def test_a_restricted_permission_is_not_granted_and_nothing_is_said(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_SMS": False}, flags=0x4000))
    assert asked.error("pm grant com.example.app android.permission.READ_SMS") == ""
    assert not granted(asked, "android.permission.READ_SMS")


@pytest.mark.parametrize(
    ("sdk", "words"),
    [
        (28, "Permission android.permission.INTERNET is not a changeable"),
        (34, "Permission android.permission.INTERNET requested by com.example.app is not a changeable"),
        (35, "Permission android.permission.INTERNET requested by package com.example.app is not a changeable"),
    ],
)
def test_a_normal_permission_is_not_changeable(a_phone, sdk, words):
    assert f"{words} permission type" in a_phone(sdk).error("pm revoke com.example.app android.permission.INTERNET")


@pytest.mark.parametrize(("sdk", "words"), [(34, f"has not requested permission {CONTACTS}"), (35, "")])
def test_what_was_not_requested_is_refused_to_14(a_phone, sdk, words):
    error = a_phone(sdk).error(f"pm revoke com.example.app {CONTACTS}")
    assert words in error
    assert bool(error) is bool(words)


@pytest.mark.parametrize(
    ("sdk", "status", "words"),
    [
        (26, 1, "Bad argument: java.lang.IllegalArgumentException: Unknown package: com.no"),
        (29, 255, "java.lang.IllegalArgumentException: Unknown package: com.no"),
        (34, 0, ""),
        (35, 1, "Error: package not found\n"),
    ],
)
def test_an_unknown_package_is_met_in_the_versions_way(a_phone, sdk, status, words):
    asked = a_phone(sdk)
    assert words in asked.error(f"pm revoke com.no {CONTACTS}")
    assert asked.status(f"pm revoke com.no {CONTACTS}") == status


@pytest.mark.parametrize(
    ("sdk", "lead"),
    [
        (26, "Bad argument: "),
        (29, "\nException occurred while executing:\n"),
        (30, "\nException occurred while executing 'grant':\n"),
    ],
)
def test_an_exception_is_led_in_as_the_version_does(a_phone, sdk, lead):
    error = a_phone(sdk).error("pm grant com.example.app android.permission.NO_SUCH")
    wanted = "java.lang.IllegalArgumentException: Unknown permission: android.permission.NO_SUCH\n"
    assert error.startswith(f"{lead}{wanted}")


@pytest.mark.parametrize("missing", ["pm revoke", "pm revoke com.example.app"])
def test_a_missing_word_is_an_error_with_status_1(a_phone, missing):
    asked = a_phone(34)
    assert asked.error(missing) in {"Error: no package specified\n", "Error: no permission specified\n"}
    assert asked.status(missing) == 1


def test_a_revoke_hits_every_package_of_a_shared_uid(a_phone, an_app):
    apps = [
        an_app(name=f"com.example.{part}", shared_user="com.example", grants={"READ_CONTACTS": True})
        for part in ("app", "sister")
    ]
    asked = a_phone(34, *apps)
    asked(f"pm revoke com.example.sister {CONTACTS}")
    assert not granted(asked)


@pytest.mark.parametrize(("sdk", "known"), [(32, False), (33, True)])
def test_flags_can_be_set_from_13_on(a_phone, an_app, sdk, known):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": False}))
    answer = asked(f"pm set-permission-flags com.example.app {CONTACTS} user-set user-fixed")
    assert (answer == "") is known
    assert ("USER_SET|USER_FIXED" in asked("dumpsys package com.example.app")) is known


def test_flags_can_be_cleared_again(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": False}))
    before = asked("dumpsys package com.example.app")
    asked(f"pm set-permission-flags com.example.app {CONTACTS} user-set user-fixed")
    asked(f"pm clear-permission-flags com.example.app {CONTACTS} user-fixed user-set")
    assert asked("dumpsys package com.example.app") == before


def test_an_unknown_flag_is_refused(a_phone, an_app):
    asked = a_phone(34, an_app(grants={"READ_CONTACTS": False}))
    error = asked.error(f"pm set-permission-flags com.example.app {CONTACTS} happy")
    assert error.startswith("Error: specified flag happy is not one of ")
