"""Reading changes nothing: everything `collect` sends to a phone is on this list."""

import pytest

from adbaudit.facts.collect import collect

READ_ONLY = (
    "getprop",
    "pm list users",
    "pm list packages",
    "date +",
    "dumpsys package",
    "dumpsys -t 60 package",
    "dumpsys appops",
    "dumpsys device_policy",
    "dumpsys role",
    "settings get",
)


@pytest.mark.parametrize("sdk", [19, 22, 23, 26, 28, 29, 30, 33, 34, 35, 36])
def test_every_command_only_reads(scripted_shell, sdk):
    users = "Users:\n\tUserInfo{0:Owner:13} running\n\tUserInfo{10:Work:1030} running\n"
    shell = scripted_shell({"getprop": f"[ro.build.version.sdk]: [{sdk}]\n", "pm list users": users})
    collect(shell, device_id="d")
    lines = [line for lines in shell.rounds for line in lines]
    assert [line for line in lines if not line.startswith(READ_ONLY)] == []


def test_contacts_messages_and_call_log_are_never_asked_for(scripted_shell):
    shell = scripted_shell({"getprop": "[ro.build.version.sdk]: [34]\n"})
    collect(shell, device_id="d")
    assert not any("content" in line for lines in shell.rounds for line in lines)


def test_round_trips_do_not_grow_with_users_or_packages(scripted_shell):
    users = "".join(f"\tUserInfo{{{number}:U:1030}} running\n" for number in range(10, 20))
    shell = scripted_shell({"getprop": "[ro.build.version.sdk]: [34]\n", "pm list users": users})
    collect(shell, device_id="d")
    assert len(shell.rounds) == 2
