"""Commands of a saved report: our own ones come back, others do not."""

import json

import pytest

from adbaudit.plan import commands
from adbaudit.plan.place import Place
from adbaudit.report.from_file import LEFT_OUT
from adbaudit.report.json_reading.document import read_reports
from adbaudit.report.json_reading.own_commands import is_own
from adbaudit.report.render import render

OWN = "com.kuaijie.cashloan"


@pytest.fixture
def a_place(build):
    report = build.full_report()
    found = next(app.installed for app in report.apps if app.installed.package == OWN)
    return Place(device=report.device, installed=found, guides=())


@pytest.mark.parametrize(
    "made",
    [
        lambda place: commands.revoke(place, "android.permission.READ_CONTACTS"),
        lambda place: commands.settle_denial(place, "android.permission.READ_CONTACTS"),
        lambda place: commands.ignore_uid_op(place, "READ_CONTACTS"),
        lambda place: commands.ignore_package_op(place, "READ_CONTACTS"),
        lambda place: commands.disallow_listener(place, f"{OWN}/.A$Listener"),
        commands.stop,
        commands.suspend,
        commands.disable,
        lambda place: commands.leave_role(place, "android.app.role.SMS"),
    ],
)
def test_every_command_that_a_plan_writes_is_our_own(made, a_place):
    assert is_own(made(a_place).argv)


@pytest.mark.parametrize(
    "argv",
    [
        ("rm", "-rf", "/sdcard"),
        ("pm", "revoke", "--user", "0", OWN, "a.B;reboot"),
        ("pm revoke", "--user", "0", OWN, "a.B"),
        ("pm", "uninstall", "--user", "0", OWN),
        ("pm", "revoke", "--user", "0", OWN, "a.B\n"),
        (),
    ],
)
def test_other_commands_are_not(argv):
    assert not is_own(argv)


def test_report_with_a_command_of_somebody_else_says_that_it_is_left_out(build, english):
    document = json.loads(render(build.full_report(), "json", english))
    document["findings"][0]["remedy"][0]["commands"] = ["adb shell rm -rf /sdcard"]
    (report,) = read_reports(json.dumps(document), "a.json")
    step = report.findings[0].remedy[0]
    assert (step.commands, step.notes[-1:]) == ((), (LEFT_OUT,))


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_every_format_for_people_says_that_it_comes_from_a_file(build, english, format_name):
    report = build.full_report()
    (again,) = read_reports(render(report, "json", english), "a.json")
    said = [" ".join(render(one, format_name, english).split()) for one in (report, again)]
    assert ["Whether it was changed since nobody can tell" in one for one in said] == [False, True]
