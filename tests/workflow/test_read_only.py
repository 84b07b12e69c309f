"""Reading changes nothing: every command that a whole scan sends to a phone is on this list, word for word."""

import re

import pytest

from adbaudit.facts.collect import collect
from adbaudit.ports import Answer, Ending

PACKAGE = r"[A-Za-z0-9_.]+"
PATH = r"/[^ ;|&<>`$']+\.apk"
READ_ONLY = re.compile(
    "|".join(
        (
            "getprop",
            "pm list users",
            r"pm list packages (-f -i( --show-versioncode)?|-s) --user \d+",
            r"date \+%s %z",
            rf"dumpsys( -t 60)? package permission( {PACKAGE})+",
            "dumpsys package",
            "dumpsys (appops|device_policy|role)",
            rf"dumpsys appops --history --package {PACKAGE}",
            r"settings get --user \d+ secure [a-z_]+",
            rf"(stat -c %s %n|tail -c \d+|sha256sum|ls -l|cat)( {PATH})+",
            rf"dd if={PATH} bs=4096 skip=\d+ count=\d+",
            rf"unzip -p {PATH} (AndroidManifest\.xml|resources\.arsc)",
            "gzip -1",
            rf"sh -c tail -c \d+( '?{PATH}'?)+\|gzip -1",
            rf'sh -c {{ (f=\'?{PATH}\'?;(dd if="\$f" bs=4096 skip=\d+ count=\d+;echo \$\?;)+)+}}(\|gzip -1)?',
        )
    )
)
PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")
SHELL_OWN = ("echo", "r=")


class Recording:
    def __init__(self, sdk, users):
        self.lines = []
        self.rounds = 0
        self._answers = {"getprop": f"[ro.build.version.sdk]: [{sdk}]\n", "pm list users": users}

    def run(self, commands):
        self.rounds += 1
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command):
        line = " ".join(command.argv)
        self.lines.append(line)
        text = self._answers.get(line, "")
        return Answer(command=command, output=text.encode(), status=0, ending=Ending.COMPLETE)


def test_the_list_would_notice_a_command_that_changes_something():
    assert not READ_ONLY.fullmatch("pm list users; pm revoke --user 0 com.x android.permission.READ_SMS")
    assert not READ_ONLY.fullmatch("settings put --user 0 secure enabled_accessibility_services x")


@pytest.mark.parametrize("sdk", [19, 22, 23, 26, 28, 29, 30, 33, 34, 35, 36])
def test_every_question_about_facts_only_reads(sdk):
    shell = Recording(sdk, "Users:\n\tUserInfo{0:Owner:13} running\n\tUserInfo{10:Work:1030} running\n")
    collect(shell, device_id="d")
    assert [line for line in shell.lines if not READ_ONLY.fullmatch(line)] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_every_command_of_a_whole_scan_only_reads(audited, profile):
    commands = [line for line in audited(profile)[1].commands if not line.startswith(SHELL_OWN)]
    assert commands
    assert [line for line in commands if not READ_ONLY.fullmatch(line)] == []


def test_round_trips_do_not_grow_with_users():
    users = "".join(f"\tUserInfo{{{number}:U:1030}} running\n" for number in range(10, 30))
    shell = Recording(34, users)
    collect(shell, device_id="d")
    assert shell.rounds == 2
