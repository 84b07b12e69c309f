"""`getprop`: maker, model, Android version; one line each, values may run over several lines."""

from __future__ import annotations

import re

from adbaudit.ports import Command

_START = re.compile(r"^[ \t]*\[([^\]\n]{1,200})\]: \[", re.MULTILINE)

_END = re.compile(r"\][ \t]*$", re.MULTILINE)


def command() -> Command:
    """All properties in one answer: cheaper than one command each."""
    return Command(argv=("getprop",), seconds=10, max_bytes=4 * 1024 * 1024)


def parse(text: str) -> dict[str, str]:
    r"""Read `[key]: [value]`; a value ends at the last `]` before the next key.

    >>> parse("[ro.a]: [1]\n[ro.b]: [x,\ny]   \n")
    {'ro.a': '1', 'ro.b': 'x,\ny'}
    """
    starts = list(_START.finditer(text))
    found = {}
    for index, start in enumerate(starts, 1):
        end = starts[index].start() if index < len(starts) else len(text)
        close = _END.search(text, start.end(), end)
        if close:
            found[start.group(1)] = text[start.end() : close.start()]
    return found
