"""How large files on a phone are, and how they end: the first thing to know of an archive.

Since Android 6 two programs tell it of all files at once, `stat` and `tail`; before, `ls` and `dd` tell it of each.
Where one of them answers otherwise than due, the slower way is taken for the files concerned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from adbaudit.apk.end_record import LARGEST_TAIL
from adbaudit.apk.ends_together import LARGEST_FILE, FileEnd, ends_together
from adbaudit.apk.questions import NotAnswered, not_understood, stretch, whole
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.apk.stretches import ask
from adbaudit.ports import Answer, Command, Shell

_LISTED = re.compile(r"-.*?\s(\d{1,12})\s+\d{4}-\d\d-\d\d \d\d:\d\d\s")
"""`-rw-r--r-- 1 system system 4711 2015-01-01 10:00 base.apk`; toolbox leaves out the number of links."""


def ends_of(
    shell: Shell, paths: Sequence[str], tools: ShellTools, *, apart: frozenset[str] = frozenset()
) -> Mapping[str, FileEnd | NotAnswered]:
    """Of every file, in one round trip as long as the phone has the tools and answers as it should."""
    ends: dict[str, FileEnd | NotAnswered] = {}
    if tools.has_stat:
        ends |= ends_together(shell, paths, tools, apart=apart)
    left = [path for path in paths if path not in ends]
    sizes = _sizes_alone(shell, left)
    ends |= {path: size for path, size in sizes.items() if isinstance(size, NotAnswered)}
    known = {path: size for path, size in sizes.items() if isinstance(size, int)}
    return ends | _ends_alone(shell, known, tools, apart)


def _sizes_alone(shell: Shell, paths: Sequence[str]) -> dict[str, int | NotAnswered]:
    commands = [Command(argv=("ls", "-l", path)) for path in paths]
    answers = tuple(shell.run(commands)) if commands else ()
    return {path: _listed_size(answer) for path, answer in zip(paths, answers, strict=True)}


def _listed_size(answer: Answer) -> int | NotAnswered:
    try:
        match = _LISTED.match(whole(answer).text)
    except NotAnswered as silence:
        return silence
    size = int(match.group(1)) if match else LARGEST_FILE + 1
    return size if size <= LARGEST_FILE else not_understood(answer)


def _ends_alone(
    shell: Shell, sizes: Mapping[str, int], tools: ShellTools, apart: frozenset[str]
) -> dict[str, FileEnd | NotAnswered]:
    """A file without bytes is not asked for: to some `dd` a count of nothing means everything."""
    ends: dict[str, FileEnd | NotAnswered] = {
        path: FileEnd(size=0, tail=b"") for path, size in sizes.items() if not size
    }
    asked = [stretch(path, size, max(0, size - LARGEST_TAIL), size) for path, size in sizes.items() if size]
    for one, reply in zip(asked, ask(shell, asked, tools, apart=apart), strict=True):
        size = sizes[one.path]
        ends[one.path] = FileEnd(size=size, tail=reply) if isinstance(reply, bytes) else reply
    return ends
