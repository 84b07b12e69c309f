"""The way out of each special access."""

from __future__ import annotations

import pytest

from adbaudit.model.plan import Disposition
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.plan import remedies
from adbaudit.plan.place import Around

PACKAGE = "com.kuaijie.cashloan"


@pytest.fixture
def step(build):
    def of(kind, sdk=34, component=None, package=PACKAGE):
        installed = build.installed(special=(build.special(kind, component),), package=package)
        (only,) = remedies(
            build.finding(kind), build.device(sdk), installed, [build.guide(kind), build.guide("app-info")]
        )
        return only

    return of


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("overlay", ("appops", "set", "--user", "0", PACKAGE, "SYSTEM_ALERT_WINDOW", "ignore")),
        ("usage", ("appops", "set", "--user", "0", PACKAGE, "GET_USAGE_STATS", "ignore")),
        ("install-apps", ("appops", "set", "--user", "0", PACKAGE, "REQUEST_INSTALL_PACKAGES", "ignore")),
        ("all-files", ("appops", "set", "--user", "0", "--uid", PACKAGE, "MANAGE_EXTERNAL_STORAGE", "ignore")),
    ],
)
def test_special_access_behind_an_op_is_closed_by_its_op(step, kind, command):
    assert (step(kind).commands, step(kind).disposition) == ((command,), Disposition.AUTOMATIC)


@pytest.mark.parametrize(("kind", "role"), [("default-sms", "SMS"), ("default-dialer", "DIALER")])
def test_role_is_left_only_when_confirmed(step, kind, role):
    command = ("cmd", "role", "remove-role-holder", "--user", "0", f"android.app.role.{role}", PACKAGE)
    assert (step(kind).commands, step(kind).disposition) == ((command,), Disposition.CONFIRM)


def test_listener_is_disallowed_by_its_component(step):
    component = f"{PACKAGE}/.Listener"
    assert step("notification-listener", component=component).commands == (
        ("cmd", "notification", "disallow_listener", component, "0"),
    )


@pytest.mark.parametrize(
    "component",
    [None, f"{PACKAGE}/.A;reboot", f"{PACKAGE}/.Outer$Inner", "com.other.app/.Listener", f"{PACKAGE}/", PACKAGE],
)
def test_odd_component_never_reaches_a_command(step, component):
    assert step("notification-listener", component=component).commands == ()


def test_list_that_apps_share_is_written_by_revoke_and_never_shown_as_a_command(build):
    component = f"{PACKAGE}/.Service"
    installed = build.installed(special=(build.special("accessibility", component),))
    around = Around(accessibility=(component, "com.android.talkback/.TalkBack"))
    (only,) = remedies(build.finding("accessibility"), build.device(34), installed, [], around)
    assert (len(only.actions), only.commands, only.disposition) == (1, (), Disposition.AUTOMATIC)
    assert "adbaudit revoke" in str(only.notes)


@pytest.mark.parametrize("kind", ["accessibility", "device-admin"])
def test_what_only_a_person_can_switch_off_has_screens_and_no_command(step, kind):
    only = step(kind, component=f"{PACKAGE}/.Service")
    assert (only.commands, only.disposition, len(only.screens)) == ((), Disposition.MANUAL, 1)


@pytest.mark.parametrize(
    ("kind", "first"),
    [("notification-listener", 27), ("default-sms", 29), ("install-apps", 26), ("all-files", 30), ("overlay", 23)],
)
def test_command_is_shown_only_where_the_phone_has_it(step, kind, first):
    component = f"{PACKAGE}/.Listener"
    assert [bool(step(kind, sdk, component).commands) for sdk in (first - 1, first)] == [False, True]


@pytest.mark.parametrize("kind", [kind.value for kind in SpecialAccessKind])
def test_odd_package_name_never_reaches_a_command(step, kind):
    assert step(kind, package="com.a;reboot").commands == ()


@pytest.mark.parametrize("kind", [kind.value for kind in SpecialAccessKind])
def test_every_kind_has_screens(step, kind):
    assert step(kind).screens
