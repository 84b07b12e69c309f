"""How much room words take in a drawing, where nothing wraps by itself."""

from __future__ import annotations

from adbaudit.report.columns import columns_of

WIDTH = 480
"""Units; narrow, so that letters stay readable on a phone."""

_COLUMN = 7.2
"""Units that one column of letters takes at 13 units of height."""


def fitted(text: str, room: float) -> str:
    """The text, cut where it would run over."""
    columns = int(room / _COLUMN)
    if columns_of(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if columns_of(kept + sign) > columns - 1:
            break
        kept += sign
    return f"{kept}…"
