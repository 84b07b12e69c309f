"""What the knobs do to a single command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adbaudit.practice.knobs import Garble, Hang, Refuse, Slow, Truncate
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.streams import Sink, Streams


def with_faults(argv: tuple[str, ...], streams: Streams, context: Context, run: Callable[[Streams], int]) -> int:
    """Run the command with every fault that names it; gives its status."""
    line = " ".join(argv)
    for fault in context.faults:
        if fault.command not in line:
            continue
        match fault:
            case Refuse(text=text, status=status):
                streams.stderr(f"{text}\n".encode())
                return status & 0xFF
            case Hang():
                context.pause(None)
            case Slow(seconds=seconds):
                context.pause(seconds)
            case Truncate(keep_bytes=keep_bytes):
                streams = replace(streams, stdout=_Truncated(streams.stdout, keep_bytes))
            case Garble(every=every):
                streams = replace(streams, stdout=_Garbled(streams.stdout, max(1, every)))
    return run(streams)


class _Truncated:
    """A sink that lets only the first bytes through."""

    def __init__(self, sink: Sink, keep: int) -> None:
        self._sink = sink
        self._left = keep

    def __call__(self, data: bytes) -> None:
        passed = data[: max(0, self._left)]
        self._left -= len(passed)
        if passed:
            self._sink(passed)


class _Garbled:
    """A sink that flips bits of every so many-th byte."""

    _FLIPPED = bytes(byte ^ 0xA5 for byte in range(256))

    def __init__(self, sink: Sink, every: int) -> None:
        self._sink = sink
        self._every = every
        self._passed = 0

    def __call__(self, data: bytes) -> None:
        first = (self._every - 1 - self._passed) % self._every
        garbled = bytearray(data)
        garbled[first :: self._every] = garbled[first :: self._every].translate(self._FLIPPED)
        self._passed += len(data)
        self._sink(bytes(garbled))
