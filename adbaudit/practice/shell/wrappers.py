"""Programs that run other programs: `sh`, `timeout`, `toybox`."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from adbaudit.practice.shell.builtins import BUILTINS
from adbaudit.practice.shell.context import Context, Pause
from adbaudit.practice.shell.runner import Runner
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams, TimedOut

Wrapper: TypeAlias = Callable[[tuple[str, ...], Streams, State, Context, Runner], int]

_TIMED_OUT = 124
_KILLED = 137
_TIMEOUT_FAULT = 125


def _run_sh(argv: tuple[str, ...], streams: Streams, state: State, context: Context, runner: Runner) -> int:
    """`sh -c SCRIPT`, or `sh` for the script on standard input; variables are not handed on."""
    inner = State(name=argv[0], depth=state.depth, folder=state.folder)
    match argv[1:]:
        case ():
            return runner.input(streams, context, inner)
        case ("-c", script):
            return runner.text(script, streams, context, inner)
        case ("-c",):
            streams.stderr(inner.complaint("-c: requires argument"))
        case (first, *_):
            streams.stderr(inner.complaint(f"{first}: this practice phone knows sh and sh -c only"))
    return 1


def _run_toybox(argv: tuple[str, ...], streams: Streams, state: State, context: Context, runner: Runner) -> int:
    if len(argv) > 1:
        return runner.words(argv[1:], streams, state, context)
    streams.stderr(b'toybox: Unknown command toybox (see "toybox --help")\n')
    return 127


def _run_timeout(argv: tuple[str, ...], streams: Streams, state: State, context: Context, runner: Runner) -> int:
    """`timeout [-s SIGNAL] [-k SECONDS] SECONDS COMMAND…`; status 124 when it was too slow, 137 after KILL."""
    words = list(argv[1:])
    is_killed = False
    while len(words) > 1 and words[0] in {"-s", "-k"}:
        is_killed = is_killed or (words[0] == "-s" and words[1] in {"9", "KILL", "SIGKILL"})
        del words[:2]
    if len(words) < 2:
        streams.stderr(b'timeout: Need 2 arguments (see "timeout --help")\n')
        return _TIMEOUT_FAULT
    seconds = _seconds(words[0])
    if seconds is None:
        streams.stderr(f"timeout: Not a number '{words[0]}'\n".encode("utf-8", errors="replace"))
        return _TIMEOUT_FAULT
    if words[1] in BUILTINS and words[1] not in {"echo", "printf", "true", "false"}:
        streams.stderr(f"timeout: exec {words[1]}: No such file or directory\n".encode())
        return 127
    limited = replace(context, pause=_Limited(context.pause, time.monotonic() + seconds))
    try:
        return runner.words(tuple(words[1:]), streams, state, limited)
    except TimedOut:
        return _KILLED if is_killed else _TIMED_OUT


class _Limited:
    """Waiting with an end; of two `timeout`s around a command the one that ends first has the say."""

    def __init__(self, pause: Pause, deadline: float) -> None:
        self._pause = pause
        self._deadline = deadline

    def __call__(self, seconds: float | None) -> None:
        left = max(0.0, self._deadline - time.monotonic())
        if seconds is not None and seconds <= left:
            self._pause(seconds)
            return
        self._pause(left)
        raise TimedOut


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text.removesuffix("s"))
    except ValueError:
        return None
    return min(seconds, 1e6) if math.isfinite(seconds) and seconds > 0 else None


WRAPPERS: Mapping[str, Wrapper] = MappingProxyType({"sh": _run_sh, "timeout": _run_timeout, "toybox": _run_toybox})
