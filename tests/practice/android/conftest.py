from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from adbaudit.practice.android import Android
from adbaudit.practice.android.blueprint import (
    GrantBlueprint,
    OpBlueprint,
    OpUse,
    PackageBlueprint,
    Profile,
    UserBlueprint,
    UserPackage,
)
from adbaudit.practice.android.permissions import full_name
from adbaudit.practice.profile import load_profile

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
NOW = datetime.fromisoformat("2026-11-20T10:12:00+08:00")


class Asked:
    """A phone under test: commands as one line, answers as text."""

    def __init__(self, android):
        self.android = android

    def __call__(self, line):
        output = self.android.run(tuple(line.split()), b"")
        return output.stdout.decode()

    def error(self, line):
        return self.android.run(tuple(line.split()), b"").stderr.decode()

    def status(self, line):
        return self.android.run(tuple(line.split()), b"").status


@pytest.fixture(scope="session")
def phones():
    return FIXTURES / "phones"


@pytest.fixture(scope="session")
def profiles(phones):
    return {name: load_profile(name, folder=phones) for name in ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")}


@pytest.fixture
def phone(profiles):
    """A practice phone of the house, fresh for each test."""
    return lambda name: Asked(Android(profiles[name]))


@pytest.fixture
def an_app():
    """One app called `com.example.app`, installed for user 0 unless told otherwise."""

    def build(*, grants=None, flags=0, requests=(), ops=None, uid_modes=None, users=(0,), **other):
        states = {full_name(name): GrantBlueprint(granted=given, flags=flags) for name, given in (grants or {}).items()}
        has = UserPackage(grants=states, ops=ops or {}, uid_modes=uid_modes or {})
        values = {
            "name": "com.example.app",
            "app_id": 10_123,
            "target_sdk": 30,
            "requests": ("android.permission.INTERNET", *(full_name(name) for name in (*(grants or {}), *requests))),
            "installed_at": NOW,
            "updated_at": NOW,
            "users": dict.fromkeys(users, has),
        }
        return PackageBlueprint(**{**values, **other})

    return build


@pytest.fixture
def a_phone(an_app):
    """A phone with one or two apps and any API level."""

    def build(sdk, *apps, users=(0,), closed=(), lock=False):
        profile = Profile(
            name="small",
            sdk=sdk,
            time=NOW,
            zone="CST",
            properties={"ro.build.version.sdk": str(sdk)},
            users=tuple(
                UserBlueprint(id=user, name=f"user {user}", flags="13", open_to_shell=user not in closed)
                for user in users
            ),
            packages=apps or (an_app(),),
            settings={},
            roles={user: {"android.app.role.SMS": ("com.example.sms",)} for user in users},
            permission_lock=lock,
        )
        return Asked(Android(profile))

    return build


@pytest.fixture
def a_use():
    """One remembered use of an op, thirteen hours before the phone's time unless told otherwise."""
    usual = OpUse(state="bg-tpd", at=datetime.fromisoformat("2026-11-19T21:03:11.482+08:00"))
    return lambda **changes: replace(usual, **changes)


@pytest.fixture
def an_op(a_use):
    """An op that was used once, or refused once."""
    return lambda *, mode=None, rejected=False: OpBlueprint(
        mode=mode, accesses=() if rejected else (a_use(),), rejects=(a_use(),) if rejected else ()
    )
