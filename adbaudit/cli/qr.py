"""A QR code in the terminal: half a character a module, black on white whatever the terminal's colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

_LOWER_HALF = "▄"
_BLOCKS = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
"""By (upper is dark, lower is dark), where the terminal is dark and its text light."""
_WHITE, _BLACK = 231, 16
"""Corners of the 256-colour cube, which themes leave alone (xterm, ctlseqs)."""

Rows = Sequence[Sequence[bool]]


def drawn(text: str, *, color: bool) -> str:
    """The code with the empty border that scanners need; without colour it takes the terminal to be dark."""
    rows = modules(text)
    pairs = zip(rows[::2], [*rows[1::2], [False] * len(rows[0])], strict=False)
    lines = (list(zip(upper, lower, strict=True)) for upper, lower in pairs)
    return "".join((_colored(line) if color else _plain(line)) + "\n" for line in lines)


def modules(text: str) -> Rows:
    """The rows of the code, dark modules true; error correction M, border of four modules (ISO/IEC 18004)."""
    import segno  # noqa: PLC0415  # only pairing by QR code needs it

    code = segno.make(text, error="m", micro=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=4)]


def _plain(line: Iterable[tuple[bool, bool]]) -> str:
    return "".join(_BLOCKS[cell] for cell in line)


def _colored(line: Iterable[tuple[bool, bool]]) -> str:
    """Lower halves in the foreground's colour, upper halves in the background's: one glyph for all four cases."""
    runs = (
        f"\x1b[38;5;{_shade(lower)};48;5;{_shade(upper)}m{_LOWER_HALF * len(list(cells))}"
        for (upper, lower), cells in groupby(line)
    )
    return "".join(runs) + "\x1b[0m"


def _shade(dark: bool) -> int:  # noqa: FBT001  # a module is dark or not, nothing to name
    return _BLACK if dark else _WHITE
