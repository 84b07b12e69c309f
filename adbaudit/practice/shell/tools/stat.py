"""`stat -c FORMAT FILE…`; other forms of `stat` are not known here."""

from __future__ import annotations

import re
import stat as modes
import zlib

from adbaudit.practice.machine import FileStatus
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain

_FIELD = re.compile(r"%(.?)", re.DOTALL)
_KINDS = {modes.S_IFREG: "regular file", modes.S_IFDIR: "directory", modes.S_IFLNK: "symbolic link"}


def stat(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print the format for every file; those that are missing are named on standard error."""
    try:
        options = parse_options(argv, letters="L", with_value="c")
    except BadUsage as exc:
        return complain("stat", str(exc), streams)
    if not options.words:
        return complain("stat", 'Needs 1 argument (see "stat --help")', streams)
    if "c" not in options.values:
        return complain("stat", "this practice phone knows stat -c only", streams)
    result = 0
    for name in options.words:
        path = absolute(name, state.folder)
        status = context.machine.status_of(path) if name else None
        if status is None:
            result = complain("stat", f"'{name}': No such file or directory", streams)
            continue
        line = _filled(options.values["c"], _fields(name, path, status))
        streams.stdout(f"{line}\n".encode("utf-8", errors="surrogateescape"))
    return result


def _filled(template: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda match: fields.get(match[1], "?"), template)


def _fields(name: str, path: str, status: FileStatus) -> dict[str, str]:
    """What each letter stands for; owner and group are root, as the machine keeps none."""
    kind = _KINDS.get(modes.S_IFMT(status.mode), "weird file")
    is_empty = modes.S_ISREG(status.mode) and not status.size
    modified = str(status.modified)
    return {
        "%": "%",
        "A": modes.filemode(status.mode),
        "F": "regular empty file" if is_empty else kind,
        "G": "root",
        "U": "root",
        "X": modified,
        "Y": modified,
        "Z": modified,
        "a": f"{modes.S_IMODE(status.mode):o}",
        "f": f"{status.mode:x}",
        "g": "0",
        "h": "1",
        "i": str(zlib.crc32(path.encode("utf-8", errors="surrogateescape"))),
        "n": name,
        "s": str(status.size),
        "u": "0",
    }
