"""Builders of what a phone says, small and in the shape of its Android version."""

import pytest

from adbaudit.facts.access import Observed
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.permission import PRIVACY_PERMISSIONS, Grant, GrantState, PermissionName
from adbaudit.ports import Answer, Ending


class ScriptedShell:
    """Answers commands by the start of their line, as a phone with exactly these programs would."""

    def __init__(self, answers):
        self.answers = answers
        self.rounds = []

    def run(self, commands):
        self.rounds.append([" ".join(command.argv) for command in commands])
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command):
        line = " ".join(command.argv)
        for start, answer in self.answers.items():
            if line.startswith(start):
                if isinstance(answer, Ending):
                    return Answer(command=command, output=b"", status=None, ending=answer)
                return Answer(command=command, output=answer.encode(), status=0, ending=Ending.COMPLETE)
        missing = f"/system/bin/sh: {command.argv[0]}: inaccessible or not found\n".encode()
        return Answer(command=command, output=missing, status=127, ending=Ending.COMPLETE)


@pytest.fixture(scope="session")
def scripted_shell():
    return ScriptedShell


@pytest.fixture
def observed():
    """What was read of READ_CONTACTS; everything not given is the ordinary case."""

    def build(
        *,
        requested=True,
        state=GrantState.GRANTED,
        flags=(),
        package_mode=OpMode.DEFAULT,
        uid_mode=OpMode.DEFAULT,
        ops_read=True,
        target_sdk=30,
        sdk=34,
        can_run=True,
        held_sister=None,
        is_suspended=False,
        permission="android.permission.READ_CONTACTS",
    ):
        row = next(one for one in PRIVACY_PERMISSIONS if one.name == permission)
        op = AppOp(op=row.op, package_mode=package_mode, uid_mode=uid_mode) if ops_read and row.op else None
        return Observed(
            permission=row,
            requested=requested,
            grant=Grant(permission=PermissionName(permission), state=state, flags=frozenset(flags)),
            op=op,
            target_sdk=target_sdk,
            sdk=sdk,
            can_run=can_run,
            held_sister=held_sister,
            is_suspended=is_suspended,
        )

    return build
