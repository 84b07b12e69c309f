"""Text that is stored backwards and drawn forwards (Unicode bidirectional overrides, UAX 9)."""

from __future__ import annotations

import re

_TURNED = re.compile("\u202e([^\u202a-\u202e\u2066-\u2069]*)[\u202c\u2069]?")


def as_drawn(text: str) -> str:
    r"""The text as a screen shows it: what stands after a right-to-left override is read from its end.

    >>> as_drawn("\u202enaoL hsaC")
    'Cash Loan'
    """
    return _TURNED.sub(lambda run: run[1][::-1], text) if "\u202e" in text else text
