import pytest


def block(text, package):
    """The lines of one package's block."""
    after = text.split(f"  Package [{package}] ", 1)[1].splitlines()[1:]
    end = next((place for place, line in enumerate(after) if line[:4].strip()), len(after))
    return after[:end]


@pytest.mark.parametrize(("sdk", "label"), [(26, "userId"), (33, "userId"), (34, "appId"), (35, "appId")])
def test_the_app_id_is_called_user_id_to_13(a_phone, sdk, label):
    assert block(a_phone(sdk)("dumpsys package com.example.app"), "com.example.app")[0] == f"    {label}=10123"


@pytest.mark.parametrize(
    ("sdk", "fields"),
    [
        (24, "ceDataInode installed hidden suspended stopped notLaunched enabled"),
        (26, "ceDataInode installed hidden suspended stopped notLaunched enabled instant"),
        (28, "ceDataInode installed hidden suspended stopped notLaunched enabled instant virtual"),
        (30, "ceDataInode installed hidden suspended distractionFlags stopped notLaunched enabled instant virtual"),
        (
            35,
            (
                "ceDataInode deDataInode installed hidden suspended distractionFlags stopped notLaunched enabled "
                "instant virtual quarantined"
            ),
        ),
    ],
)
def test_the_user_line_has_the_fields_of_its_version(a_phone, sdk, fields):
    line = next(line for line in a_phone(sdk)("dumpsys package com.example.app").splitlines() if "  User 0: " in line)
    assert [part.split("=")[0] for part in line.removeprefix("    User 0: ").split()] == fields.split()


@pytest.mark.parametrize(
    ("sdk", "flags"),
    [
        (26, "flags=[ USER_SET USER_FIXED ]"),
        (28, "flags=[ USER_SET USER_FIXED ]"),
        (29, "flags=[ USER_SET|USER_FIXED|USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED]"),
    ],
)
def test_flags_are_parted_by_blanks_to_9_and_by_bars_from_10(a_phone, an_app, sdk, flags):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": False}, flags=3))
    line = f"        android.permission.READ_CONTACTS: granted=false, {flags}\n"
    assert line in asked("dumpsys package com.example.app")


@pytest.mark.parametrize(("sdk", "name"), [(29, "REVOKE_ON_UPGRADE"), (30, "REVOKED_COMPAT")])
def test_the_same_bit_changed_its_name_with_11(a_phone, an_app, sdk, name):
    asked = a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, flags=8))
    assert f"granted=true, flags=[ {name}|USER_SENSITIVE" in asked("dumpsys package com.example.app")


def test_a_bit_without_a_name_is_printed_as_a_number(phone):
    assert "|524288]" in phone("samsung-15")("dumpsys package com.kuaijie.cashloan")


@pytest.mark.parametrize(("sdk", "indent"), [(32, "    "), (33, "      ")])
def test_the_first_install_moved_into_the_users_block_with_13(a_phone, sdk, indent):
    assert f"\n{indent}firstInstallTime=2026-11-20 10:12:00\n" in a_phone(sdk)("dumpsys package com.example.app")


@pytest.mark.parametrize(("sdk", "shown"), [(32, False), (33, True)])
def test_where_it_came_from_is_told_from_13_on(a_phone, an_app, sdk, shown):
    asked = a_phone(sdk, an_app(source=4))
    assert ("    packageSource=4\n" in asked("dumpsys package com.example.app")) is shown


@pytest.mark.parametrize(("sdk", "suffix"), [(28, ""), (29, ": restricted=true"), (30, ": restricted=true"), (31, "")])
def test_restricted_requests_are_marked_on_10_and_11_only(a_phone, an_app, sdk, suffix):
    asked = a_phone(sdk, an_app(grants={"READ_SMS": False}))
    assert f"\n      android.permission.READ_SMS{suffix}\n" in asked("dumpsys package com.example.app")


def test_a_whole_dump_has_no_list_of_requests(phone):
    text = phone("pixel-14")("dumpsys package")
    assert "requested permissions:" not in text
    assert "  Package [com.kuaijie.cashloan]" in text


@pytest.mark.parametrize(("sdk", "text"), [(33, "Unable to find package: com.no\n"), (30, "Dexopt state:\n")])
def test_a_missing_package_is_one_line_from_13_on(a_phone, sdk, text):
    assert a_phone(sdk)("dumpsys package com.no").startswith(text)


def test_packages_of_a_shared_uid_print_no_runtime_permissions(phone):
    lines = block(phone("pixel-14")("dumpsys package packages"), "com.android.providers.contacts")
    assert any(line.startswith("    sharedUser=SharedUserSetting{") for line in lines)
    assert "      runtime permissions:" not in lines


def test_grants_of_a_shared_uid_stand_under_shared_users(phone):
    text = phone("pixel-14")("dumpsys package shared-users")
    shared = text.split("SharedUser [android.uid.shared]")[1].split("SharedUser [")[0]
    assert "        android.permission.READ_CONTACTS: granted=true, flags=[ SYSTEM_FIXED|GRANTED_BY_DEFAULT]" in shared


def test_packages_alone_leave_out_shared_users(phone):
    assert "Shared users:" not in phone("pixel-14")("dumpsys package packages")


def test_an_updated_system_app_stands_twice(phone):
    text = phone("pixel-14")("dumpsys package com.android.contacts")
    assert text.count("  Package [com.android.contacts] ") == 2
    assert text.index("Packages:") < text.index("Hidden system packages:")


def test_a_user_without_the_app_has_a_block_that_says_so(phone):
    text = phone("pixel-14")("dumpsys package com.harborbank.mobile").split("    User 10: ")[1]
    assert "installed=false" in text.splitlines()[0]
    assert "READ_CONTACTS: granted=true" in text


def test_splits_are_named(profiles, tmp_path):
    from adbaudit.practice.android import Android  # noqa: PLC0415  # only this test needs files

    folder = tmp_path / "com.pinjamkilat.dana"
    folder.mkdir()
    for name in ("base.apk", "split_config.zh.apk"):
        (folder / name).write_bytes(b"PK")
    android = Android(profiles["pixel-14"], apks=tmp_path)
    text = android.run(("dumpsys", "package", "com.pinjamkilat.dana"), b"").stdout.decode()
    assert "    splits=[base, config.zh]\n" in text


def test_an_unknown_option_is_said_so(phone):
    assert phone("pixel-14")("dumpsys package --banana") == "Unknown argument: --banana; use -h for help\n"


def test_check_permission_looks_at_the_permission_alone(phone):
    asked = phone("pixel-14")
    permission = "android.permission.READ_CONTACTS"
    assert asked(f"dumpsys package check-permission {permission} xkq.wfbd.rtyp 0") == "0\n"
    assert asked(f"dumpsys package check-permission {permission} com.qihoo.loan 0") == "-1\n"
