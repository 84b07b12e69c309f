"""What the shell does itself: `:`, `cd`, `echo`, `exit`, `false`, `printf`, `true`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.echo import echo
from adbaudit.practice.shell.files import is_folder
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.shell.printf import printf
from adbaudit.practice.shell.state import Exit, State
from adbaudit.practice.shell.streams import Streams

Program: TypeAlias = Callable[[tuple[str, ...], Streams, State, Context], int]


def _succeed(_words: tuple[str, ...], _streams: Streams, _state: State, _context: Context) -> int:
    return 0


def _fail(_words: tuple[str, ...], _streams: Streams, _state: State, _context: Context) -> int:
    return 1


def _exit(words: tuple[str, ...], streams: Streams, state: State, _context: Context) -> int:
    if len(words) == 1:
        raise Exit(state.status)
    digits = words[1].removeprefix("-")
    if not (digits.isdecimal() and digits.isascii() and len(digits) <= 10):
        streams.stderr(state.complaint(f"exit: bad number: {words[1]}"))
        raise Exit(1)
    raise Exit(int(words[1]))


def _change_folder(words: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    target = words[1] if len(words) > 1 else "/"
    folder = absolute(target, state.folder)
    status = context.machine.status_of(folder)
    if folder != "/" and (status is None or not is_folder(status.mode)):
        reason = "No such file or directory" if status is None else "Not a directory"
        streams.stderr(state.complaint(f"cd: {target}: {reason}"))
        return 2
    state.folder = folder
    return 0


def _echo(words: tuple[str, ...], streams: Streams, _state: State, _context: Context) -> int:
    streams.stdout(echo(words[1:]))
    return 0


def _printf(words: tuple[str, ...], streams: Streams, _state: State, _context: Context) -> int:
    printed = printf(words[1:])
    if printed.output:
        streams.stdout(printed.output)
    if printed.complaint:
        streams.stderr(printed.complaint)
    return printed.status


BUILTINS: Mapping[str, Program] = MappingProxyType(
    {
        ":": _succeed,
        "cd": _change_folder,
        "echo": _echo,
        "exit": _exit,
        "false": _fail,
        "printf": _printf,
        "true": _succeed,
    }
)
