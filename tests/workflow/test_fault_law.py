"""A law: whatever goes wrong with one answer, either the audit says the same of every loan app, or it names a gap."""

import functools
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adbaudit.errors import PhoneLost
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.ports import Answer, Ending
from adbaudit.workflow.audit import Wishes, scan
from adbaudit.workflow.practice import make_phone, plugged_in

LOANS = {Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE}
PROFILES = ("pixel-14", "legacy-8")
REFUSAL = b"\nException occurred while executing 'list':\njava.lang.SecurityException: Shell does not have permission\n"


class Listening:
    def __init__(self, shell):
        self._shell = shell
        self.answers = {}

    def run(self, commands):
        found = tuple(self._shell.run(commands))
        self.answers |= {answer.command.argv: answer for answer in found}
        return found


class Replaying:
    """Gives back what a phone said, one answer of it changed; after a lost connection nothing more comes."""

    def __init__(self, answers, argv, changed):
        self._answers = {**answers, argv: changed}
        self._argv = argv
        self._is_lost = False

    def run(self, commands):
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command):
        known = self._answers.get(command.argv)
        if self._is_lost or known is None:
            return Answer(command=command, output=b"", status=None, ending=Ending.NOT_RUN)
        self._is_lost = command.argv == self._argv and known.ending is Ending.DISCONNECTED
        return replace(known, command=command)


def recorded(profile, world):
    with plugged_in(make_phone(profile), profile) as connected:
        listening = Listening(connected)
        report = scan(listening, world, Wishes(), device_id="d")
    return listening.answers, said_of(report)


def said_of(report):
    return {
        (app.installed.package, app.installed.user, access.permission): (app.identity.verdict, access.effective)
        for app in report.apps
        if app.identity.verdict in LOANS
        for access in app.installed.access
        if access.group in MAIN_GROUPS
    }


def changed(answer, kind, at):
    cut = answer.output[: at % (len(answer.output) + 1)]
    return {
        "cut": replace(answer, output=cut),
        "hang": replace(answer, output=cut, status=None, ending=Ending.TIMEOUT),
        "flood": replace(answer, output=cut, status=None, ending=Ending.TOO_LONG),
        "unplug": replace(answer, output=cut, status=None, ending=Ending.DISCONNECTED),
        "refuse": replace(answer, output=REFUSAL, status=255),
        "missing": replace(answer, output=b"/system/bin/sh: x: inaccessible or not found\n", status=127),
        "nothing": replace(answer, output=b""),
    }[kind]


@pytest.fixture(scope="session")
def recordings(world_of_tests):
    return functools.cache(lambda profile: recorded(profile, world_of_tests))


@settings(max_examples=150, deadline=None)
@given(
    profile=st.sampled_from(PROFILES),
    place=st.integers(0, 10_000),
    kind=st.sampled_from(["cut", "hang", "flood", "unplug", "refuse", "missing", "nothing"]),
    at=st.integers(0, 2_000_000),
)
@example(profile="pixel-14", place=0, kind="unplug", at=0)
def test_one_answer_gone_wrong_changes_nothing_or_is_a_gap(world_of_tests, recordings, profile, place, kind, at):
    answers, honest = recordings(profile)
    argv = sorted(answers)[place % len(answers)]
    shell = Replaying(answers, argv, changed(answers[argv], kind, at))
    try:
        report = scan(shell, world_of_tests, Wishes(), device_id="d")
    except PhoneLost:
        return
    assert report.gaps or said_of(report) == honest, f"{kind} of {argv[:4]}"
