"""`md5sum`, `sha1sum`, `sha256sum` `[-b] [FILE…]`."""

from __future__ import annotations

import hashlib

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import Refusal
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces


def digest(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print the digest of every file; `-b` leaves out the names."""
    tool = argv[0]
    try:
        options = parse_options(argv, letters="b")
    except BadUsage as exc:
        return complain(tool, str(exc), streams)
    status = 0
    for name in options.words or ("-",):
        source = open_named(name, streams, state, context)
        if isinstance(source, Refusal):
            status = complain(tool, f"{name}: {source.value}", streams)
            continue
        total = hashlib.new(tool.removesuffix("sum"), usedforsecurity=False)
        for piece in pieces(source):
            total.update(piece)
        line = total.hexdigest() + ("" if "b" in options.letters else f"  {name}")
        streams.stdout(f"{line}\n".encode("utf-8", errors="surrogateescape"))
    return status
