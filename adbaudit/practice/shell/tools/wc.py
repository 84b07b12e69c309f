"""`wc [-lwc] [FILE…]`."""

from __future__ import annotations

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import Refusal
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Source, Streams
from adbaudit.practice.shell.tools.options import BadUsage, parse_options
from adbaudit.practice.shell.tools.reading import complain, open_named, pieces

_ORDER = "lwc"


def wc(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Count lines, words and bytes; several numbers or files are lined up, one alone is not."""
    try:
        options = parse_options(argv, letters=_ORDER)
    except BadUsage as exc:
        return complain("wc", str(exc), streams)
    wanted = [letter in options.letters or not options.letters for letter in _ORDER]
    names = options.words or ("-",)
    is_aligned = len(names) > 1 or not options.words
    totals = (0, 0, 0)
    status = 0
    for name in names:
        source = open_named(name, streams, state, context)
        if isinstance(source, Refusal):
            status = complain("wc", f"{name}: {source.value}", streams)
            continue
        counts = _counts(source)
        totals = (totals[0] + counts[0], totals[1] + counts[1], totals[2] + counts[2])
        shown = name if options.words else ""
        streams.stdout(_line(counts, wanted, shown, is_aligned=is_aligned))
    if len(names) > 1:
        streams.stdout(_line(totals, wanted, "total", is_aligned=True))
    return status


def _counts(source: Source) -> tuple[int, int, int]:
    lines = words = length = 0
    is_in_word = False
    for piece in pieces(source):
        lines += piece.count(b"\n")
        words += len(piece.split()) - (is_in_word and not piece[:1].isspace())
        is_in_word = not piece[-1:].isspace()
        length += len(piece)
    return lines, words, length


def _line(counts: tuple[int, int, int], wanted: list[bool], name: str, *, is_aligned: bool) -> bytes:
    numbers = [count for count, is_wanted in zip(counts, wanted, strict=True) if is_wanted]
    width = 7 if is_aligned and (name or len(numbers) > 1) else 0
    shown = " ".join(f"{number:{width}d}" for number in numbers)
    return (f"{shown} {name}" if name else shown).encode("utf-8", errors="surrogateescape") + b"\n"
