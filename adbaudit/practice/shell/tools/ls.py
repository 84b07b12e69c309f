"""`ls [-1aAdl] [FILE…]`."""

from __future__ import annotations

import posixpath
import stat as modes
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from adbaudit.practice.machine import FileStatus
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain
from adbaudit.practice.shell.tools.since import has_tool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name to show, and its status."""

    name: str
    status: FileStatus


def ls(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Name files first, then what is in folders; without a terminal there is one name a line."""
    try:
        options = parse_options(argv, letters="1aAdl")
    except BadUsage as exc:
        return complain("ls", str(exc), streams)
    files: list[_Entry] = []
    folders: list[str] = []
    result = 0
    for name in options.words or (".",):
        status = context.machine.status_of(absolute(name, state.folder)) if name else None
        if status is None:
            result = complain("ls", f"{name}: No such file or directory", streams)
        elif modes.S_ISDIR(status.mode) and "d" not in options.letters:
            folders.append(name)
        else:
            files.append(_Entry(name, status))
    if files:
        streams.stdout(_shown(sorted(files, key=lambda entry: entry.name), options.letters, context))
    has_headings = len(options.words) > 1 and bool(files or len(folders) > 1)
    for place, name in enumerate(sorted(folders)):
        if has_headings:
            gap = "\n" if files or place else ""
            streams.stdout(f"{gap}{name}:\n".encode("utf-8", errors="surrogateescape"))
        result = _list(name, options.letters, streams, state, context) or result
    return result


def _list(name: str, letters: str, streams: Streams, state: State, context: Context) -> int:
    folder = absolute(name, state.folder)
    names = context.machine.names_in(folder)
    if names is None:
        return complain("ls", f"{name}: Permission denied", streams)
    shown = [each for each in names if not each.startswith(".") or set(letters) & set("aA")]
    if "a" in letters:
        shown += [".", ".."]
    found = ((each, context.machine.status_of(absolute(posixpath.join(folder, each)))) for each in sorted(shown))
    entries = [_Entry(each, status) for each, status in found if status is not None]
    if "l" in letters:
        blocks = sum(-(-entry.status.size // 512) for entry in entries if not modes.S_ISDIR(entry.status.mode))
        streams.stdout(f"total {blocks}\n".encode())
    streams.stdout(_shown(entries, letters, context))
    return 0


def _shown(entries: Iterable[_Entry], letters: str, context: Context) -> bytes:
    listed = list(entries)
    if "l" not in letters:
        lines = [entry.name for entry in listed]
    elif not has_tool("toybox", context.machine):
        lines = [_long_of_toolbox(entry) for entry in listed]
    else:
        width = max((len(str(entry.status.size)) for entry in listed), default=1)
        lines = [_long(entry, width) for entry in listed]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="surrogateescape")


def _long(entry: _Entry, width: int) -> str:
    status = entry.status
    modified = datetime.fromtimestamp(status.modified, UTC).strftime("%Y-%m-%d %H:%M")
    return f"{modes.filemode(status.mode)} 1 root root {status.size:{width}d} {modified} {entry.name}"


def _long_of_toolbox(entry: _Entry) -> str:
    """Before Android 6: no number of links, and the last part of the name only (AOSP 5.1, toolbox `ls.c`)."""
    status = entry.status
    modified = datetime.fromtimestamp(status.modified, UTC).strftime("%Y-%m-%d %H:%M")
    size = "" if modes.S_ISDIR(status.mode) else str(status.size)
    return (
        f"{modes.filemode(status.mode)} {'root':<8} {'root':<8} {size:>8} {modified} {posixpath.basename(entry.name)}"
    )
