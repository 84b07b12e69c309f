"""The services `shell:`, `shell,v2:` and `exec:` (AOSP adbd `shell_service.cpp`, `shell_protocol.h`)."""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass

from adbaudit.practice.knobs import Knobs
from adbaudit.practice.machine import Machine
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.interpreter import run_input, run_text
from adbaudit.practice.shell.streams import Sink, Source, Streams
from adbaudit.practice.transport.log import PhoneLog
from adbaudit.practice.transport.stream import Stream

_FRAME = struct.Struct("<BI")
_STDIN, _STDOUT, _STDERR, _EXIT, _CLOSE_STDIN, _WINDOW_SIZE = range(6)
_LARGEST_FRAME = 64 * 1024
_LARGEST_INCOMING_FRAME = 1024 * 1024
_NO_TERMINAL = b"This practice phone has no interactive shell. Give a command: adb shell COMMAND\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a command is spoken to.

    `is_framed`: the shell protocol, with standard error and the exit status apart; else one stream of bytes, standard
    error mixed in. `is_terminal`: a terminal stands between, which turns every newline into CR LF and mixes standard
    error in; adbd up to Android 6 had one for every `shell:`, later ones only when asked. Such a terminal also echoes
    what is typed; this one does not.
    """

    is_framed: bool = False
    is_terminal: bool = False


def serve(machine: Machine, knobs: Knobs, log: PhoneLog, manner: Manner, command: str, stream: Stream) -> None:
    """Run the command, or without one the script on standard input; a terminal without a command is refused."""
    streams = _streams(manner, stream)
    context = Context(
        machine=machine,
        faults=knobs.faults,
        pause=_Pause(stream),
        note=log.note_command,
        is_sleepless=knobs.is_sleepless,
    )
    if not command and manner.is_terminal:
        streams.stdout(_NO_TERMINAL)
        status = 1
    elif command:
        status = run_text(command, streams, context)
    else:
        status = run_input(streams, context)
    if manner.is_framed:
        stream.write(_FRAME.pack(_EXIT, 1) + bytes([status & 0xFF]))


class _Pause:
    """Waiting that lets out first what was held back, and ends when the stream does."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def __call__(self, seconds: float | None) -> None:
        self._stream.flush()
        self._stream.wait(seconds)


def _streams(manner: Manner, stream: Stream) -> Streams:
    if manner.is_framed:
        stdout: Sink = functools.partial(_write_framed, stream, _STDOUT)
        stderr: Sink = functools.partial(_write_framed, stream, _STDERR)
        stdin: Source = _FramedInput(stream)
    else:
        stdout = stderr = stream.write
        stdin = stream
    if manner.is_terminal:
        stdout = stderr = functools.partial(_write_terminal, stdout)
    return Streams(stdin=stdin, stdout=stdout, stderr=stderr)


def _write_framed(stream: Stream, identifier: int, data: bytes) -> None:
    for start in range(0, len(data), _LARGEST_FRAME):
        piece = data[start : start + _LARGEST_FRAME]
        stream.write(_FRAME.pack(identifier, len(piece)) + piece)


def _write_terminal(sink: Sink, data: bytes) -> None:
    sink(data.replace(b"\n", b"\r\n"))


class _FramedInput:
    """Standard input out of the shell protocol; window sizes and unknown packets are skipped, as adbd does."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._left = 0
        self._is_closed = False

    def read(self, limit: int) -> bytes:
        while not self._is_closed:
            if self._left:
                taken = self._stream.read(min(limit, self._left))
                self._left -= len(taken)
                return taken
            self._next_frame()
        return b""

    def _next_frame(self) -> None:
        identifier, length = _FRAME.unpack(self._exactly(_FRAME.size))
        if length > _LARGEST_INCOMING_FRAME or identifier == _CLOSE_STDIN:
            self._is_closed = True
        elif identifier == _STDIN:
            self._left = length
        else:
            self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        gathered = bytearray()
        while len(gathered) < length:
            gathered += self._stream.read(length - len(gathered))
        return bytes(gathered)
