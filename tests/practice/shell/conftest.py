"""Runs scripts in the practice shell, with no transport around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from adbaudit.practice.knobs import Fault
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.interpreter import run_input, run_text
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Bytes, Streams


@dataclass(frozen=True, kw_only=True)
class ScriptAnswer:
    """What a script left behind."""

    stdout: bytes
    stderr: bytes
    status: int
    commands: tuple[str, ...]
    pauses: tuple[float | None, ...]


@pytest.fixture
def run_script(tiny_machine) -> Callable[..., ScriptAnswer]:
    """Runs a script over a tiny machine; waiting takes no time but is remembered."""

    def run(
        script: str,
        *,
        stdin: bytes = b"",
        files: dict[str, bytes] | None = None,
        folder: str = "/",
        faults: tuple[Fault, ...] = (),
        sdk: str = "34",
        reads_script_from_input: bool = False,
    ) -> ScriptAnswer:
        machine = tiny_machine(sdk=sdk, **({"files": files} if files is not None else {}))
        stdout, stderr, commands, pauses = bytearray(), bytearray(), [], []
        context = Context(machine=machine, faults=faults, pause=pauses.append, note=commands.append)
        state = State(folder=folder)
        source = Bytes(script.encode() if reads_script_from_input else stdin)
        streams = Streams(stdin=source, stdout=stdout.extend, stderr=stderr.extend)
        if reads_script_from_input:
            status = run_input(streams, context, state)
        else:
            status = run_text(script, streams, context, state)
        return ScriptAnswer(
            stdout=bytes(stdout),
            stderr=bytes(stderr),
            status=status,
            commands=tuple(commands),
            pauses=tuple(pauses),
        )

    return run
