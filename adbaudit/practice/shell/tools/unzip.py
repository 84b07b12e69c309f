"""`unzip -p ARCHIVE NAME…`: entries of an archive one after the other; other forms of `unzip` are not known."""

from __future__ import annotations

import io
import zipfile
import zlib

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import Refusal
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


def unzip(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print the named entries; a name that is not there costs only itself."""
    try:
        options = parse_options(argv, letters="pq")
    except BadUsage as exc:
        return complain("unzip", str(exc), streams)
    if "p" not in options.letters or len(options.words) < 2:
        return complain("unzip", "this practice phone knows unzip -p ARCHIVE NAME only", streams)
    archive, *names = options.words
    source = open_named(archive, streams, state, context)
    if isinstance(source, Refusal):
        return complain("unzip", f"couldn't open {archive}: I/O error", streams)
    try:
        with zipfile.ZipFile(io.BytesIO(b"".join(pieces(source)))) as opened:
            return _print(opened, names, streams)
    except _FAULTS:
        return complain("unzip", f"couldn't open {archive}: Invalid file", streams)


def _print(opened: zipfile.ZipFile, names: list[str], streams: Streams) -> int:
    """Each entry as it is unpacked, in the order of the names."""
    status = 0
    for name in names:
        if name in opened.NameToInfo:
            streams.stdout(opened.read(name))
        else:
            status = complain("unzip", f"{name} not found", streams)
    return status
