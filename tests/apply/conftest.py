"""Small phones whose state can be compared, a shell straight to their Android, and a journal in memory."""

from datetime import UTC, datetime

import pytest

from adbaudit.apply import carry_out, pending, undo
from adbaudit.apply.phone import Phone
from adbaudit.facts.collect import collect
from adbaudit.facts.read_back import PhoneStates
from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.identity import Confidence, Identity, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Disposition, Plan
from adbaudit.model.severity import Severity
from adbaudit.plan import with_last_resorts, with_remedies
from adbaudit.ports import Answer, Ending
from adbaudit.practice.android import Android
from adbaudit.practice.android.blueprint import (
    AdminBlueprint,
    GrantBlueprint,
    OpBlueprint,
    PackageBlueprint,
    Profile,
    UserBlueprint,
    UserPackage,
)
from adbaudit.practice.android.permissions import full_name

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LOAN = "com.kuaijie.cashloan"
IS_LOAN = Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH)
LISTENER = f"{LOAN}/.Listener"
SERVICE = f"{LOAN}/.Helper"
SUBJECTS = (
    *("contacts", "sms", "call-log", "phone", "location", "storage"),
    *("notification-listener", "overlay", "usage", "all-files", "install-apps", "accessibility"),
)


class MachineShell:
    """A shell without a cable: every command goes straight to the phone's Android."""

    def __init__(self, android):
        self.android = android
        self.rounds = 0

    def run(self, commands):
        self.rounds += 1
        return [self._answer(command) for command in commands]

    def _answer(self, command):
        output = self.android.run(command.argv, b"")
        if output is None:
            status = 0 if command.argv[0] == "sleep" else 127
            return Answer(command=command, output=b"", status=status, ending=Ending.COMPLETE)
        whole = output.stdout + output.stderr
        return Answer(command=command, output=whole, status=output.status, ending=Ending.COMPLETE)


class MemoryJournal:
    """Keeps entries, and may be told to stop taking them."""

    def __init__(self, entries=()):
        self.entries = list(entries)

    def write(self, entry):
        self.entries.append(entry)


class StillClock:
    """Always the same moment."""

    def now(self):
        return NOW


_OTHER_APPS = tuple(
    PackageBlueprint(
        name=name,
        app_id=app_id,
        system=True,
        installed_at=NOW,
        updated_at=NOW,
        users={0: UserPackage(ops={"VIBRATE": OpBlueprint(mode="allow"), "WAKE_LOCK": OpBlueprint(mode="ignore")})},
    )
    for name, app_id in (("com.android.shell", 2000), ("com.example.sms", 10_050))
)
"""Every phone has apps whose ops were used."""


@pytest.fixture
def an_app():
    """A loan app: `grants` maps short permission names to (granted, flags); `stands` is how it is for its users."""

    def build(*, grants=None, ops=None, target=30, users=(0,), stands=None, **fields):
        states = {
            full_name(name): GrantBlueprint(granted=given, flags=flags)
            for name, (given, flags) in (grants or {}).items()
        }
        modes = {name: OpBlueprint(mode=mode) for name, mode in (ops or {}).items()}
        has = UserPackage(grants=states, ops=modes, **(stands or {}))
        known = {
            "name": LOAN,
            "app_id": 10_123,
            "target_sdk": target,
            "requests": ("android.permission.INTERNET", *states, *_SPECIAL),
            "installed_at": NOW,
            "updated_at": NOW,
            "users": dict.fromkeys(users, has),
        }
        return PackageBlueprint(**{**known, **fields})

    return build


_SPECIAL = tuple(
    full_name(name)
    for name in ("SYSTEM_ALERT_WINDOW", "PACKAGE_USAGE_STATS", "MANAGE_EXTERNAL_STORAGE", "REQUEST_INSTALL_PACKAGES")
)


@pytest.fixture
def a_phone(an_app):
    """A phone of any API level with these apps; the loan app may listen to notifications and watch the screen."""

    def build(sdk, *apps, users=(0,), closed=(), lock=False, listeners=(), services=(), admins=()):
        secure = {"enabled_notification_listeners": ":".join(listeners)} if listeners else {}
        if services:
            secure |= {"enabled_accessibility_services": ":".join(services), "accessibility_enabled": "1"}
        profile = Profile(
            name="small",
            sdk=sdk,
            time=NOW,
            zone="UTC",
            properties={"ro.build.version.sdk": str(sdk), "ro.product.manufacturer": "Google"},
            users=tuple(
                UserBlueprint(id=user, name=f"user {user}", flags="13", open_to_shell=user not in closed)
                for user in users
            ),
            packages=(*(apps or (an_app(),)), *_OTHER_APPS),
            settings={("secure", user): dict(secure) for user in users},
            roles={user: {"android.app.role.SMS": ("com.example.sms",)} for user in users},
            permission_lock=lock,
            admins=tuple(AdminBlueprint(user=0, component=component) for component in admins),
        )
        return Android(profile)

    return build


@pytest.fixture
def lab():
    return Lab()


class Lab:
    """Everything around the room under test: plans, journals, a still clock, an independent look at the phone."""

    clock = StillClock()
    shell = MachineShell
    journal = MemoryJournal

    def phone(self, android, shell=None):
        """The phone as the room that changes it knows it."""
        sdk = android.profile.sdk
        return Phone(
            shell=shell or MachineShell(android), reader=PhoneStates(sdk), device="f00d", sdk=sdk, version="0.0"
        )

    def planned(self, android, subjects=SUBJECTS):
        """Every automatic action that the plan has for the loan app, for all its copies."""
        facts = collect(MachineShell(android), device_id="f00d")
        findings = [
            _finding(subject, installed.user)
            for installed in facts.packages
            if installed.package == LOAN
            for subject in subjects
        ]
        told = with_remedies(findings, facts.device, [(one, None) for one in facts.packages], [])
        steps = (step for finding in told for step in finding.remedy if step.disposition is Disposition.AUTOMATIC)
        return tuple(dict.fromkeys(action for step in steps for action in step.actions))

    def last(self, android, *resorts):
        """What is named for the loan app as a whole, for all its copies."""
        facts = collect(MachineShell(android), device_id="f00d")
        apps = [App(installed=one, identity=IS_LOAN) for one in facts.packages if one.package == LOAN]
        plan = with_last_resorts(Plan(steps=()), apps, facts.device, [], resorts)
        return tuple(action for planned in plan.steps for action in planned.step.actions)

    def carry_out(self, android, actions, journal=None, shell=None):
        journal = MemoryJournal() if journal is None else journal
        return carry_out(actions, self.phone(android, shell), journal, self.clock)

    def undo(self, android, journal, *, is_forced=False, shell=None):
        return undo(journal.entries, self.phone(android, shell), journal, self.clock, is_forced=is_forced)

    def pending(self, android, journal):
        return pending(journal.entries, self.phone(android), is_forced=False)

    def state(self, android, *, without_stops=False):
        """All that the phone says of itself, in text, by its own programs: what an independent look would compare."""
        shown = [f"dumpsys package {LOAN}", "dumpsys appops", "dumpsys role"]
        shown += [f"settings list --user {user.id} secure" for user in android.profile.users]
        outputs = [android.run(tuple(line.split()), b"") for line in shown]
        lines = (line for output in outputs if output for line in output.stdout.decode().splitlines())
        told = sorted(_without_order(line) for line in lines)
        return [line.replace("stopped=true", "stopped=false") for line in told] if without_stops else told


def _without_order(line):
    """Notification listeners are a set to Android (ManagedServices), written in any order."""
    key, equals, value = line.partition("=")
    return key + equals + ":".join(sorted(value.split(":"))) if key == "enabled_notification_listeners" else line


def _finding(subject, user):
    return Finding(
        rule="loan-x",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        title=message("x"),
        why=message("x"),
        package=PackageName(LOAN),
        user=user,
        subject=subject,
    )
