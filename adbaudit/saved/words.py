"""A command line as somebody typed it, brought into the one form that outputs are kept under."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from adbaudit.saved.pile import UNNAMED, Argv

KNOWN = frozenset({"getprop", "dumpsys", "pm", "cmd", "settings", "date", "appops"})
_CMD = {"package": "pm", "settings": "settings", "appops": "appops"}
"""`cmd package list users` is `pm list users`."""
_OPTIONS = {"-s", "-t", "-H", "-P", "-L"}
_LONGEST = 256
_LONGEST_LINE = 2000


def argv_in(line: str) -> tuple[Argv, bool]:
    """The command of a line, and whether a filter behind it let only part of the output through."""
    line = re.sub(r"\s*\d?>>?\s*&?\S+", "", line[:_LONGEST_LINE]).strip().strip("\"'")
    line, pipe, _ = line.partition("|")
    return canonical(tuple(line.replace('"', " ").replace("'", " ").split()[:_LONGEST])), bool(pipe)


def canonical(words: Argv) -> Argv:
    """Without `adb shell` before it, the folder of the program, and how long `dumpsys` should wait."""
    words = _without_adb(words)
    if not words:
        return UNNAMED
    words = (PurePosixPath(words[0]).name, *words[1:])
    if words[0] == "cmd" and len(words) > 1 and words[1] in _CMD:
        words = (_CMD[words[1]], *words[2:])
    if words[0] == "dumpsys":
        while len(words) > 2 and words[1] in {"-t", "-T"}:
            words = (words[0], *words[3:])
        words = tuple(word for word in words if word != "-a")
    return words


def _without_adb(words: Argv) -> Argv:
    if not words or PurePosixPath(words[0].replace("\\", "/")).name not in {"adb", "adb.exe"}:
        return words
    words = words[1:]
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in _OPTIONS else words[1:]
    return words[1:] if words and words[0] in {"shell", "exec-out"} else UNNAMED
