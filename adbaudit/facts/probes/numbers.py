"""Numbers as phones print them: ASCII digits, and not more of them than any phone has."""

from __future__ import annotations

MOST_DIGITS = 15


def number_of(text: str | None) -> int | None:
    """The number, or `None` for anything else; never an error, whatever stands there."""
    if text and len(text) <= MOST_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    return None
