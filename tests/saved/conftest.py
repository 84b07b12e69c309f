"""Sources as other programs save them, built from what a practice phone prints."""

import functools
import io
import json
import re
import shlex
import zipfile

import pytest

from adbaudit.locations import phones_folder
from adbaudit.ports import Answer, Command, Ending
from adbaudit.practice.android import Android
from adbaudit.practice.profile import load_profile
from adbaudit.saved.source import open_saved

RULE = "-" * 79
SERVICES = ("accessibility", "appops", "device_policy", "notification", "package", "role")


class Printed:
    """What one practice phone prints."""

    def __init__(self, profile):
        self._android = Android(load_profile(profile, folder=phones_folder()))

    def __call__(self, line):
        answer = self._android.run(tuple(shlex.split(line)), b"")
        return (answer.stdout + answer.stderr).decode()

    def users_dump(self):
        """`dumpsys user`, which the practice phone lacks."""
        users = re.findall(r"(UserInfo\{.*\})( running)?", self("pm list users"))
        lines = ["Users:"]
        for user, running in users:
            state = "RUNNING_UNLOCKED" if running else "-1"
            lines += [f"  {user} serialNo=0 isPrimary=true", "    Type: android.os.usertype", f"    State: {state}"]
        return "\n".join(lines) + "\n"

    def settings_dump(self, users=(0, 10)):
        """`dumpsys settings`, which the practice phone lacks."""
        lines = []
        for user in users:
            for namespace in ("secure", "system"):
                lines += [f"{namespace.upper()} SETTINGS (user {user})", "version: -1"]
                rows = self(f"settings list --user {user} {namespace}").splitlines()
                for number, row in enumerate(rows):
                    key, _, value = row.partition("=")
                    lines.append(
                        f"_id:{number} name:{key} pkg:android value:{value} default:{value} defaultSystemSet:true"
                    )
                lines.append("")
        return "\n".join(lines) + "\n"

    def dumpstate(self, services=SERVICES, *, properties=True, more=()):
        """The main text of `adb bugreport`."""
        time = self("date +%Y-%m-%d_%H:%M:%S").strip().replace("_", " ")
        parts = [f"{'=' * 56}\n== dumpstate: {time}\n{'=' * 56}\n\nBuild: practice\n\n"]
        if properties:
            parts.append(f"------ SYSTEM PROPERTIES (getprop) ------\n{self('getprop')}")
            parts.append("------ 0.021s was the duration of 'SYSTEM PROPERTIES' ------\n\n")
        parts.append("------ CHECKIN PACKAGE (/system/bin/dumpsys -T 10000 package --checkin) ------\nvers,1\n")
        parts.append("------ DUMPSYS (/system/bin/dumpsys) ------\n")
        texts = [(name, self(f"dumpsys {name}")) for name in services]
        for name, text in (*texts, *more):
            priority = "CRITICAL " if name == "package" else ""
            parts.append(f"{RULE}\nDUMP OF SERVICE {priority}{name}:\n{text}")
            parts.append(f"--------- 0.012s was the duration of dumpsys {name}, ending at: {time}\n")
        return "".join(parts)


@pytest.fixture(scope="session")
def printed():
    """The outputs of a practice phone, by profile."""
    return functools.cache(Printed)


class Direct:
    """The practice phone's shell without adb between; remembers what it was asked."""

    def __init__(self, profile):
        self._android = Android(load_profile(profile, folder=phones_folder()))
        self.lines = []

    def run(self, commands):
        self.lines += [shlex.join(command.argv) for command in commands]
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command):
        said = self._android.run(command.argv, b"")
        output = said.stdout + said.stderr
        return Answer(command=command, output=output, status=said.status, ending=Ending.COMPLETE)


@pytest.fixture
def direct():
    """A shell on the practice phone, by profile."""
    return Direct


@pytest.fixture
def archive(tmp_path):
    """A zip of these files; gives its path."""

    def make(name, files):
        path = tmp_path / name
        path.write_bytes(zipped(files))
        return path

    return make


def zipped(files):
    """A zip in memory."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return memory.getvalue()


@pytest.fixture
def androidqf_files(printed):
    """An acquisition of pixel-14 as a mapping of names to contents."""
    phone = printed("pixel-14")
    rows = []
    system = phone("pm list packages -s")
    for line in phone("pm list packages -f -i").splitlines():
        rest, _, installer = line.removeprefix("package:").partition("  installer=")
        path, _, name = rest.rpartition("=")
        rows.append(
            {
                "name": name,
                "files": [{"path": path, "local_name": "", "sha256": ""}],
                "installer": installer,
                "system": f"package:{name}\n" in system,
                "third_party": f"package:{name}\n" not in system,
            }
        )
    return {
        "acquisition.json": json.dumps({"uuid": "0", "androidqf_version": "1", "started": "2026-11-20T02:12:00Z"}),
        "getprop.txt": phone("getprop"),
        "dumpsys.txt": phone("dumpsys"),
        "packages.json": json.dumps(rows),
        "settings_secure.txt": phone("settings list secure"),
        "settings_global.txt": phone("settings list global"),
        "files.json": "[]",
    }


@pytest.fixture
def asked(tmp_path):
    """What a saved source answers to one command: output as text, and how it ended."""

    def ask(source, *argv):
        path = source
        if isinstance(source, (str, bytes)):
            path = tmp_path / "saved.txt"
            path.write_bytes(source.encode() if isinstance(source, str) else source)
        (answer,) = open_saved(path).shell.run([Command(argv=argv)])
        return answer.text, answer.ending

    return ask
