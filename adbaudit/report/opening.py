"""The first sentences of a text, where the rest stands behind `--details`."""

from __future__ import annotations

from adbaudit.model.plan import Advice

_OPENS, _CLOSES = "“「『（(", "”」』）)"
_ENDS = "。！？।"
_SENTENCES = {"limits": 2, "save-proof": 2}
"""What to keep, and that nothing calls back what was uploaded, are as important as what stands before them."""


def in_short(advice: Advice, text: str) -> str:
    """As much of a point's text as nobody should miss; one sentence of most."""
    said = ""
    for _ in range(_SENTENCES.get(advice.id, 1)):
        said += opening(text[len(said) :])
    return said


def opening(text: str) -> str:
    """Up to the first full stop that is not inside quotes or brackets; the whole text where there is none."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENS) - (sign in _CLOSES)
        if depth <= 0 and (sign in _ENDS or (sign in ".!?" and text[place + 1 : place + 2] in {"", " "})):
            return text[: place + 1]
    return text
