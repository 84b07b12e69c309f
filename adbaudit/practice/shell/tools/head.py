"""`head [-n LINES | -c BYTES | -LINES] [-qv] [FILE…]`."""

from __future__ import annotations

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import Refusal
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Source, Streams
from adbaudit.practice.shell.tools.options import BadUsage, number, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces


def head(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print the first lines or bytes of every file, under a heading when there are several."""
    try:
        options = parse_options(_with_lines(argv), letters="qv", with_value="nc")
        counts = {letter: number(value) for letter, value in options.values.items()}
    except BadUsage as exc:
        return complain("head", str(exc), streams)
    for letter, count in counts.items():
        if count < 0:
            return complain("head", f'-{letter} < 0 (see "head --help")', streams)
    status = 0
    names = options.words or ("-",)
    has_heading = (len(names) > 1 or "v" in options.letters) and "q" not in options.letters
    for place, name in enumerate(names):
        source = open_named(name, streams, state, context)
        if isinstance(source, Refusal):
            status = complain("head", f"{name}: {source.value}", streams)
            continue
        if has_heading:
            streams.stdout(heading(name, is_first=place == 0))
        if "c" in counts:
            _first_bytes(source, counts["c"], streams)
        else:
            _first_lines(source, counts.get("n", 10), streams)
    return status


def heading(name: str, *, is_first: bool) -> bytes:
    """The line above each of several files."""
    gap = "" if is_first else "\n"
    return f"{gap}==> {name} <==\n".encode("utf-8", errors="surrogateescape")


def _with_lines(argv: tuple[str, ...]) -> tuple[str, ...]:
    """`-5` is short for `-n 5`."""
    if len(argv) > 1 and argv[1][:1] == "-" and argv[1][1:].isdecimal():
        return (argv[0], "-n", argv[1][1:], *argv[2:])
    return argv


def _first_bytes(source: Source, count: int, streams: Streams) -> None:
    while count > 0 and (piece := source.read(count)):
        streams.stdout(piece)
        count -= len(piece)


def _first_lines(source: Source, count: int, streams: Streams) -> None:
    if count <= 0:
        return
    for piece in pieces(source):
        lines = piece.split(b"\n", count)
        if len(lines) > count:
            streams.stdout(piece[: len(piece) - len(lines[-1])])
            return
        count -= len(lines) - 1
        streams.stdout(piece)
