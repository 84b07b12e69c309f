"""One text, cut where one output ends and the next begins.

Prompts, `DUMP OF SERVICE name:` and `------ NAME (command) ------` (AOSP `dumpsys.cpp`, `dumpstate.cpp`) name the
command; between them an output is known by its first lines, which each recogniser tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.saved.pile import UNNAMED, Argv, Piece, Pile
from adbaudit.saved.recognise import BY_CONTENT
from adbaudit.saved.words import KNOWN, argv_in

_BOUNDARY = re.compile(
    r"^[ \t]*(?:"
    r"DUMP OF SERVICE (?:CRITICAL |HIGH |NORMAL )?(?P<service>[\w./-]+):?"
    r"|------ (?P<section>\S[^\n]*?) ------"
    r"|-{9} [\d.]+s was the duration of dumpsys (?P<ended>[\w./-]+), ending at: (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"
    r"|== dumpstate: (?P<header>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"
    r"|(?P<running>Currently running services):"
    r"|(?:\d{1,3}\|)?(?:[\w.@~-]+:/\S* ?|[\w.-]+@[\w.-]+:\S* ?|PS [^>\n]*|[A-Z]:\\[^>\n]*)[$#>] ?(?P<typed>[^\n]*)"
    rf"|[$#>] ?(?P<bare>(?:adb(?:\.exe)? |(?:{'|'.join(sorted(KNOWN))})\b)[^\n]*)"
    r")[ \t]*$\n?",
    re.MULTILINE,
)
_RULE = re.compile(r"-{60,}\n\Z")
"""The line of dashes above `DUMP OF SERVICE` belongs to neither."""


def outputs_in(text: str) -> Pile:
    """Every output of a text, with the times that its headers and trailers print."""
    pieces: list[Piece] = []
    times: list[str] = []
    header = None
    start, command, is_partial = 0, UNNAMED, False
    for boundary in _BOUNDARY.finditer(text):
        pieces += _pieces(text[start : boundary.start()], command, is_partial=is_partial)
        start = boundary.end()
        command, is_partial = _command_of(boundary)
        if boundary["at"]:
            times.append(boundary["at"])
        header = header or boundary["header"]
    pieces += _pieces(text[start:], command, is_partial=is_partial)
    return Pile(pieces=tuple(pieces), local_times=tuple(times), header_time=header, is_dumpstate=header is not None)


def _command_of(boundary: re.Match[str]) -> tuple[Argv, bool]:
    if boundary["service"]:
        return ("dumpsys", boundary["service"]), False
    if boundary["section"]:
        named = re.search(r"\(([^()]*)\)$", boundary["section"])
        return argv_in(named[1]) if named else (UNNAMED, False)
    typed = boundary["typed"] or boundary["bare"]
    return argv_in(typed) if typed else (UNNAMED, False)


def _pieces(text: str, command: Argv, *, is_partial: bool) -> Iterator[Piece]:
    """A named stretch is one output; one that is not, or whose output was filtered, is told by its content."""
    text = _RULE.sub("", text)
    if command and text and not is_partial:
        yield Piece(command=command, text=_outdented(text), is_named=True)
        return
    for name, part in _by_content(text):
        yield Piece(command=name, text=_outdented(part), is_partial=is_partial)


def _by_content(text: str) -> Iterator[tuple[Argv, str]]:
    """Stretches that begin as a known output does; what stands before the first is nobody's."""
    starts: list[tuple[int, Argv]] = []
    possible = [one for one in BY_CONTENT if any(hint in text for hint in one.hints)]
    for found in sorted((match.start(), one.command) for one in possible for match in one.start.finditer(text)):
        if not starts or starts[-1][1] != found[1]:
            starts.append(found)
    ends = [*(place for place, _ in starts), len(text)][1:]
    for (place, command), end in zip(starts, ends, strict=True):
        yield command, text[place:end]


def _outdented(text: str) -> str:
    """Without the blanks that a log or a banner put before every line."""
    if text[:1] not in {" ", "\t"} and not text.startswith("\n"):
        return text
    margin = min((len(line) - len(line.lstrip(" \t")) for line in text.splitlines() if line.strip()), default=0)
    return re.sub(rf"^[ \t]{{0,{margin}}}", "", text, flags=re.MULTILINE) if margin else text
