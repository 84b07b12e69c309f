"""A user that is stopped keeps its permissions as they are written; what follows from them waits for its next start."""

import shutil

import pytest

from adbaudit.practice.android import Android
from adbaudit.practice.profile import load_profile


@pytest.fixture
def two_users(a_phone, an_app):
    return lambda sdk: a_phone(sdk, an_app(grants={"READ_CONTACTS": True}, users=(0, 10)), users=(0, 10))


def test_paused_work_profile_is_listed_without_running_and_with_the_flag_of_quiet_mode(phone):
    asked = phone("pixel-14")
    assert asked.android.stop_user(10)
    assert asked("pm list users").splitlines()[1:] == [
        "\tUserInfo{0:机主:4c13} running",
        "\tUserInfo{10:Work profile:10b0}",
    ]
    asked.android.start_user(10)
    assert asked("pm list users").splitlines()[2] == "\tUserInfo{10:Work profile:1030} running"


@pytest.mark.parametrize("user", [0, 77])
def test_neither_the_owner_nor_a_user_who_is_not_there_can_be_stopped(phone, user):
    asked = phone("pixel-14")
    before = asked("pm list users")
    assert (asked.android.stop_user(user), asked("pm list users")) == (False, before)


def test_apps_of_a_stopped_user_are_still_listed_and_cannot_be_opened(two_users):
    asked = two_users(34)
    asked.android.stop_user(10)
    assert asked("pm list packages --user 10") == "package:com.example.app\n"
    assert not asked.android.open_app("com.example.app", 10)
    assert asked.android.open_app("com.example.app", 0)


@pytest.mark.parametrize("sdk", [30, 34])
def test_revoke_is_written_at_once_and_its_op_follows_when_the_user_starts(two_users, sdk):
    asked = two_users(sdk)
    asked.android.stop_user(10)
    asked("pm revoke --user 10 com.example.app android.permission.READ_CONTACTS")
    assert "READ_CONTACTS: granted=false" in asked("dumpsys package com.example.app").split("User 10:")[1]
    assert asked("appops get --user 10 com.example.app READ_CONTACTS").startswith("No operations.")
    asked.android.start_user(10)
    assert asked("appops get --user 10 com.example.app READ_CONTACTS") == "Uid mode: READ_CONTACTS: ignore\n"


def test_package_mode_holds_until_the_user_starts(two_users):
    asked = two_users(34)
    asked.android.stop_user(10)
    asked("appops set --user 10 com.example.app READ_CONTACTS ignore")
    assert asked("appops get --user 10 com.example.app READ_CONTACTS") == "READ_CONTACTS: ignore\n"
    asked.android.start_user(10)
    assert asked("appops get --user 10 com.example.app READ_CONTACTS").startswith("No operations.")


@pytest.mark.parametrize(("sdk", "works"), [(34, False), (35, False), (36, True)])
def test_role_needs_a_running_user_to_15(two_users, sdk, works):
    asked = two_users(sdk)
    asked.android.stop_user(10)
    command = "cmd role add-role-holder --user 10 android.app.role.SMS com.example.app"
    said = asked.error(command)
    assert said.startswith("Error: see logcat for details.") is not works
    held = asked("cmd role get-role-holders --user 10 android.app.role.SMS")
    assert ("com.example.app" in held) is works


def test_user_may_be_stopped_from_the_start(phone, phones, tmp_path):
    folder = tmp_path / "paused"
    folder.mkdir()
    text = (phones / "legacy-8" / "phone.yaml").read_text(encoding="utf-8")
    users = '  - {id: 0, name: Owner, flags: "13"}\n'
    assert users in text
    text = text.replace(users, users + '  - {id: 10, name: Work, flags: "30", running: false}\n')
    (folder / "phone.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(phones / "fillers", tmp_path / "fillers")
    asked = phone("legacy-8").__class__(Android(load_profile("paused", folder=tmp_path)))
    assert asked("pm list users").splitlines()[2] == "\tUserInfo{10:Work:b0}"
