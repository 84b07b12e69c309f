"""Laws that hold for every permission, version and starting state."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.practice.android import Android
from adbaudit.practice.android.permissions import PERMISSIONS

RUNTIME = sorted(name for name, each in PERMISSIONS.items() if each.is_runtime and each.since <= 24)
VERSIONS = [24, 26, 27, 28, 29, 30, 31, 33, 34, 35]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def dumps(asked):
    return [asked("dumpsys package"), asked("dumpsys package com.example.app"), asked("dumpsys appops")]


@QUICK
@given(
    sdk=st.sampled_from(VERSIONS),
    permission=st.sampled_from(RUNTIME),
    start=st.tuples(st.booleans(), st.integers(1, 0x3FF).filter(lambda flags: not flags & 0x14)),
    target=st.sampled_from([22, 23, 28, 30, 34]),
)
def test_a_change_and_its_opposite_leave_no_trace(a_phone, an_app, sdk, permission, start, target):
    is_granted, flags = start
    short = permission.removeprefix("android.permission.")
    asked = a_phone(sdk, an_app(grants={short: is_granted}, flags=flags, target_sdk=target))
    before = dumps(asked)
    for verb in ("revoke", "grant") if is_granted else ("grant", "revoke"):
        asked(f"pm {verb} com.example.app {permission}")
    assert dumps(asked) == before


@QUICK
@given(sdk=st.sampled_from([24, 26, 28]), permission=st.sampled_from(RUNTIME))
def test_to_9_a_state_that_says_nothing_is_dropped(a_phone, an_app, sdk, permission):
    asked = a_phone(sdk, an_app(requests=(permission,)))
    before = dumps(asked)
    asked(f"pm grant com.example.app {permission}")
    assert dumps(asked) != before
    asked(f"pm revoke com.example.app {permission}")
    assert dumps(asked) == before


@QUICK
@given(sdk=st.sampled_from([30, 31, 33, 34]), permission=st.sampled_from(RUNTIME))
def test_allow_undoes_ignore_on_a_granted_permission(a_phone, an_app, sdk, permission):
    op = PERMISSIONS[permission].op
    short = permission.removeprefix("android.permission.")
    asked = a_phone(sdk, an_app(grants={short: True}))
    before = dumps(asked)
    asked(f"appops set --uid com.example.app {op} ignore")
    asked(f"appops set --uid com.example.app {op} allow")
    asked("getprop")
    assert dumps(asked) == before


READING = (
    "getprop",
    "pm list users",
    "pm list packages -f -i -U",
    "dumpsys package",
    "dumpsys appops",
    "dumpsys role",
    "appops get com.kuaijie.cashloan",
    "settings get secure enabled_accessibility_services",
    "cmd role get-role-holders android.app.role.SMS",
)


@pytest.mark.parametrize("name", ["pixel-14", "xiaomi-11", "legacy-8", "samsung-15"])
def test_reading_changes_nothing(profiles, name):
    android = Android(profiles[name])
    rounds = [[android.run(tuple(line.split()), b"") for line in READING] for _ in range(2)]
    assert rounds[0] == rounds[1]
    assert android.changes == ()


@QUICK
@given(
    words=st.lists(st.text(min_size=0, max_size=12), max_size=5),
    program=st.sampled_from(["getprop", "date", "id", "settings", "pm", "am", "appops", "dumpsys", "cmd"]),
)
def test_no_words_make_a_program_fall_over(phone, words, program):
    assert phone("pixel-14").android.run((program, *words), b"") is not None


KNOWN = [
    "list",
    "packages",
    "grant",
    "get",
    "set",
    "--user",
    "--uid",
    "-1",
    "99999999999",
    "0",
    "secure",
    "start",
    "-a",
    "package",
    "appops",
    "permission",
    "--op",
    "check-permission",
    "com.kuaijie.cashloan",
    "READ_SMS",
    "ignore",
]


@QUICK
@given(
    words=st.lists(st.sampled_from(KNOWN), max_size=6),
    program=st.sampled_from(["pm", "am", "appops", "dumpsys", "cmd", "settings"]),
)
def test_no_order_of_known_words_makes_a_program_fall_over(phone, words, program):
    assert phone("samsung-15").android.run((program, *words), b"") is not None
