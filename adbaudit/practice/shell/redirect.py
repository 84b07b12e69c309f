"""Where a command's input comes from and where its output goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from adbaudit.practice.machine import Machine
from adbaudit.practice.shell.expand import expand_one
from adbaudit.practice.shell.files import Refusal, open_file
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Bytes, Sink, Source, Streams, discard
from adbaudit.practice.shell.syntax import Direction, Redirection

_NOTHING = "/dev/null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirected:
    """The streams after redirection, or what went wrong, ready for standard error."""

    streams: Streams
    fault: bytes = b""


def redirect(redirections: Iterable[Redirection], streams: Streams, state: State, machine: Machine) -> Redirected:
    """Apply redirections from left to right. The only file that takes output is `/dev/null`."""
    table = _Table(streams)
    for each in redirections:
        complaint = table.apply(each, expand_one(each.target, state), state, machine)
        if complaint:
            return Redirected(streams=streams, fault=state.complaint(complaint))
    return Redirected(streams=table.streams())


class _Table:
    """The open descriptors."""

    def __init__(self, streams: Streams) -> None:
        self._inputs: dict[int, Source] = {0: streams.stdin}
        self._outputs: dict[int, Sink] = {1: streams.stdout, 2: streams.stderr}

    def apply(self, each: Redirection, target: str, state: State, machine: Machine) -> str | None:
        match each.direction:
            case Direction.DUPLICATE:
                return self._duplicate(each.descriptor, target)
            case Direction.WRITE:
                return self._write(each.descriptor, absolute(target, state.folder), target, machine)
            case Direction.READ:
                return self._read(each.descriptor, absolute(target, state.folder), target, machine)

    def streams(self) -> Streams:
        return Streams(
            stdin=self._inputs.get(0, Bytes(b"")),
            stdout=self._outputs.get(1, discard),
            stderr=self._outputs.get(2, discard),
        )

    def _duplicate(self, descriptor: int, target: str) -> str | None:
        number = int(target) if target.isdecimal() and len(target) == 1 else -1
        if number in self._outputs:
            self._outputs[descriptor] = self._outputs[number]
        elif number in self._inputs:
            self._inputs[descriptor] = self._inputs[number]
        else:
            return f"{target}: bad file descriptor"
        return None

    def _write(self, descriptor: int, path: str, shown: str, machine: Machine) -> str | None:
        if path == _NOTHING:
            self._outputs[descriptor] = discard
            return None
        status = machine.status_of(path)
        reason = "Is a directory" if status and status.mode & 0o170000 == 0o040000 else "Permission denied"
        return f"can't create {shown}: {reason}"

    def _read(self, descriptor: int, path: str, shown: str, machine: Machine) -> str | None:
        opened = open_file(machine, path)
        if isinstance(opened, Refusal):
            return f"can't open {shown}: {opened.value}"
        self._inputs[descriptor] = opened
        return None
