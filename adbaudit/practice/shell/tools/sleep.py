"""`sleep SECONDS`."""

from __future__ import annotations

import math

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.reading import complain

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def sleep(argv: tuple[str, ...], streams: Streams, _state: State, context: Context) -> int:
    """Wait; a letter behind the number says minutes, hours or days."""
    if len(argv) < 2:
        return complain("sleep", 'Needs 1 argument (see "sleep --help")', streams)
    factor = _UNITS.get(argv[1][-1:], 0)
    try:
        seconds = float(argv[1][:-1] if factor else argv[1]) * (factor or 1)
    except ValueError:
        seconds = math.nan
    if not math.isfinite(seconds) or seconds < 0:
        return complain("sleep", f"Not a number '{argv[1]}'", streams)
    if not context.is_sleepless:
        context.pause(min(seconds, 1e6))
    return 0
