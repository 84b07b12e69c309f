"""`echo` as mksh has it built in: backslash escapes are read unless `-E` is given."""

from __future__ import annotations

import os
import re

_OPTION = re.compile(r"-[neE]+\Z")
_ESCAPE = re.compile(rb"\\(0[0-7]{0,3}|[abcefnrtv\\])")
_LETTERS = {
    b"a": b"\a",
    b"b": b"\b",
    b"c": b"",
    b"e": b"\x1b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
    b"\\": b"\\",
}


def echo(words: tuple[str, ...]) -> bytes:
    r"""What `echo WORDS` prints; `-n` or a `\c` anywhere leaves out the newline."""
    options = ""
    while words and _OPTION.match(words[0]):
        options += words[0][1:]
        words = words[1:]
    text = os.fsencode(" ".join(words))
    ending = b"" if "n" in options else b"\n"
    if options.rstrip("n").endswith("E"):
        return text + ending
    if any(match[1] == b"c" for match in _ESCAPE.finditer(text)):
        ending = b""
    return _ESCAPE.sub(_escaped, text) + ending


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code.startswith(b"0"):
        return bytes([int(code, 8) & 0xFF])
    return _LETTERS[code]
