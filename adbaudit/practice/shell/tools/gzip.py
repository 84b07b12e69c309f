"""`gzip [-1…-9] [-c]` of standard input, as far as a pipe needs it."""

from __future__ import annotations

import zlib

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain, pieces

_USUAL_LEVEL = "6"
_WITH_HEADER = 31
"""The window of zlib that puts gzip's header and checksum around the data."""


def gzip(argv: tuple[str, ...], streams: Streams, _state: State, _context: Context) -> int:
    """Pack what comes in; the last level given holds."""
    try:
        options = parse_options(argv, letters="c123456789")
    except BadUsage as exc:
        return complain("gzip", str(exc), streams)
    if options.words:
        return complain("gzip", "this practice phone packs standard input only", streams)
    levels = [letter for letter in options.letters if letter.isdigit()]
    packer = zlib.compressobj(int((levels or [_USUAL_LEVEL])[-1]), zlib.DEFLATED, _WITH_HEADER)
    for piece in pieces(streams.stdin):
        if packed := packer.compress(piece):
            streams.stdout(packed)
    streams.stdout(packer.flush())
    return 0
