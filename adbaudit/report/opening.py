"""The first sentence of a text, where the rest stands behind `--details`."""

from __future__ import annotations

_OPENS, _CLOSES = "“「『（(", "”」』）)"


def opening(text: str) -> str:
    """Up to the first full stop that is not inside quotes or brackets; the whole text where there is none."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENS) - (sign in _CLOSES)
        if depth <= 0 and (sign in "。！？" or (sign in ".!?" and text[place + 1 : place + 2] in {"", " "})):
            return text[: place + 1]
    return text
