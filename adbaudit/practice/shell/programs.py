"""From words to a program: builtins first, then wrappers, the file tools, and last the phone's own programs."""

from __future__ import annotations

from adbaudit.practice.shell.builtins import BUILTINS
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.faults import with_faults
from adbaudit.practice.shell.files import PIECE, OpenFile
from adbaudit.practice.shell.runner import Runner
from adbaudit.practice.shell.state import State, not_found
from adbaudit.practice.shell.streams import Bytes, Source, Streams
from adbaudit.practice.shell.tools.since import has_tool
from adbaudit.practice.shell.tools.table import TOOLS
from adbaudit.practice.shell.wrappers import WRAPPERS

_PROGRAM_FOLDERS = ("/system/bin/", "/system/xbin/")
_DEEPEST = 32
_LARGEST_INPUT = 64 * 1024 * 1024


def run(words: tuple[str, ...], streams: Streams, state: State, context: Context, runner: Runner) -> int:
    """Run one simple command; gives its status."""
    builtin = BUILTINS.get(words[0])
    if builtin:
        return builtin(words, streams, state, context)
    argv = (_bare(words[0]), *words[1:])
    wrapper = WRAPPERS.get(argv[0]) if has_tool(argv[0], context.machine) else None
    if wrapper is None:
        return with_faults(argv, streams, context, lambda inner: _run_program(argv, inner, state, context))
    if state.depth >= _DEEPEST:
        streams.stderr(state.complaint(f"{words[0]}: too many programs inside each other"))
        return 126
    inner = state.copy()
    inner.depth += 1
    return wrapper(argv, streams, inner, context, runner)


def _bare(name: str) -> str:
    for folder in _PROGRAM_FOLDERS:
        if name.startswith(folder):
            return name.removeprefix(folder)
    return name


def _run_program(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    tool = TOOLS.get(argv[0])
    if tool and has_tool(argv[0], context.machine):
        return tool(argv, streams, state, context)
    output = context.machine.run(argv, _known_input(streams.stdin))
    if output is None:
        return _missing(argv[0], streams, state, context)
    if output.stdout:
        streams.stdout(output.stdout)
    if output.stderr:
        streams.stderr(output.stderr)
    return output.status & 0xFF


def _missing(name: str, streams: Streams, state: State, context: Context) -> int:
    if "/" in name and context.machine.status_of(name) is not None:
        streams.stderr(state.complaint(f"{name}: can't execute: Permission denied"))
        return 126
    streams.stderr(state.complaint(f"{name}: {not_found(context.machine)}"))
    return 127


def _known_input(source: Source) -> bytes:
    """What a program of the phone reads: only input that is all there, so that nothing waits for a keyboard."""
    if not isinstance(source, Bytes | OpenFile):
        return b""
    gathered = bytearray()
    while len(gathered) < _LARGEST_INPUT and (piece := source.read(PIECE)):
        gathered += piece
    return bytes(gathered)
