"""`tail [-n LINES | -c BYTES | -LINES] [FILE…]`; `+N` counts from the beginning."""

from __future__ import annotations

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import OpenFile, Refusal, skip
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Source, Streams
from adbaudit.practice.shell.tools.head import heading
from adbaudit.practice.shell.tools.options import BadUsage, number, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces

_LARGEST_HELD = 64 * 1024 * 1024


def tail(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Print the last lines or bytes of every file, under a heading when there are several."""
    if len(argv) > 1 and argv[1][:1] == "-" and argv[1][1:].isdecimal():
        argv = (argv[0], "-n", argv[1][1:], *argv[2:])
    try:
        options = parse_options(argv, with_value="nc")
        counts = {letter: (number(value), value.startswith("+")) for letter, value in options.values.items()}
    except BadUsage as exc:
        return complain("tail", str(exc), streams)
    status = 0
    names = options.words or ("-",)
    for place, name in enumerate(names):
        source = open_named(name, streams, state, context)
        if isinstance(source, Refusal):
            status = complain("tail", f"{name}: {source.value}", streams)
            continue
        if len(names) > 1:
            streams.stdout(heading(name, is_first=place == 0))
        if "c" in counts:
            count, is_from_start = counts["c"]
            _last_bytes(source, abs(count), streams, is_from_start=is_from_start)
        else:
            count, is_from_start = counts.get("n", (10, False))
            _last_lines(source, abs(count), streams, is_from_start=is_from_start)
    return status


def _last_bytes(source: Source, count: int, streams: Streams, *, is_from_start: bool) -> None:
    if is_from_start:
        skip(source, max(0, count - 1))
    elif isinstance(source, OpenFile):
        source.seek(max(0, source.size - count))
    else:
        streams.stdout(_all_of(source)[-count:] if count else b"")
        return
    for piece in pieces(source):
        streams.stdout(piece)


def _last_lines(source: Source, count: int, streams: Streams, *, is_from_start: bool) -> None:
    lines = _lines(_all_of(source))
    kept = lines[max(0, count - 1) :] if is_from_start else lines[len(lines) - count if count < len(lines) else 0 :]
    if kept:
        streams.stdout(b"".join(kept))


def _lines(content: bytes) -> list[bytes]:
    r"""Lines with their newlines; only `\n` ends one."""
    *whole, rest = content.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])


def _all_of(source: Source) -> bytes:
    gathered = bytearray()
    for piece in pieces(source):
        gathered += piece
        if len(gathered) > 2 * _LARGEST_HELD:
            del gathered[:-_LARGEST_HELD]
    return bytes(gathered)
