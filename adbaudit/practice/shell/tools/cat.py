"""`cat [FILE…]`."""

from __future__ import annotations

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import Refusal
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces


def cat(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print every file; those that do not open are named on standard error, the rest still come."""
    try:
        options = parse_options(argv, letters="u")
    except BadUsage as exc:
        return complain("cat", str(exc), streams)
    status = 0
    for name in options.words or ("-",):
        source = open_named(name, streams, state, context)
        if isinstance(source, Refusal):
            status = complain("cat", f"{name}: {source.value}", streams)
            continue
        for piece in pieces(source):
            streams.stdout(piece)
    return status
