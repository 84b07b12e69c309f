"""`printf` as toybox has it: the format is used again until every argument has been printed."""

from __future__ import annotations

import os
import re
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

_PIECE = re.compile(
    rb"\\(?P<octal>[0-7]{1,3})|\\x(?P<hex>[0-9A-Fa-f]{1,2})|\\(?P<letter>[abcefnrtv\\\"'])"
    rb"|%(?P<flags>[-+ #0]*)(?P<width>\*|[0-9]{0,4})(?P<precision>\.(?:\*|[0-9]{0,4}))?(?P<kind>.?)"
    rb"|(?P<plain>[^\\%]+|.)",
    re.DOTALL,
)
_LETTERS = {
    b"a": b"\a",
    b"b": b"\b",
    b"e": b"\x1b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
    b"\\": b"\\",
    b'"': b'"',
    b"'": b"'",
}
_ESCAPE = re.compile(rb"\\(0[0-7]{0,3}|[1-7][0-7]{0,2}|x[0-9A-Fa-f]{1,2}|[abcefnrtv\\\"'])")
_NUMBERS = b"diouxX"
_WIDEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What came out."""

    output: bytes
    complaint: bytes = b""
    status: int = 0


class _Stop(Exception):
    r"""A `\c` was met, or a directive that is none."""


def printf(words: tuple[str, ...]) -> Printed:
    """What `printf WORDS` prints; a bad number prints as 0 and makes the status 1."""
    arguments = deque(os.fsencode(word) for word in words)
    if arguments and arguments[0] == b"--":
        arguments.popleft()
    if not arguments:
        return Printed(output=b"", complaint=b'printf: Needs 1 argument (see "printf --help")\n', status=1)
    job = _Job(arguments.popleft(), arguments)
    with suppress(_Stop):
        job.print_all()
    return Printed(output=bytes(job.output), complaint=bytes(job.complaint), status=1 if job.complaint else 0)


@dataclass(slots=True)
class _Job:
    """A format with arguments still to be printed."""

    template: bytes
    arguments: deque[bytes]
    output: bytearray = field(default_factory=bytearray)
    complaint: bytearray = field(default_factory=bytearray)

    def print_all(self) -> None:
        while True:
            before = len(self.arguments)
            for match in _PIECE.finditer(self.template):
                self._print(match)
            if not self.arguments or len(self.arguments) == before:
                return

    def _print(self, match: re.Match[bytes]) -> None:
        if match["plain"] is not None:
            self.output += match["plain"]
        elif match["kind"] is not None:
            self._direct(match)
        elif match["letter"] == b"c":
            raise _Stop
        elif match["letter"] is not None:
            self.output += _LETTERS[match["letter"]]
        elif match["octal"] is not None:
            self.output.append(int(match["octal"], 8) & 0xFF)
        else:
            self.output.append(int(match["hex"], 16))

    def _direct(self, match: re.Match[bytes]) -> None:
        kind = match["kind"]
        if kind == b"%":
            self.output += b"%"
            return
        if not kind or kind not in b"bcs" + _NUMBERS:
            self.complaint += b"printf: bad %" + (kind or b"S") + b"@%d\n" % (match.end() - (1 if kind else 0) + 1)
            raise _Stop
        shape = b"%" + match["flags"] + self._measure(match["width"]) + self._precision(match["precision"])
        argument = self.arguments.popleft() if self.arguments else b""
        if kind in _NUMBERS:
            self.output += (shape + kind.replace(b"u", b"d")) % self._number(kind, argument)
        elif kind == b"c":
            self.output += (shape + b"s") % argument[:1]
        elif kind == b"b":
            self._print_escaped(shape, argument)
        else:
            self.output += (shape + b"s") % argument

    def _print_escaped(self, shape: bytes, argument: bytes) -> None:
        stopped = re.match(rb"(?:[^\\]|\\[^c])*?\\c", argument, re.DOTALL)
        text = stopped.group()[:-2] if stopped else argument
        self.output += (shape + b"s") % _ESCAPE.sub(_escaped, text)
        if stopped:
            raise _Stop

    def _measure(self, text: bytes) -> bytes:
        if text != b"*":
            return text if not text or int(text) <= _WIDEST else b"%d" % _WIDEST
        number = self._number(b"d", self.arguments.popleft() if self.arguments else b"")
        return b"%d" % max(-_WIDEST, min(number, _WIDEST))

    def _precision(self, text: bytes | None) -> bytes:
        return b"" if text is None else b"." + self._measure(text[1:])

    def _number(self, kind: bytes, argument: bytes) -> int:
        """C's notation: 0x is hexadecimal, a leading 0 octal; a quote gives the number of the letter behind it."""
        if argument[:1] in {b'"', b"'"}:
            return argument[1] if len(argument) > 1 else 0
        match = re.fullmatch(rb"\s*([-+]?)(0[xX][0-9A-Fa-f]{1,16}|0[0-7]{0,21}|[1-9][0-9]{0,18})", argument)
        if not match:
            if argument:
                self.complaint += b"printf: bad %" + kind + b" " + argument + b"\n"
            return 0
        digits = match[2].lower()
        base = 16 if digits.startswith(b"0x") else 8 if digits.startswith(b"0") else 10
        number = int(digits, base) * (-1 if match[1] == b"-" else 1)
        return number if kind in b"di" else number & 0xFFFFFFFFFFFFFFFF


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    if code.startswith(b"x") and len(code) > 1:
        return bytes([int(code[1:], 16)])
    return _LETTERS[code]
