"""Sizes and ends of many files from two programs; what cannot be told apart without doubt is left out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from adbaudit.apk.bundles import MOST_BYTES, SECONDS, SLACK, unpacked
from adbaudit.apk.end_record import LARGEST_TAIL
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.ports import Answer, Command, Ending, Shell

LARGEST_FILE = 1 << 36

_MOST_FILES = MOST_BYTES // LARGEST_TAIL
_SIZE = re.compile(r"(\d{1,11}) (/.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEnd:
    """A file's size, and its last bytes: all that may belong to the end record of a zip."""

    size: int
    tail: bytes


def ends_together(
    shell: Shell, paths: Sequence[str], tools: ShellTools, *, apart: frozenset[str]
) -> Mapping[str, FileEnd]:
    """Of those files for which both came as they should."""
    groups = [
        some
        for is_apart in (False, True)
        for some in _groups([path for path in paths if (path in apart) is is_apart], tools)
    ]
    commands = [command for some in groups for command in (_stat(some), _tail(some, tools))]
    answers = iter(tuple(shell.run(commands)) if commands else ())
    ends: dict[str, FileEnd] = {}
    for some in groups:
        sizes = _sizes_in(next(answers), some)
        ends |= _ends_in(next(answers), sizes, tools, is_alone=len(some) == 1)
    return ends


def _groups(paths: Sequence[str], tools: ShellTools) -> Iterator[list[str]]:
    some: list[str] = []
    length = 0
    for path in paths:
        room = len(shlex.quote(shlex.quote(path))) + 1
        if some and (len(some) == _MOST_FILES or length + room > tools.longest_line):
            yield some
            some, length = [], 0
        some.append(path)
        length += room
    if some:
        yield some


def _stat(paths: Sequence[str]) -> Command:
    return Command(argv=("stat", "-c", "%s %n", *paths), drop_stderr=True)


def _tail(paths: Sequence[str], tools: ShellTools) -> Command:
    argv = ("tail", "-c", str(LARGEST_TAIL), *paths)
    if tools.has_gzip:
        argv = ("sh", "-c", f"{shlex.join(argv)}|gzip -1")
    return Command(argv=argv, seconds=SECONDS, max_bytes=_most(paths), drop_stderr=True)


def _most(paths: Sequence[str]) -> int:
    return sum(LARGEST_TAIL + len(_heading(path, is_first=False)) for path in paths) + SLACK


def _sizes_in(answer: Answer, paths: Sequence[str]) -> dict[str, int]:
    """Each line names its file; those that are missing are named on standard error, which nobody reads."""
    if answer.ending is not Ending.COMPLETE:
        return {}
    lines = (_SIZE.fullmatch(line) for line in answer.text.split("\n"))
    told = {match.group(2): int(match.group(1)) for match in lines if match}
    return {path: told[path] for path in paths if told.get(path, LARGEST_FILE + 1) <= LARGEST_FILE}


def _ends_in(answer: Answer, sizes: Mapping[str, int], tools: ShellTools, *, is_alone: bool) -> Mapping[str, FileEnd]:
    """Each under a heading with its name, but for one alone; a file that is missing has no heading either."""
    if answer.ending is not Ending.COMPLETE:
        return {}
    content = unpacked(answer.output, answer.command.max_bytes) if tools.has_gzip else answer.output
    ends: dict[str, FileEnd] = {}
    place = 0
    for path, size in sizes.items():
        heading = b"" if is_alone else _heading(path, is_first=not ends)
        start = place + len(heading)
        end = start + min(size, LARGEST_TAIL)
        if content.startswith(heading, place) and end <= len(content):
            ends[path] = FileEnd(size=size, tail=content[start:end])
            place = end
    if ends and place != len(content):  # of the last one nothing says that it ends there
        ends.popitem()
    return ends


def _heading(path: str, *, is_first: bool) -> bytes:
    return f"{'' if is_first else chr(10)}==> {path} <==\n".encode()
